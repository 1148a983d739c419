"""What programs may send, and that hints speak to them."""

import re

import pytest

from engine.errors import InputTooLarge, RingkasError, SettingsError, WrongLanguage
from ringkas.validation import check_language, checked_article
from ringkas.web.arguments import check_arguments, in_words_of_the_api
from sources import admit


def test_what_fits_passes():
    check_arguments(text="a", url="", sentences=0, style="bullets", focus="", scope="both", alternatives=1)


@pytest.mark.parametrize(
    "given", [{"sentences": True}, {"force": 1}, {"style": ["paragraph"]}, {"scope": None}, {"text": None}]
)
def test_what_does_not_fit_names_the_parameter(given):
    with pytest.raises(SettingsError, match=next(iter(given))):
        check_arguments(**given)


@pytest.mark.parametrize(
    "text",
    [
        "a.txt",
        "a.txt\nb.txt",
        "~/berita/",
        "https://kabar.example/a",
        "https://a.example/\nhttps://b.example/",
        '[{"teks": "Harga beras naik."}, {"teks": "Harga cabai turun."}]',
        '<opml version="2.0"><body/></opml>',
        "User-agent: *\nDisallow: /\n",
        "[InternetShortcut]\nURL=https://kabar.example/a\n",
    ],
)
def test_hints_of_the_gate_name_no_command(text):
    with pytest.raises(RingkasError) as caught:
        admit(text)
    assert "ringkas" not in in_words_of_the_api(caught.value)


ASKS_FOR_A_FILE = [
    "{\\rtf1 Pemerintah Kota menutup jalan.}",
    "Pemerintah Kota\0 menutup jalan.",
    '{"teks": "Harga beras naik."}\n{broken\n',
    "Verifikasi bahwa Anda bukan robot\n\nAktifkan JavaScript dan cookie untuk melanjutkan",
    "Kami menggunakan cookie\n\nSitus ini menggunakan cookie untuk meningkatkan pengalaman Anda.\n\nTerima semua\n",
    " ",
]


@pytest.mark.parametrize("text", ASKS_FOR_A_FILE)
def test_no_hint_asks_for_what_the_endpoints_do_not_take(text):
    with pytest.raises(RingkasError) as caught:
        checked_article(text)
    said = in_words_of_the_api(caught.value).removeprefix(caught.value.message)
    assert said.strip()
    assert not re.search(r"\b(?:file|URL|docx|CSV|UTF-8|RINGKAS_)", said), said


def test_a_setting_of_the_server_is_no_advice():
    error = InputTooLarge("Too long.", hint="Split it into articles, or raise RINGKAS_MAX_INPUT_CHARACTERS.")
    assert in_words_of_the_api(error) == "Too long. Split it into articles."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": None}, "`text` must be a string, not null."),
        ({"sentences": True}, "`sentences` must be a whole number, not true."),
        ({"sentences": -1}, "`sentences` must be 0 or more, not -1."),
        ({"alternatives": 0}, "`alternatives` must be 1 or more, not 0."),
        ({"style": "bullet"}, "`style` can't be 'bullet'."),
    ],
)
def test_a_refusal_shows_what_was_sent_as_it_was_sent(given, said):
    with pytest.raises(SettingsError) as caught:
        check_arguments(**given)
    assert caught.value.message == said


def test_the_hint_of_a_wrong_language_names_the_parameter():
    text = "The government said on Monday that the price of rice had risen by ten percent since the month began. "
    with pytest.raises(WrongLanguage) as caught:
        check_language(checked_article(text * 3), force=False)
    assert "`force`" in in_words_of_the_api(caught.value)


def test_a_mark_is_a_number_from_nought_to_one_or_null():
    for mark in (None, 0, 0.7, 1):
        check_arguments(text="a", mark_below=mark)
    for mark in (True, "0.7", -0.1, 1.1, 70, float("nan"), [0.7]):
        with pytest.raises(SettingsError, match="`mark_below` must be"):
            check_arguments(text="a", mark_below=mark)


def test_json_without_an_article_is_told_what_its_text_would_be_called():
    with pytest.raises(RingkasError) as caught:
        admit('{"data": {"article": "Harga beras naik."}}')
    assert in_words_of_the_api(caught.value) == (
        "The text has no column that holds articles; it has: 'data'. Name the column with the article `text`."
    )
