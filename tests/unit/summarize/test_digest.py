import gc
import time
from dataclasses import replace

import pytest

from engine.errors import EmptyInput, SettingsError
from summarize import digest
from summarize.copies import group_copies
from summarize.differences import compare_texts
from summarize.texts import Text

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
    assert group_copies(articles).groups == ((0, 2), (1,), (3,))


QUAKE = (
    "Gempa bumi dengan magnitudo 5,2 terjadi di Maluku Tenggara, Sabtu (12/10) pukul 14.08 WIT.",
    "BMKG menyatakan pusat gempa berada di laut, 120 km tenggara Tual, pada kedalaman 10 km.",
    "Hasil pemodelan menunjukkan gempa tidak berpotensi tsunami.",
    "Belum ada laporan kerusakan bangunan hingga laporan ini disusun.",
    "Warga diminta tidak mudah percaya pada kabar yang belum jelas sumbernya.",
)
DEADLY_QUAKE = (
    "Gempa bumi dengan magnitudo 6,1 terjadi di Simeulue, Selasa (15/10) pukul 03.27 WIB.",
    "BMKG menyatakan pusat gempa berada di laut, 34 km barat laut Sinabang, pada kedalaman 10 km.",
    "Hasil pemodelan menunjukkan gempa tidak berpotensi tsunami.",
    "Tiga orang tewas tertimpa bangunan hingga laporan ini disusun.",
    "Warga diminta tidak mudah percaya pada kabar yang belum jelas sumbernya.",
)


@pytest.mark.parametrize("order", [(QUAKE, DEADLY_QUAKE), (DEADLY_QUAKE, QUAKE)])
def test_bulletins_from_one_template_on_two_events_both_count_and_stand_side_by_side(article_of, order):
    articles = [article_of(*([text] for text in texts)) for texts in order]
    found = digest(articles)
    assert found.groups == ((0,), (1,))
    (pair,) = found.versions
    assert pair.articles == (0, 1)
    told = {
        (articles[0].sentences[gap.first].text, articles[1].sentences[gap.second].text)
        for gap in pair.differences
        if gap.first is not None and gap.second is not None
    }
    assert {(order[0][0], order[1][0]), (order[0][1], order[1][1])} <= told
    held = {
        article.sentences[place].text
        for article, places in zip(
            articles, zip(*[(gap.first, gap.second) for gap in pair.differences], strict=True), strict=True
        )
        for place in places
        if place is not None
    }
    assert {QUAKE[3], DEADLY_QUAKE[3]} <= held
    assert [(finding.kind, finding.severity) for finding in found.findings] == [("versions", "warning")]


def test_a_sentence_is_not_credited_to_a_text_with_other_facts(article_of):
    articles = [article_of(*([text] for text in texts)) for texts in (QUAKE, DEADLY_QUAKE)]
    found = digest(articles, sentences=10)
    for sentence in found.sentences:
        if "magnitudo" in sentence.text or "pusat gempa" in sentence.text:
            assert len(sentence.sources) == 1
    assert {QUAKE[0], DEADLY_QUAKE[0]} <= {sentence.text for sentence in found.sentences}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.250", "2.500"),
        ("Selasa malam", "Rabu malam"),
        ("Agus Salim", "Joko Lelono"),
        ("Kabupaten Demak", "Kabupaten Kudus"),
        ("mengungsi", "tewas"),
        ("masih turun", "tidak turun"),
    ],
)
def test_one_fact_makes_a_copy_a_version(article_of, old, new):
    texts = [text.replace(old, new) for text in FLOOD]
    assert texts != list(FLOOD)
    found = digest([article_of(*([text] for text in FLOOD)), article_of(*([text] for text in texts))])
    assert len(found.groups) == 2
    assert found.versions[0].differences


