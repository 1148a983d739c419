"""What may come in, and the one way from a raw text to an article."""

import pytest

from clean import clean
from engine.errors import BinaryInput, EmptyInput, InputTooLarge
from ringkas.validation import check_text, checked_article
from sources import Limits

TEXT = "Harga Beras Naik\n\nHarga beras naik 10 persen di Jakarta. Pemerintah menambah pasokan pekan depan."


def test_a_ten_megabyte_paste_is_refused_by_the_stated_limit():
    paste = "Harga beras naik lagi. " * 450_000
    assert len(paste) > 10_000_000
    with pytest.raises(InputTooLarge, match=r"10,350,000 characters; the limit is 5,000,000") as caught:
        check_text(paste, limits=Limits())
    assert "RINGKAS_MAX_INPUT_CHARACTERS" in caught.value.hint
    check_text(paste, limits=Limits(input_characters=11_000_000))


def test_limits_that_are_not_given_are_those_of_the_environment(monkeypatch):
    monkeypatch.setenv("RINGKAS_MAX_INPUT_CHARACTERS", "20")
    with pytest.raises(InputTooLarge, match="the limit is 20"):
        checked_article(TEXT)
    assert checked_article(TEXT, limits=Limits()).sentences


def test_an_article_is_what_cleaning_makes_of_the_text():
    url = "https://kabar.example/berita/2026/03/05/harga-beras"
    assert checked_article(TEXT, url=url) == clean(TEXT, url=url)
    assert checked_article(TEXT) == clean(TEXT)


@pytest.mark.parametrize("work", [check_text, checked_article])
@pytest.mark.parametrize(("text", "error"), [(" \n", EmptyInput), ("PK\x03\x04\0\0" * 9, BinaryInput)])
def test_what_is_no_text_is_refused_before_it_is_cleaned(work, text, error):
    with pytest.raises(error) as caught:
        work(text)
    assert caught.value.hint
