"""Language: sentences, words, syllables and formulas, of text alone; nothing here knows of pages."""
