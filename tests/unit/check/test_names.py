"""People, places and organisations survive, under their English names where they have one."""

import pytest

from check import compare

FAITHFUL = [
    ("Presiden Amerika Serikat bertemu Sri Mulyani.", "The President of the United States met Sri Mulyani."),
    ("PBB mengirim utusan ke Jenewa.", "The UN sent an envoy to Geneva."),
    ("AS dan Tiongkok berunding di Jepang.", "The U.S. and China negotiated in Japan."),
    ("Perdana Menteri Inggris mengunjungi Yunani.", "The British Prime Minister visited Greece."),
    ("Universitas Gadjah Mada berada di Yogyakarta.", "Gadjah Mada University is in Yogyakarta."),
    (
        "Menurut BMKG, gempa berpusat di Laut Banda.",
        "According to BMKG, the quake was centred in the Banda Sea.",
    ),
    ("Kapal itu menuju Selandia Baru.", "The ship is heading for New Zealand."),
    ("Timnas Belanda mengalahkan Hungaria.", "The Dutch team beat Hungary."),
]


@pytest.mark.parametrize(("source", "target"), FAITHFUL)
def test_faithful(source, target):
    assert [f.message for f in compare(source, target) if f.kind == "name" and f.severity != "info"] == []


BROKEN = [
    (
        "Menteri itu bertemu Retno Marsudi di kantornya.",
        "The minister met Megawati Sukarnoputri in his office.",
    ),
    ("Ia lahir di Surabaya pada 1980.", "He was born in Semarang in 1980."),
    ("Presiden Prancis tiba kemarin.", "The Brazilian president arrived yesterday."),
    ("Kebakaran melanda Banjarmasin semalam.", "A fire struck Balikpapan last night."),
]


@pytest.mark.parametrize(("source", "target"), BROKEN)
def test_a_swapped_name_is_a_warning(source, target, kinds):
    assert ("name", "warning") in kinds(source, target)


def test_the_message_names_both():
    (finding,) = [f for f in compare("Ia lahir di Surabaya.", "He was born in Semarang.") if f.kind == "name"]
    assert finding.message == "The name Surabaya became Semarang."


def test_an_english_word_with_a_capital_is_no_name(kinds):
    source = "Selain itu, harga beras tidak naik tahun ini."
    assert kinds(source, "Moreover, Rice Prices did not rise this year.") == set()


SOURCE = "Berkas itu dibawa ke Babinkum di Gambir."
TERMS = {"Babinkum": "Legal Development Agency"}


def test_a_term_may_be_in_the_english_that_the_glossary_has(kinds):
    target = "The file was taken to the Legal Development Agency in Gambir."
    assert ("name", "warning") in kinds(SOURCE, target)
    assert [f for f in compare(SOURCE, target, terms=TERMS) if f.severity != "info"] == []


@pytest.mark.parametrize(
    "target", ["The file was taken to Gambir.", "The file was taken to Semarang in Gambir."]
)
def test_a_term_that_is_gone_stays_a_warning(target):
    found = compare(SOURCE, target, terms=TERMS)
    assert [(f.kind, f.severity) for f in found if "Babinkum" in f.message] == [("name", "warning")]


@pytest.mark.parametrize(
    "source", ["Polisi menangkap AS (25) di Depok.", "Polisi menangkap warga berinisial AS."]
)
def test_initials_of_a_person_mean_nothing_else(source):
    wrong, right = (f"Police arrested {name} in Depok." for name in ("US (25)", "AS (25)"))
    found = compare(source, wrong)
    assert ("name", "warning") in {(f.kind, f.severity) for f in found if "AS" in f.message}
    assert [f for f in compare(source, right) if "AS" in f.message] == []


def test_the_same_letters_elsewhere_are_a_country():
    assert [f for f in compare("Sanksi AS dicabut.", "US sanctions lifted.") if "AS" in f.message] == []


@pytest.mark.parametrize(
    ("source", "target", "terms"),
    [
        ("Kasus covid-19 di Jakarta naik.", "covid-19 cases in Jakarta rose.", {}),
        ("Data BPS menunjukkan inflasi naik.", "BPS data show that inflation rose.", {}),
        ("Dana BOS dicairkan.", "BOS funds were disbursed.", {}),
        (
            "Mereka makan di warung makan itu.",
            "They ate at that warung.",
            {"warung makan": "warung"},
        ),
    ],
)
def test_glossary_english_and_acronyms_are_not_indonesian_that_is_left(source, target, terms):
    assert "untranslated" not in {finding.kind for finding in compare(source, target, terms=terms)}


