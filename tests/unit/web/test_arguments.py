"""What programs may send, and that hints speak to them."""

import pytest

from engine.errors import RingkasError, SettingsError, WrongLanguage
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


def test_the_hint_of_a_wrong_language_names_the_parameter():
    text = "The government said on Monday that the price of rice had risen by ten percent since the month began. "
    with pytest.raises(WrongLanguage) as caught:
        check_language(checked_article(text * 3), force=False)
    assert "`force`" in in_words_of_the_api(caught.value)
