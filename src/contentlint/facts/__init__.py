"""What rules ask of a page: names, links, structured data, reading; each fact computed once, when it is asked for."""
