import contentlint.testing

test_examples = contentlint.testing.examples("contentlint_example_clinic.rules")
