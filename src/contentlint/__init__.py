"""contentlint reads clinic web pages and tells, with the exact place and the reason, what is wrong with them."""
