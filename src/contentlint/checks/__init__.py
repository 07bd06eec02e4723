"""Rules as code: one file a rule, named after it. The catalog finds them; there is nothing to register."""
