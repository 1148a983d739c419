"""Which words of careful pairs tell."""

from training.telling_words import telling_words

PAIRS = [
    ("Para sipir datang.", "The guards came."),
    ("Sipir itu pulang.", "The guard went home."),
    ("Ia membeli kecap.", "She bought soy sauce."),
    ("Kecap itu habis.", "It is used up."),
    ("Gelas pecah.", "The glass broke."),
]


def test_a_word_that_no_pair_lacks_tells_and_one_that_a_pair_lacks_does_not():
    assert telling_words(PAIRS, []) == ["sipir"]


def test_one_with_one_usual_english_needs_no_pairs():
    assert telling_words([], ["jahe", "tutur", "kabupaten", "penjara", "maret"]) == ["jahe", "kabupaten"]


def test_one_of_very_many_pairs_does_not_tell():
    assert "sipir" in telling_words(PAIRS * 100, [])
    assert "sipir" not in telling_words(PAIRS * 101, [])
