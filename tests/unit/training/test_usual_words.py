"""What of pairs and a dictionary becomes a word's usual English."""

from training.usual_words import mend, usual_words

LEXICON = {
    "ember": (85, ["bucket", "pail"]),
    "kabur": (80, ["fle", "blurr"]),
    "jarum": (90, ["needl"]),
    "bisa": (90, ["can", "venom"]),
    "muka": (90, ["fac", "front", "a", "b", "c", "d", "e"]),
}
PAIRS = [
    ("Ia membawa ember.", "She carried a bucket."),
    ("Dua ember penuh.", "Two buckets are full."),
    ("Ember itu dan ember ini.", "That bucket and this one."),
    ("ember pecah", "a broken bucket"),
    ("Ia kabur.", "He fled."),
    ("Gambar kabur.", "The picture is blurred."),
    ("Ia tak kabur lagi, kata kabur itu.", "He doesn't run away."),
    ("Muka muka muka.", "His face."),
]


def test_the_form_that_most_sentences_have_is_usual():
    assert usual_words(PAIRS, LEXICON, {})["ember"] == "bucket"


def test_a_word_whose_english_changes_from_sentence_to_sentence_has_none():
    assert "kabur" not in usual_words(PAIRS, LEXICON, {"kabur": ["flee"]})


def test_a_word_that_the_pairs_lack_has_the_dictionary_s_if_the_lexicon_agrees():
    found = usual_words(PAIRS, LEXICON, {"jarum": ["needle", "pin"], "bisa": ["able"]})
    assert found["jarum"] == "needle"
    assert "bisa" not in found


def test_a_word_of_many_renderings_or_of_every_sentence_has_none():
    assert "muka" not in usual_words(PAIRS, LEXICON, {"muka": ["face"]})
    assert "ember" not in usual_words(PAIRS * 60, LEXICON, {})


def test_what_a_reader_found_wrong_is_mended_or_goes():
    found = {"etis": "unethical", "agung": "supreme", "ember": "bucket"}
    assert mend(found, [("etis", "ethical"), ("agung", "-"), ("jarum", "needle")]) == {
        "etis": "ethical",
        "ember": "bucket",
    }