@pytest.mark.parametrize(
    ("source", "target", "terms"),
    [
        ("Mereka makan di warung makan itu.", "They ate at that warung.", {}),
        ("Dana BOS dicairkan.", "BOS funds were disbursed.", {"Dana BOS": "school grants"}),
        ("DANA BOS DICAIRKAN", "DANA BOS DISBURSED", {}),
    ],
)
def test_indonesian_that_is_left_is_found_all_the_same(source, target, terms):
    assert "untranslated" in {finding.kind for finding in compare(source, target, terms=terms)}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Wakil Menteri Keuangan Suahasil Nazara hadir.",
            "Deputy Finance Minister Suahasil Nazara attended.",
        ),
        (
            "Menteri Koordinator Bidang Perekonomian Airlangga Hartarto berbicara.",
            "Coordinating Minister for Economic Affairs Airlangga Hartarto spoke.",
        ),
        (
            "Kepala Dinas Perhubungan Kota Bandung Asep Kuswara bicara.",
            "The head of the Bandung City Transportation Office Asep Kuswara spoke.",
        ),
        ("Hujan Deras Sebabkan Longsor, Jalan Tertutup", "Heavy Rain Causes Landslide, Road Closed"),
        ("HARGA BERAS NAIK DI PASAR INDUK", "Rice Prices Rise at the Main Market"),
        ("Harga Beras Naik di Pasar Induk", "Rice Prices Rise at the Main Market"),
    ],
)
def test_titles_and_common_words_with_a_capital_are_no_names(source, target):
    assert compare(source, target) == []


LOST_PLACES = [
    ("Banjir di {} merendam 14 kelurahan.", "Floods inundated 14 sub-districts."),
    (
        "Dinas Kehutanan {}, Budi Hartono, mengatakan hutan rusak.",
        "Forestry Office head Budi Hartono said forests died.",
    ),
    ("Ia berangkat dari {} ke rumahnya pada Senin pagi.", "He left for his home on Monday morning."),
    ("Wali Kota {} meresmikan pasar itu pada Senin.", "The mayor inaugurated the market on Monday."),
    (
        "{} (ANTARA) - Harga beras naik 10 persen sejak Senin.",
        "The price of rice has risen 10 percent since Monday.",
    ),
    ("{}, KOMPAS.com - Harga beras naik sejak Senin.", "The price of rice has risen since Monday."),
    ("Warga Kabupaten {} mengungsi akibat gempa.", "Regency residents fled because of the quake."),
    ("Banjir di {} Rendam 14 Kelurahan", "Floods Inundate 14 Sub-districts"),
]


@pytest.mark.parametrize(
    "place", ["Padang", "Medan", "Batu", "Malang", "Jakarta", "Serang", "Palu", "Bekasi", "Solok"]
)
@pytest.mark.parametrize(("source", "target"), LOST_PLACES)
def test_a_lost_place_is_a_warning_also_where_it_is_a_word_too(source, target, place, kinds):
    assert ("name", "warning") in kinds(source.format(place), target)


@pytest.mark.parametrize("place", ["Padang", "Medan", "Batu", "Malang", "Palu", "Bekasi"])
def test_a_place_became_what_its_name_means(place, kinds):
    words = {
        "Padang": "Field",
        "Medan": "Terrain",
        "Batu": "Stone",
        "Malang": "Bad",
        "Palu": "Hammer",
        "Bekasi": "Former",
    }
    assert ("name", "warning") in kinds(
        f"Banjir merendam desa di {place}.", f"Floods inundated villages in {words[place]}."
    )


KEPT_PLACES = [
    ("Batu dan padang itu luas.", "The stones and the field are wide."),
    ("Harga batu bara naik di medan perang.", "The price of coal rose on the battlefield."),
    ("Ia kembali ke Jogja pada Senin.", "He returned to Yogyakarta on Monday."),
    ("Gubernur Bali menolak rencana itu.", "The Balinese governor rejected the plan."),
    ("Polda Metro Jaya menangkap dua orang.", "Jakarta police arrested two people."),
    ("Jemaah berkumpul di Padang Arafah.", "Pilgrims gathered on the plain of Arafah."),
    ("Banjir di Padang Rendam 14 Kelurahan", "Padang Floods Inundate 14 Sub-districts"),
    ("Padang (ANTARA) - Harga beras naik.", "Padang (ANTARA) - The price of rice rose."),
]


@pytest.mark.parametrize(("source", "target"), KEPT_PLACES)
def test_a_place_under_another_of_its_names_and_a_word_like_one_are_not_missed(source, target):
    assert [f.message for f in compare(source, target) if f.kind == "name" and f.severity != "info"] == []


def test_the_government_of_a_province_is_not_that_of_jakarta(kinds):
    target = "The Jakarta Provincial Government prepares oxygen."
    assert ("name", "error") in kinds("Pemprov Banten menyiapkan oksigen.", target)
    assert kinds("Pemprov menyiapkan oksigen.", target) == set()
