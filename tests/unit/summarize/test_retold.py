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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dua kapal nelayan", "tiga kapal nelayan"),
        ("tidak melihat karang", "melihat karang"),
        ("dua kapal nelayan", "dua kapal Basarnas"),
        ("dua kapal nelayan", "dua kapal milik TNI"),
        ("sembilan hari", "sembilan hari pada 2026"),
        ("dirawat di puskesmas", "tidak dirawat di puskesmas"),
        ("ujar Melki", "ujar Gubernur Melki"),
    ],
)
def test_a_changed_fact_of_a_text_in_other_words_is_told_where_it_still_is_a_copy(article_of, old, new):
    texts = [text.replace(old, new) for text in FERRY]
    ((changed, text),) = [pair for pair in enumerate(texts) if pair[1] not in FERRY]
    found = group_copies([article_of(*([text] for text in own)) for own in (IN_OTHER_WORDS, texts)])
    assert found.groups == ((0, 1),)
    assert (1, changed) in found.additions, text


CANAL = (
    "Tanggul saluran irigasi Kalimati di Desa Wringin, Bojonegoro, jebol pada Senin (3/2/2025) malam.",
    "Air menggenangi 140 hektare sawah yang dua pekan lagi dipanen.",
    "Bupati Hanafi Rusdi meminta perbaikan selesai sebelum tanam kedua.",
    "Menurut Sumarno (57), ketua kelompok tani, kerugian petani Rp 1,9 miliar.",
    "Sebanyak 35 tentara menutup tanggul dengan 4.000 karung pasir.",
    "Penjaga pintu air, Wiyono, diperiksa karena pompa di utara saluran padam.",
)
CANAL_IN_OTHER_WORDS = (
    "Sawah seluas 140 hektare di Wringin terendam padahal panen tinggal dua pekan.",
    "Sumarno, 57 tahun, yang memimpin kelompok tani, menghitung kerugian petani Rp1,9 miliar.",
    "Irigasi Kalimati di Bojonegoro itu jebol tanggulnya pada Senin malam.",
    "Karung pasir sebanyak 4.000 buah dipasang 35 tentara untuk menyumbatnya.",
    "Pompa di utara saluran padam, sehingga penjaga pintu air Wiyono dimintai keterangan.",
    "Perbaikan harus rampung sebelum tanam kedua, kata Bupati Hanafi Rusdi.",
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("140 hektare", "410 hektare"),
        ("dua pekan", "dua hari"),
        ("Bupati Hanafi", "Gubernur Hanafi"),
        ("Senin malam", "Senin pagi"),
        ("57 tahun", "75 tahun"),
        ("kerugian petani Rp1,9 miliar", "kerugian petani Rp9,1 miliar"),
        ("di Wringin", "di Sugihwaras"),
        ("35 tentara", "53 tentara"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_another_fact_in_a_frame_of_both_makes_versions_that_stand_side_by_side(article_of, old, new, turned):
    texts = [text.replace(old, new) for text in CANAL_IN_OTHER_WORDS]
    ((changed, text),) = [pair for pair in enumerate(texts) if pair[1] not in CANAL_IN_OTHER_WORDS]
    order = (texts, CANAL) if turned else (CANAL, texts)
    found = group_copies([article_of(*([text] for text in own)) for own in order])
    assert found.groups == ((0,), (1,))
    (pair,) = found.versions
    told = {gap.first if turned else gap.second for gap in pair.differences}
    assert changed in told, text


def test_what_is_told_in_other_words_without_another_fact_is_a_copy_of_which_nothing_is_named(article_of):
    found = group_copies([article_of(*([text] for text in own)) for own in (CANAL, CANAL_IN_OTHER_WORDS)])
    assert (found.groups, found.additions) == (((0, 1),), ())


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("pada Senin malam", "pada Senin (3/2/2025) malam", False),
        ("pada Senin malam", "pada Selasa malam", True),
        ("Bupati Hanafi", "Bupati Bojonegoro Hanafi", False),
        ("penjaga pintu air Wiyono", "penjaga pintu air Wiyono bersama Suparlan", True),
        ("kata Bupati", "kata Camat dan Bupati", True),
        ("Sawah", "Salah satu sawah", False),
    ],
)
def test_more_of_a_day_or_of_what_both_name_is_not_named_again_but_a_new_fact_is(article_of, old, new, named):
    texts = [text.replace(old, new) for text in CANAL_IN_OTHER_WORDS]
    assert texts != list(CANAL_IN_OTHER_WORDS)
    kept = [text.replace("Senin (3/2/2025) malam", "Senin malam") for text in CANAL]
    kept += ["Hujan turun sejak sore."]
    found = group_copies([article_of(*([text] for text in own)) for own in (kept, texts)])
    assert bool(found.additions or found.versions) is named


def test_what_the_article_that_speaks_says_too_is_not_told_again(article_of):
    articles = [article_of(*([text] for text in texts)) for texts in (IN_OTHER_WORDS, FERRY)]
    told = {sentence for _, sentence in group_copies(articles).additions}
    # The first one names the regency and the month.
    assert 0 in told
    assert not told & {1, 3, 4, 5}


def test_another_fact_in_a_sentence_that_both_have_is_no_copy_whatever_words_the_rest_is_in(article_of):
    both = "Warga memasang {} pelampung merah di sisi utara alur pelayaran itu."
    articles = [
        article_of(*([text] for text in (*texts, both.format(count))))
        for texts, count in ((IN_OTHER_WORDS, "lima"), (FERRY, "tujuh"))
    ]
    assert group_copies(articles).groups == ((0,), (1,))


def test_features_are_the_same_both_ways_round(article_of):
    one, other = (facts_of(article_of(*([text] for text in texts))) for texts in (FERRY, IN_OTHER_WORDS[:5]))
    assert features(one, other).tolist() == features(other, one).tolist()