REPORT = (
    "Gubernur Sulawesi Tenggara meresmikan dermaga Lapuko sepanjang 1.200 meter, Rabu (12/3/2025) pukul 09.00.",
    "Kepala Dinas Perhubungan, Komisaris Besar Rudi Halim, menyebut biayanya 3,5 juta dolar AS.",
    '"Dermaga ini dibuka dua pekan lagi," kata Rudi.',
    "Kementerian Perhubungan menutup dermaga lama di Amolengo. Warga bernama Sitti lega.",
    "Sebanyak 412 nelayan dan tiga kapal barang akan memakainya.",
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Gubernur Sulawesi Tenggara", "Gubernur Sultra"),
        ("1.200 meter", "1,2 km"),
        ("Komisaris Besar Rudi Halim", "Kombes Rudi Halim"),
        ("3,5 juta dolar AS", "US$3.500.000"),
        ("dua pekan", "14 hari"),
        ("Kementerian Perhubungan", "Kementerian Perhubungan (Kemenhub)"),
        ("Kementerian Perhubungan menutup dermaga lama", "Dermaga lama ditutup Kementerian Perhubungan"),
        ("pukul 09.00", "pukul 09.00 WITA"),
        ("412 nelayan dan tiga kapal barang", "3 kapal barang dan 412 nelayan"),
        (
            '"Dermaga ini dibuka dua pekan lagi," kata Rudi.',
            "Rudi mengatakan dermaga ini dibuka dua pekan lagi.",
        ),
        ("di Amolengo. Warga", "di Amolengo, dan warga"),
    ],
)
def test_another_newsrooms_wording_makes_no_version(article_of, old, new):
    texts = [text.replace(old, new) for text in REPORT]
    assert texts != list(REPORT)
    found = digest([article_of(*([text] for text in REPORT)), article_of(*([text] for text in texts))])
    assert found.groups == ((0, 1),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sulawesi Tenggara", "Sulteng"),
        ("1.200 meter", "12 km"),
        ("Rudi Halim", "Budi Halim"),
        ("dua pekan", "tiga minggu"),
        ("pukul 09.00", "pukul 10.00 WITA"),
        ("412 nelayan dan tiga kapal barang", "tiga nelayan dan 412 kapal barang"),
        ("di Amolengo", "di Torobulu"),
        ("menutup dermaga lama", "membuka dermaga lama"),
    ],
)
def test_wording_hides_no_fact(article_of, old, new):
    texts = [text.replace(old, new) for text in REPORT]
    assert texts != list(REPORT)
    found = digest([article_of(*([text] for text in REPORT)), article_of(*([text] for text in texts))])
    assert found.groups == ((0,), (1,))


TOLL = (
    "PT Jalan Tol Nusa mencatat 178.432 kendaraan meninggalkan Jabotabek pada Minggu (7/4/2024).",
    "Manajer Humas PT Jalan Tol Nusa, Lisbeth Oktavia, merinci 101.706 kendaraan menuju arah timur.",
    "Sebanyak tujuh kuintal muatan ditahan di Gerbang Tol Cikampek Utama.",
    "Sopir truk, Karim, meninggal di Rumah Sakit Palangka Raya.",
    '"Kami mengimbau warga beristirahat bila lelah," kata Lisbeth Oktavia di Karawang.',
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Manajer Humas PT Jalan Tol Nusa, Lisbeth", "Kepala Hubungan Masyarakat JTN Lisbeth"),
        ("tujuh kuintal", "700 kg"),
        ("Karim, meninggal", "Karim, tidak bernyawa"),
        ("Cikampek", "Cikmapek"),
        ("Cikampek", "Cikampk"),
        ("Cikampek", "Cikamppek"),
        ("Palangka Raya", "Palangkaraya"),
        ("Minggu (7/4/2024)", "Minggu (7/4/2024) atau H-3 Lebaran 1445 Hijriah"),
        ("Kami mengimbau warga beristirahat", "Kami minta warga beristirahat dahulu"),
        ("kata Lisbeth Oktavia di", "kata Manajer Humas di"),
        ("Karawang.", "Karawang. Pada 2023 kendaraan yang pulang 89 ribu lebih sedikit."),
    ],
)
def test_what_an_editor_adds_or_calls_otherwise_makes_no_version(article_of, old, new):
    texts = [text.replace(old, new) for text in TOLL]
    assert texts != list(TOLL)
    found = digest([article_of(*([text] for text in TOLL)), article_of(*([text] for text in texts))])
    assert found.groups == ((0, 1),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("178.432", "187.432"),
        ("tujuh kuintal", "700 ton"),
        ("Lisbeth Oktavia, merinci", "Lisbeth Oktora, merinci"),
        ("Karim", "Salim"),
        ("Karim, meninggal", "Karim, tidak meninggal"),
        ("di Karawang", "di Semarang"),
        ("Karim, meninggal", "Karim, dan 12 penumpang meninggal"),
        ("lelah", "lelah, dan kami menutup gerbang"),
    ],
)
def test_what_stands_in_the_place_of_another_fact_makes_a_version(article_of, old, new):
    texts = [text.replace(old, new) for text in TOLL]
    assert texts != list(TOLL)
    found = digest([article_of(*([text] for text in TOLL)), article_of(*([text] for text in texts))])
    assert found.groups == ((0,), (1,))


