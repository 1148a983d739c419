"""Numbers survive translation; the message says what became of them."""

import pytest

from check import compare

FAITHFUL = [
    ("Ada 2.200.112 pemilih.", "There are 2,200,112 voters."),
    ("Anggaran Rp 1,2 triliun disetujui.", "A budget of Rp 1.2 trillion was approved."),
    ("Kerugian ditaksir 3,5 miliar rupiah.", "The loss is put at 3.5 billion rupiah."),
    ("Tiga ratus ribu warga mengungsi.", "300,000 residents fled."),
    ("Inflasi mencapai 2,75 persen.", "Inflation reached 2.75 per cent."),
    ("Persija menang 3-1 pada menit ke-90.", "Persija won 3-1 in the 90th minute."),
    ("Pengunjung ke-1000 mendapat hadiah.", "The 1,000th visitor received a prize."),
    ("Sejak 1960-an harga naik.", "Prices have risen since the 1960s."),
    ("Krisis pada musim 1995-96 berlalu.", "The crisis of the 1995-1996 season passed."),
    ("Gempa terjadi pukul 14.30 WIB.", "The quake struck at 2:30 p.m. Western Indonesia Time."),
    ("Setengah dari mereka pulang.", "Half of them went home."),
    ("Puluhan rumah rusak.", "Dozens of houses were damaged."),
    ("Miliaran rupiah raib.", "Billions of rupiah disappeared."),
    ("Biayanya Rp 50 juta hingga Rp 100 juta.", "It costs Rp 50-100 million."),
    ("Perang Dunia II berakhir.", "World War Two ended."),
    ("Dua per tiga kursi terisi.", "Two-thirds of the seats were filled."),
    ("Gol itu lahir pada babak kedua.", "The goal came in the second half."),
    ("Paruh pertama tahun ini sepi.", "The first half of this year was quiet."),
    ("Laba triwulan ketiga naik.", "Profit rose in the third quarter."),
    ("Ia terbang ke Peru, Lima, kemarin.", "He flew to Peru, Lima, yesterday."),
    ("Warga Pulau Seribu mengeluh.", "Residents of Seribu Island complained."),
    ("Massa diperkirakan 10 ribuan orang.", "The crowd is put at some 10 thousand people."),
]


@pytest.mark.parametrize(("source", "target"), FAITHFUL)
def test_faithful_pairs_have_no_number_finding(source, target):
    assert [f for f in compare(source, target) if f.kind == "number"] == []


BROKEN = [
    ("Ada 2.200.112 pemilih.", "There are 2,200,12 voters.", "The number 2.200.112 became 2,200,12."),
    (
        "Anggaran Rp 1,2 triliun disetujui.",
        "A budget of Rp 1.2 billion was approved.",
        "1,2 triliun became 1.2 billion",
    ),
    ("Kerugian 3,5 miliar rupiah.", "A loss of 3.5 million rupiah.", "3,5 miliar became 3.5 million"),
    ("Inflasi mencapai 2,75 persen.", "Inflation reached 2,75 percent.", "2,75 became 2,75"),
    ("Ada 1.300 gerbong.", "There are 1.300 carriages.", "1.300 became 1.300"),
    ("Ada 48 korban tewas.", "There were 43 dead.", "48 became 43"),
    ("Ada 48 korban tewas.", "There were victims.", "The number 48 is missing."),
    ("Ada korban tewas.", "There were 12 dead.", "The number 12 is not in the source."),
    (
        "Tiga ratus ribu warga mengungsi.",
        "Three hundred residents fled.",
        "Tiga ratus ribu became Three hundred",
    ),
    ("Sejak 1980-an harga naik.", "Prices have risen since the 1680s.", "1980-an became 1680s"),
    ("Jutaan rupiah raib.", "Billions of rupiah disappeared.", "Jutaan became Billions"),
    ("Gol ketiga lahir pada babak kedua.", "The fifth goal came in the second half.", "ketiga became fifth"),
]


@pytest.mark.parametrize(("source", "target", "message"), BROKEN)
def test_broken_numbers_are_errors(source, target, message):
    found = [f for f in compare(source, target) if f.kind == "number"]
    assert found
    assert found[0].severity == "error"
    assert message in found[0].message


def test_spans_point_at_the_numbers():
    source, target = "Ada 48 korban tewas.", "There were 43 dead."
    (finding,) = [f for f in compare(source, target) if f.kind == "number"]
    assert source[slice(*finding.source_span)] == "48"
    assert target[slice(*finding.target_span)] == "43"


def test_a_conversion_of_units_is_worth_knowing_and_no_error():
    findings = [
        f for f in compare("Curah hujan 16,1 cm.", "A rainfall of 6.34 inches.") if f.kind == "number"
    ]
    assert [f.severity for f in findings] == ["info"]
    wrong = [f for f in compare("Curah hujan 16,1 cm.", "A rainfall of 8.34 inches.") if f.kind == "number"]
    assert wrong[0].severity == "error"


def test_a_kuintal_is_a_hundred_kilograms():
    said = "Petani itu menjual 4 kuintal kopi."
    assert {f.severity for f in compare(said, "The farmer sold 400 kilograms of coffee.")} == {"info"}
    assert "error" in {f.severity for f in compare(said, "The farmer sold 40 kilograms of coffee.")}
