import pytest

from engine.errors import EmptyInput, SettingsError
from summarize import digest
from summarize.copies import group_copies

FLOOD = (
    "Banjir merendam empat desa di Kabupaten Demak sejak Selasa malam setelah tanggul Sungai Wulan jebol.",
    "Sebanyak 1.250 warga mengungsi ke balai kecamatan dan dua sekolah dasar.",
    "Kepala BPBD Demak, Agus Salim, mengatakan perbaikan tanggul butuh waktu tiga pekan.",
    "Pemerintah provinsi mengirim 12 perahu karet dan 4 ton beras ke lokasi.",
    "Hujan lebat diperkirakan masih turun sampai akhir pekan.",
)
OTHER_FLOOD = (
    "Tanggul Sungai Wulan di Demak jebol pada Selasa malam dan air masuk ke permukiman warga.",
    "Relawan mendirikan dapur umum yang menyiapkan 3.000 nasi bungkus setiap hari.",
    "Jalan pantura lumpuh sehingga truk dialihkan lewat Purwodadi.",
)
FOOTBALL = (
    "Persipura menang 3-1 atas PSM Makassar pada laga pembuka Liga 1 di Jayapura, Sabtu.",
    "Dua gol dicetak Boaz Solossa pada babak pertama.",
    "Pelatih PSM mengakui lini belakangnya belum padu.",
)


@pytest.fixture
def articles(article_of):
    shortened = ("DEMAK - " + FLOOD[0], *FLOOD[1:3])  # a syndicated copy: dateline added, end cut off
    return [article_of(*([text] for text in texts)) for texts in (FLOOD, FOOTBALL, shortened, OTHER_FLOOD)]


def test_copies_are_found_though_shortened_and_reports_of_one_event_are_not(articles):
    assert group_copies(articles) == [[0, 2], [1], [3]]


def test_a_copy_counts_once_and_is_named_as_a_source(articles):
    found = digest(articles, sentences=4)
    assert found.groups == ((0, 2), (1,), (3,))
    texts = [sentence.text for sentence in found.sentences]
    assert len(set(texts)) == 4
    assert not any(text.startswith("DEMAK -") for text in texts)
    for sentence in found.sentences:
        article, place = sentence.sources[0]
        assert articles[article].sentences[place].text == sentence.text
    shared = [sentence.sources for sentence in found.sentences if sentence.text in FLOOD[1:3]]
    assert all((2, FLOOD.index(articles[0].sentences[places[0][1]].text)) in places for places in shared)
    assert [finding.kind for finding in found.findings] == ["copies"]


def test_every_story_has_its_say(articles):
    told = {sentence.sources[0][0] for sentence in digest(articles, sentences=5).sentences}
    assert told == {0, 1, 3}


def test_order_is_that_of_the_articles(articles):
    places = [sentence.sources[0] for sentence in digest(articles).sentences]
    assert places == sorted(places)
    assert len(places) == 5


def test_length_and_style(articles):
    assert len(digest(articles, words=30).text.split()) <= 30
    assert digest(articles, sentences=2, style="bullets").text.count("- ") >= 2
    assert len(digest(articles, style="headline").sentences) == 1
    with pytest.raises(SettingsError):
        digest(articles, sentences=2, words=30)


def test_nothing_to_digest():
    with pytest.raises(EmptyInput):
        digest([])
    with pytest.raises(EmptyInput):
        digest(["", " "])


def test_one_article_and_empty_ones(articles, article_of):
    found = digest([article_of(), articles[0]], sentences=2)
    assert {sentence.sources[0][0] for sentence in found.sentences} == {1}


def test_texts_are_cleaned_first():
    found = digest([" ".join(FLOOD), " ".join(FOOTBALL)], sentences=2)
    assert len(found.sentences) == 2
