"""The way in: text or markup, an Article out."""

from clean import clean


def test_sentences_are_slices_of_the_article_text():
    article = clean("Harga beras naik. Pemerintah menambah stok.\n\nWarga menunggu kabar.")
    assert [s.text for s in article.sentences] == [
        "Harga beras naik.",
        "Pemerintah menambah stok.",
        "Warga menunggu kabar.",
    ]
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
    assert [s.paragraph for s in article.sentences] == [0, 0, 1]


def test_empty_text_is_an_empty_article():
    assert clean("").paragraphs == ()
    assert clean(" \n\t ").paragraphs == ()