@pytest.mark.parametrize(
    ("old", "new"), [("Sukaraja", "Sukaraya"), ("Suhartono", "Suharsono"), ("Sukamaju", "Sukamanu")]
)
def test_another_village_or_person_is_no_slip_of_a_letter(article_of, old, new):
    fire = (
        "Kebakaran menghanguskan tiga rumah di Desa Sukaraja pada Minggu (7/4/2024) malam.",
        "Kapolsek Suhartono mengatakan api berasal dari dapur salah satu rumah warga.",
        "Api menjalar ke rumah lain karena angin kencang dan dinding rumah terbuat dari kayu.",
        "Petugas pemadam dari Sukamaju memadamkan api dalam dua jam, dan tidak ada korban jiwa.",
    )
    texts = [text.replace(old, new) for text in fire]
    assert texts != list(fire)
    found = digest([article_of(*([text] for text in fire)), article_of(*([text] for text in texts))])
    assert found.groups == ((0,), (1,))


PARADE = (
    "Puluhan becak hias berkeliling Surakarta pada Rabu (14/8/2024) dan disambut ribuan warga.",
    "Ketua panitia, Endah Wulansari, menyebut 64 becak ikut dalam karnaval selama 1 jam 20 menit itu.",
    "Tidak ada korban luka, meski dua becak bertabrakan di depan Kapolsek Laweyan.",
    "Pemenangnya menerima hadiah dari seorang pengusaha asal Tiongkok.",
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Puluhan becak", "Sebanyak 64 becak"),
        ("Surakarta", "Solo"),
        ("1 jam 20 menit", "80 menit"),
        ("Tidak ada korban luka", "Korban luka nihil"),
        ("Kapolsek", "Kepala Kepolisian Sektor"),
        ("Tiongkok", "China"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_rough_numbers_and_other_names_of_one_place_make_no_version(article_of, old, new, turned):
    texts = [text.replace(old, new) for text in PARADE]
    assert texts != list(PARADE)
    order = (texts, PARADE) if turned else (PARADE, texts)
    assert digest([article_of(*([text] for text in own)) for own in order]).groups == ((0, 1),)


@pytest.mark.parametrize(("old", "new"), [("Puluhan", "Ratusan"), ("1 jam 20 menit", "70 menit")])
def test_a_rough_number_of_another_size_is_another(article_of, old, new):
    texts = [text.replace(old, new) for text in PARADE]
    found = digest([article_of(*([text] for text in own)) for own in (PARADE, texts)])
    assert found.groups == ((0,), (1,))


CLINIC = (
    "Bupati Sikka, Robertus Laga, membuka klinik di Nita pada Selasa (8/10/2024) pukul 14.20 WITA.",
    "KPU memakai dua ruangnya sejak Maret.",
    "Seorang siswa perempuan berusia 12 tahun telah dirawat di sana, lalu berhasil sembuh.",
    "Klinik itu 300 meter di utara pasar, dan 1.187 warga berobat dengan gratis selama tiga bulan.",
    "Ketua panitia mengatakan harga obat naik pada pagi hari.",
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bupati Sikka", "Gubernur Sikka"),
        ("Bupati Sikka", "Wakil Bupati Sikka"),
        ("14.20", "02.20"),
        ("KPU", "PMI"),
        ("dua ruangnya", "enam ruangnya"),
        ("Maret", "April"),
        ("siswa perempuan", "siswa laki-laki"),
        ("telah dirawat", "belum dirawat"),
        ("berhasil sembuh", "gagal sembuh"),
        ("utara pasar", "selatan pasar"),
        ("tiga bulan", "tiga tahun"),
        ("1.187 warga", "sekitar 1.300 warga"),
        ("Ketua panitia", "Wakil Ketua panitia"),
        ("harga obat naik", "harga obat turun"),
        ("pagi hari", "malam hari"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_another_fact_in_the_place_of_one_makes_a_version_that_shows_it(article_of, old, new, turned):
    texts = [text.replace(old, new) for text in CLINIC]
    (changed,) = [index for index, text in enumerate(CLINIC) if old in text]
    order = (texts, CLINIC) if turned else (CLINIC, texts)
    found = digest([article_of(*([text] for text in own)) for own in order])
    assert found.groups == ((0,), (1,))
    (pair,) = found.versions
    assert (changed, changed) in {(gap.first, gap.second) for gap in pair.differences}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.187 warga", "sekitar 1.200 warga"),
        ("1.187 warga", "lebih dari 1.100 warga"),
        ("1.187 warga", "hampir 1,2 ribu warga"),
        ("Selasa (8/10/2024)", "Selasa"),
        ("pukul 14.20 WITA", "pukul 14:20"),
        ("KPU", "Komisi Pemilihan Umum (KPU)"),
        ("Bupati Sikka, Robertus Laga, membuka", "Bupati Sikka Robertus Laga membuka"),
        ("mengatakan", "menyebut"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_rounded_or_written_otherwise_makes_no_version(article_of, old, new, turned):
    texts = [text.replace(old, new) for text in CLINIC]
    assert texts != list(CLINIC)
    order = (texts, CLINIC) if turned else (CLINIC, texts)
    assert digest([article_of(*([text] for text in own)) for own in order]).groups == ((0, 1),)


def test_where_the_end_alone_was_cut_off_an_outcome_told_there_makes_no_version(article_of):
    end = "Tahun lalu seorang pasien meninggal di klinik lama."
    whole, cut = (*CLINIC, end), CLINIC[:4]
    assert digest([article_of(*([text] for text in own)) for own in (whole, cut)]).groups == ((0, 1),)
    # In the middle it was told by one reporter alone.
    whole = (*CLINIC[:2], end, *CLINIC[2:])
    assert digest([article_of(*([text] for text in own)) for own in (whole, cut)]).groups == ((0,), (1,))


def test_another_fact_in_the_title_alone_makes_a_version(article_of):
    articles = [
        replace(
            article_of(*([text] for text in CLINIC)), title=f"Klinik di Nita Dibuka, {count} Warga Berobat"
        )
        for count in ("1.187", "1.817")
    ]
    assert digest(articles).groups == ((0,), (1,))


def test_bulletins_of_one_template_are_compared_in_full_once_each(article_of, monkeypatch):
    """Not each with each: that would be a square."""
    calls = []

    def counted(first, second):
        calls.append((first, second))
        return compare_texts(first, second)

    monkeypatch.setattr("summarize.copies.compare_texts", counted)
    articles = [
        article_of(
            *(
                [text.replace("1.250", f"1.{number}").replace("12 perahu", f"{number} perahu")]
                for text in FLOOD
            )
        )
        for number in range(300, 324)
    ]
    copy = article_of(*([text] for text in [*FLOOD[:1], FLOOD[1].replace("1.250", "1.310"), *FLOOD[2:3]]))
    found = group_copies([*articles, copy])
    assert found.groups == (*((n,) for n in range(10)), (10, 24), *((n,) for n in range(11, 24)))
    assert len(found.versions) == 23
    assert len(calls) <= len(articles) + 1


@pytest.mark.parametrize("later", ["Kamis (22/8/2024)", "Rabu (21/8/2024)"])
def test_what_is_told_of_another_day_is_no_copy_though_nothing_else_differs(article_of, later):
    """The day alone says so: no sentence with the one day has a counterpart with the other."""
    texts = (*PARADE[1:], f"Demikian disampaikan panitia dalam evaluasi, {later}.")
    found = digest([article_of(*([text] for text in own)) for own in (PARADE, texts)])
    assert found.groups == ((0,), (1,))


def test_more_dead_are_no_addition(article_of):
    copy = article_of(*([text] for text in (*TOLL, "Dua orang tewas di Gerbang Tol Kalikangkung.")))
    other = article_of(*([text] for text in (*TOLL, *FLOOD[3:])))
    assert digest([other, copy]).groups == ((0,), (1,))


def test_a_fact_that_only_the_copy_adds_is_named(article_of):
    own = "Pada 2023 ada 89 kapal lain di Amolengo."
    copy = article_of(*([text] for text in (*TOLL, own)))
    found = digest([article_of(*([text] for text in (*TOLL, *FLOOD[3:]))), copy])
    assert found.groups == ((0, 1),)
    assert any(own in finding.message and finding.severity == "warning" for finding in found.findings)


@pytest.mark.parametrize(
    ("short", "groups"), [("(KPU)", ((0, 1),)), ("", ((0, 1),)), ("(PMI)", ((0,), (1,)))]
)
def test_another_acronym_in_brackets_is_another_office(article_of, short, groups):
    told = "Anggota Komisi Pemilihan Umum {} Demak menunda rapat di gedung itu karena air masuk."
    one, other = (
        article_of(*([text] for text in (*FLOOD, told.format(letters).replace("  ", " "))))
        for letters in ("(KPU)", short)
    )
    assert digest([one, other]).groups == groups


def test_an_acronym_that_its_words_do_not_make_is_told(article_of):
    own = "Anggota Komisi Pemilihan Umum (PMI) Demak menunda rapat karena air masuk."
    one = article_of(*([text] for text in (*FLOOD, own.replace(" (PMI)", ""), "Listrik padam sejenak.")))
    found = digest([one, article_of(*([text] for text in (*FLOOD, own)))])
    assert found.groups == ((0, 1),)
    assert any(own in finding.message and finding.severity == "warning" for finding in found.findings)


def test_a_suspicion_is_no_copy_of_the_proof_though_the_end_was_cut(article_of):
    suspected = (
        "Universitas Arjuna membentuk tim sembilan orang untuk memeriksa dugaan plagiat seorang guru besar.",
        *FLOOD[1:4],
    )
    proven = (
        "Universitas Arjuna menyatakan plagiat seorang guru besar terbukti setelah tim sembilan orang memeriksa.",
        *FLOOD[1:3],
    )
    found = digest([article_of(*([text] for text in texts)) for texts in (suspected, proven)])
    assert found.groups == ((0,), (1,))


def test_what_only_a_copy_says_is_named_in_full(article_of):
    own = "Perahu karet itu dipakai bergantian oleh relawan dan petugas."
    copy = article_of(*([text] for text in (*FLOOD[:3], own)))
    found = digest([article_of(*([text] for text in FLOOD)), copy])
    assert found.groups == ((0, 1),)
    assert any(own in finding.message and finding.severity == "warning" for finding in found.findings)


def test_copies_of_a_copy_must_fit_the_longest_text(article_of):
    """A chain of small changes doesn't put its two ends together."""
    middle = [text.replace("Sebanyak 1.250 warga", "Warga") for text in FLOOD[:4]]
    other = [text.replace("1.250", "3.700") for text in FLOOD]
    articles = [article_of(*([text] for text in texts)) for texts in (FLOOD, middle, other)]
    groups = group_copies(articles).groups
    assert not any({0, 2} <= set(group) for group in groups)


def test_a_copy_counts_once_and_is_named_as_a_source(articles):
    found = digest(articles, sentences=4)
    assert found.groups == ((0, 2), (1,), (3,))
    texts = [sentence.text for sentence in found.sentences]
    assert len(set(texts)) == 4
    assert not any(text.startswith("DEMAK -") for text in texts)
    for sentence in found.sentences:
        article, place = sentence.sources[0]
        assert articles[article].sentences[place].text == sentence.text
    assert [finding.kind for finding in found.findings] == ["copies"]
    longer = {sentence.text: sentence.sources for sentence in digest(articles, sentences=9).sentences}
    assert [longer[text] for text in FLOOD[:3]] == [((0, 0),), ((0, 1), (2, 1)), ((0, 2), (2, 2))]


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


def test_what_two_bulletins_say_alike_is_said_once_however_many_sentences_are_asked_for():
    shared = "BMKG menyatakan gempa tidak berpotensi tsunami. Warga diminta menghindari bangunan yang retak."
    first = f"Gempa bermagnitudo 5,2 mengguncang Malang, Senin (4/3/2024). {shared}"
    second = f"Gempa bermagnitudo 6,1 mengguncang Lebak, Rabu (6/3/2024). Tiga orang tewas. {shared}"
    texts = [sentence.text for sentence in digest([first, second], sentences=12).sentences]
    assert len(texts) == len(set(texts)) == 5


SHIPWRECK = (
    "Kapal motor Sinar Laut tenggelam di perairan Buton, Sulawesi Tenggara, Kamis malam.",
    "Kapal itu berangkat dari Baubau dengan tujuan Wakatobi.",
    "Cuaca buruk diduga menjadi penyebabnya.",
    "Kepala Kantor SAR Kendari mengatakan 31 penumpang selamat.",
    "Tujuh penumpang masih dinyatakan hilang.",
)
POISONING = (
    "Puluhan siswa sebuah sekolah dasar di Garut mengeluh mual seusai makan siang, Rabu.",
    "Dinas kesehatan mengambil contoh makanan untuk diperiksa.",
    "Bupati meminta dapur penyedia ditutup sementara.",
    "Sebanyak 63 siswa dirawat di tiga puskesmas.",
)
FIRE = (
    "Kebakaran melanda Pasar Kliwon di Solo, Minggu dini hari.",
    "Petugas baru dapat menjinakkan api setelah empat jam.",
    "Penyebabnya masih diselidiki polisi.",
    "Wali kota berjanji membangun pasar darurat.",
    "Api menghanguskan 412 kios.",
)
GRAVEST = [(DEADLY_QUAKE, 3), (SHIPWRECK, 4), (POISONING, 3), (FIRE, 4)]


@pytest.mark.parametrize(("texts", "grave"), GRAVEST)
@pytest.mark.parametrize("beside", [FOOTBALL, QUAKE, FLOOD])
def test_the_gravest_of_each_event_is_told_with_what_happened(article_of, texts, grave, beside):
    for order in ((texts, beside), (beside, texts)):
        found = digest([article_of(*([text] for text in own)) for own in order])
        told = [sentence.text for sentence in found.sentences]
        assert told.index(texts[0]) < told.index(texts[grave])


def test_the_dead_go_before_the_missing_and_these_before_the_hurt(article_of):
    order = (POISONING, FIRE, SHIPWRECK, DEADLY_QUAKE)
    articles = [article_of(*([text] for text in own)) for own in order]
    for sentences, heard in ((2, {3}), (4, {2, 3}), (6, {0, 2, 3})):
        found = digest(articles, sentences=sentences)
        told = {sentence.text for sentence in found.sentences}
        assert {own[grave] for own, grave in GRAVEST if own[grave] in told} == {
            own[grave] for own, grave in GRAVEST if order.index(own) in heard
        }


def test_what_has_no_place_in_the_digest_is_a_warning_in_full(article_of):
    order = (DEADLY_QUAKE, SHIPWRECK, POISONING, FIRE, FOOTBALL)
    found = digest([article_of(*([text] for text in own)) for own in order], sentences=2)
    said = [finding.message for finding in found.findings if finding.severity == "warning"]
    for number, (own, grave) in enumerate(GRAVEST[1:], 2):
        assert any(f"rticle {number} " in message and own[grave] in message for message in said)
    assert any("2, 3, 4, 5" in message for message in said)


def test_two_reports_of_one_toll_count_once_and_of_two_tolls_both(article_of):
    first = ("Banjir melanda Demak, Selasa.", "Hujan turun sejak Senin.", "Dua orang meninggal dunia.")
    for count, silent in (("Dua", True), ("Lima", False)):
        second = ("Tanggul di Demak jebol, Selasa.", "Jalan putus.", f"{count} warga tewas terseret arus.")
        found = digest([article_of(*([text] for text in own)) for own in (first, second)], sentences=3)
        said = " ".join(finding.message for finding in found.findings)
        assert first[2] in found.text
        assert (second[2] not in said) is silent


@pytest.mark.parametrize(
    "denied",
    [
        "Tidak ada korban jiwa dalam peristiwa itu.",
        "Belum ada laporan kerusakan maupun korban luka.",
        "Korban jiwa nihil.",
        "Seorang warga nyaris tewas.",
        "Timnas gugur pada babak kedua.",
        "Dompet itu hilang di pasar.",
    ],
)
def test_what_did_not_happen_to_people_is_no_toll(article_of, denied):
    own = (*FLOOD[:1], *FLOOD[2:], denied)
    found = digest([article_of(*([text] for text in own)), article_of(*([t] for t in FOOTBALL))], sentences=2)
    assert not any(denied in finding.message for finding in found.findings)


@pytest.mark.parametrize("more", ["kemarin", "bersama Camat Xalimo{}", "dan {} kursi"])
def test_the_time_for_two_articles_grows_as_their_length(article_of, more):
    def seconds(first, count):
        texts = [
            f"Lurah Demak memeriksa {number} gudang {word} dan {word[::-1]} di kota Kudus."
            for number in range(first, first + count)
            for word in ["".join("bdgjklmprs"[int(figure)] + "ai" for figure in str(number))]
        ]
        longer = [f"{text[:-1]} {more.format(number)}." for number, text in enumerate(texts, 5_000)]
        articles = [article_of(*([text] for text in said)) for said in (texts, longer)]
        gc.disable()
        begun = time.process_time()
        try:
            found = compare_texts(*map(Text.of, articles))
        finally:
            gc.enable()
        took = time.process_time() - begun
        assert found.is_copy
        return took

    seconds(100, 5)
    # Other sentences each time, since readings are kept.
    small = min(seconds(200, 20), seconds(300, 20))
    assert seconds(400, 160) < 16 * small + 0.5
