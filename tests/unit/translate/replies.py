"""What the tests' models reply."""


def english(text):
    """A reply of the same length and numbers, different from its source, for tests of structure."""
    return " ".join(f"en{word}" if word[0].isalpha() else word for word in text.split())
