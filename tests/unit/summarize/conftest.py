"""Articles for the tests of summaries."""

import pytest

from clean import Article, Sentence


def _article_of(*paragraphs, title=""):
    """An article with the sentences just as given, so that a test doesn't hang on splitting."""
    sentences, offset = [], 0
    for number, texts in enumerate(paragraphs):
        for text in texts:
            sentences.append(Sentence(text=text, paragraph=number, start=offset, end=offset + len(text)))
            offset += len(text) + 1
        offset += 1
    return Article(
        title=title,
        language="id",
        paragraphs=tuple(" ".join(texts) for texts in paragraphs),
        kinds=tuple("text" for _ in paragraphs),
        sentences=tuple(sentences),
    )


@pytest.fixture
def article_of():
    return _article_of


@pytest.fixture
def market():
    return _article_of(
        [
            "Harga beras di Pasar Induk Cipinang naik 10 persen sejak Senin.",
            "Kenaikan itu dipicu banjir yang memutus jalan di Karawang.",
        ],
        [
            '"Pasokan terlambat tiga hari," kata Kepala Pasar, Budi Santoso.',
            "Ia meminta pedagang tidak menimbun beras.",
        ],
        ["Pemerintah akan menggelar operasi pasar pekan depan di lima kota."],
        ["Cuaca di Jakarta diperkirakan cerah berawan.", "Baca juga berita lain di situs ini."],
        title="Harga beras di Cipinang naik",
    )
