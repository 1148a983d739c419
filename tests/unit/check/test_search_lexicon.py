"""The word lexicon as a search takes it."""

from check import WordLexicon
from engine import Lexicon


def test_a_word_has_the_stems_of_its_translations():
    lexicon: Lexicon = WordLexicon()
    ((_, house), (_, sold)) = lexicon.renderings("rumah terjual")
    assert {lexicon.key("houses"), lexicon.key("home")} <= house
    assert lexicon.key("sold") in sold


def test_inflected_words_share_a_key():
    key = WordLexicon().key
    assert key("prices") == key("Price")
    assert key("stopped") == key("stopping")


def test_a_name_may_stay_as_it_is_but_a_capital_at_the_beginning_says_nothing():
    (_, first), *_, (_, last) = WordLexicon().renderings("Harga naik, kata Sutarno")
    assert "Harga" not in first
    assert "price"[:4] in {word[:4] for word in first}
    assert "Sutarno" in last


def test_an_unknown_word_is_a_name_even_where_a_sentence_begins():
    assert ("Rutte", frozenset({"Rutte"})) in WordLexicon().renderings("Rutte menang.")
    assert list(WordLexicon().names("Rutte menang. Harga naik.")) == ["Rutte"]


def test_a_name_goes_on_from_each_of_its_words():
    found = WordLexicon().names("Harga naik, kata Ahmad Heri Setiawan (42) di Tanjung Priok.")
    assert found == ["Ahmad Heri Setiawan", "Heri Setiawan", "Setiawan", "Tanjung Priok", "Priok"]


def test_initials_of_a_person_stay():
    assert ("AS", frozenset({"AS"})) in WordLexicon().renderings("Polisi menangkap AS (25).")
    assert ("AS", frozenset({"AS"})) not in WordLexicon().renderings("Sanksi untuk AS dicabut.")


def test_names_of_countries_are_known():
    assert any("netherland" in words for _, words in WordLexicon().renderings("Ia tinggal di Belanda."))


def test_a_text_without_known_words_has_nothing():
    assert list(WordLexicon().renderings("")) == []
    assert list(WordLexicon().renderings("… !")) == []


def test_figures_that_stand_free_are_wanted():
    assert WordLexicon().renderings("12 … 2,5 (45)") == [
        ("12", frozenset({"12"})),
        ("2,5", frozenset({"2,5"})),
    ]
    assert "10" not in dict(WordLexicon().renderings("Rp10"))


def test_figures_are_given_as_english_writes_them():
    assert WordLexicon().figures("Rp1.234,5 juta (2.350) naik 6,25 dari 0,125") == [
        "1,234.5",
        "2,350",
        "6.25",
        "0,125",
    ]
    english = "12.30 4.5 2,350 12"
    assert WordLexicon().figures(english) == english.split()


def test_the_revision_stays_the_same():
    assert WordLexicon().revision == WordLexicon().revision != ""


def test_what_free_english_may_call_the_same_guides_no_search():
    (_, lion), *_ = WordLexicon().renderings("singa mati")
    assert WordLexicon().key("lion") in lion
    assert WordLexicon().key("england") not in lion
    _, (_, capital) = WordLexicon().renderings("Sidang Washington")
    assert capital == {"Washington"}


def test_what_stands_in_a_countrys_name_is_no_name_of_that_country():
    favored = dict(WordLexicon().renderings("Angin dari selatan dan barat di pulau baru"))
    countries = {
        WordLexicon().key(name) for name in ("Korea", "Africa", "Sahara", "Zealand", "Bosnia", "Trinidad")
    }
    assert not countries & frozenset().union(*favored.values())
    _, (_, korea) = WordLexicon().renderings("Presiden Korea")
    assert WordLexicon().key("Korean") in korea
