"""What another newsroom tells in its own words is a copy; what it tells otherwise, or later, isn't."""

import pytest

from summarize import digest
from summarize.copies import group_copies
from summarize.retold import facts_of, features

FERRY = (
    "Feri Lintas Sagu kandas di dekat Pelabuhan Tobelo, Halmahera Utara, Selasa (4/2/2025) pukul 05.40 WIT.",
    "Sebanyak 146 penumpang dan 23 sepeda motor dipindahkan ke dua kapal nelayan.",
    "Kepala Syahbandar Tobelo, Melki Rajawane, mengatakan rambu di alur masuk padam sejak 12 Januari.",
    '"Nakhoda Sarif Umasugi tidak melihat karang itu," ujar Melki.',
    "Biaya perbaikan lambung ditaksir Rp 350 juta, dan feri kembali berlayar dalam sembilan hari.",
    "Tiga penumpang dirawat di puskesmas karena mual.",
)
IN_OTHER_WORDS = (
    "Karang yang tak terlihat membuat perjalanan Lintas Sagu terhenti pada Selasa pagi.",
    "Nakhodanya, Sarif Umasugi, berlayar tanpa rambu menyala, sebab lampu pelabuhan mati dari 12 Januari.",
    "Demikian penjelasan Melki Rajawane, syahbandar di Tobelo.",
    "Feri menghantam dasar pada pukul 05.40.",
    "Orang di atasnya, 146 jumlahnya, naik ke dua kapal nelayan, begitu pula 23 motor.",
    "Karena mual, tiga orang ditangani puskesmas.",
    "Memperbaiki lambung perlu Rp350 juta sebelum feri jalan lagi, sembilan hari kemudian.",
)


def grouped(article_of, *articles):
    return group_copies([article_of(*([text] for text in texts)) for texts in articles]).groups


@pytest.mark.parametrize("order", [(FERRY, IN_OTHER_WORDS), (IN_OTHER_WORDS, FERRY)])
def test_the_same_facts_in_other_words_and_another_order_are_a_copy(article_of, order):
    assert grouped(article_of, *order) == ((0, 1),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("146", "164"),
        ("Selasa", "Rabu"),
        ("Rp350 juta", "Rp530 juta"),
        ("tiga orang ditangani puskesmas", "tiga orang meninggal"),
        ("feri jalan lagi, sembilan hari kemudian", "feri jalan lagi, yang ditunda sampai Maret"),
        ("Tobelo", "Jailolo"),
        ("05.40", "17.40"),
        ("12 Januari", "12 Februari"),
        ("Sarif Umasugi", "Sarif Latuconsina"),
        ("Melki Rajawane", "Johanis Rajawane"),
    ],
)
def test_a_later_state_or_another_event_in_other_words_is_none(article_of, old, new):
    texts = [text.replace(old, new) for text in IN_OTHER_WORDS]
    assert texts != list(IN_OTHER_WORDS)
    assert grouped(article_of, FERRY, texts) == ((0,), (1,))


@pytest.mark.parametrize(
    "own",
    [
        "Kapal serupa kandas di tempat itu pada 2019, dan 40 orang luka.",
        "Bupati Petrus Babua akan memanggil pengelolanya.",
        "Warga setempat mengeluh karena sayuran membusuk.",
    ],
)
def test_what_only_the_retold_article_says_is_named_in_full(article_of, own):
    articles = [article_of(*([text] for text in texts)) for texts in (IN_OTHER_WORDS, (*FERRY[:5], own))]
    found = digest(articles)
    assert found.groups == ((0, 1),)
    assert any(own in finding.message and finding.severity == "warning" for finding in found.findings)


def test_features_are_the_same_both_ways_round(article_of):
    one, other = (facts_of(article_of(*([text] for text in texts))) for texts in (FERRY, IN_OTHER_WORDS[:5]))
    assert features(one, other).tolist() == features(other, one).tolist()
