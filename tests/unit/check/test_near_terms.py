"""Terms that lie near one another, and relations of figures and places: turned they are found, freely told they aren't accused."""

import pytest

WRONG = {
    "remedies and rulings": [
        ("Terpidana itu mengajukan grasi.", "The convict has been pardoned."),
        ("MA menolak peninjauan kembali itu.", "The court rejected the cassation request."),
        ("Sidang putusan sela ditunda.", "The final verdict hearing was adjourned."),
    ],
    "steps": [
        ("Penetapan tersangka kades itu digugat.", "The detention of the village head is being challenged."),
        ("Camat itu dinonaktifkan sementara.", "The subdistrict head was dismissed."),
        ("Panitia menunda lomba perahu.", "The committee called off the boat race."),
        ("Sekda meralat ucapannya soal bonus.", "The secretary reiterated his remark on bonuses."),
        ("Lurah mengimbau warga berjaga malam.", "The ward head ordered residents to keep watch at night."),
    ],
    "compared with": [
        (
            "Ekspor Maret naik 4 persen dibandingkan bulan sebelumnya.",
            "March exports rose 4 percent from a year earlier.",
        ),
        ("Inflasi Mei secara tahunan 2 persen.", "Inflation in May was 2 percent month on month."),
    ],
    "exceptions, all and none": [
        ("Semua toko tutup, kecuali apotek.", "All shops are closed, including pharmacies."),
        ("Tak semua kios terbakar.", "None of the stalls burned."),
        ("Masing-masing dari 9 desa mendapat dua pompa.", "The 9 villages get two pumps between them."),
    ],
    "things": [
        ("Bek itu cedera pergelangan kaki.", "The defender has injured his wrist."),
        ("Anak itu dirawat karena tipes.", "The child is being treated for dengue."),
        ("Wali kota itu pulang ke rumah dinas.", "The mayor went back to his private home."),
        ("Jembatan itu hanya untuk roda dua.", "The bridge is for cars only."),
    ],
    "to and by": [
        ("Debit air naik menjadi 90 sentimeter.", "The water rose by 90 centimeters."),
        ("Hunian turun sebesar 20 persen.", "Occupancy fell to 20 percent."),
    ],
    "of how many": [
        ("Tiga dari tujuh perahu karam.", "All seven boats sank."),
        (
            "Banjir merusak 60 kios, 14 di antaranya hanyut.",
            "The flood damaged 60 stalls and swept away another 14.",
        ),
    ],
    "where to": [
        ("Kapal itu meneruskan pelayaran ke Bitung.", "The ship continued its voyage from Bitung."),
        ("Bus dari arah Wonosari dialihkan.", "Buses heading for Wonosari were diverted."),
        ("Angin bertiup dari timur ke barat laut.", "The wind blows from the northwest to the east."),
    ],
}


@pytest.mark.parametrize("pair", [pair for pairs in WRONG.values() for pair in pairs])
def test_a_near_term_or_a_turned_relation_is_found(kinds, pair):
    assert {severity for kind, severity in kinds(*pair) if kind == "contrast"} & {"error", "warning"}


RIGHT = [
    ("Terpidana itu mengajukan grasi.", "The convict has asked for a pardon."),
    ("Penetapan tersangka kades itu digugat.", "The village head is contesting being named a suspect."),
    ("Panitia menunda lomba perahu.", "The boat race has been put off by the committee."),
    ("Semua toko tutup, kecuali apotek.", "Only pharmacies are open; all other shops are closed."),
    ("Tak semua kios terbakar.", "Some of the stalls were spared by the fire."),
    ("Bek itu cedera pergelangan kaki.", "The defender has hurt his ankle."),
    ("Jembatan itu hanya untuk roda dua.", "The bridge is for motorcycles only."),
    (
        "Debit air naik menjadi 90 sentimeter dari 50 sentimeter.",
        "The water rose by 40 centimeters to 90 centimeters.",
    ),
    ("Hunian turun sebesar 20 persen menjadi 55 persen.", "Occupancy fell 20 percent to 55 percent."),
    (
        "Ketujuh perahu karam; tiga dari tujuh perahu hilang.",
        "All seven boats sank; three of the seven are lost.",
    ),
    ("Bus dari arah Wonosari dialihkan ke Bantul.", "Buses from Wonosari were sent to Bantul."),
    ("Kapal dari Bitung kembali ke Bitung.", "The ship from Bitung is heading back to Bitung."),
]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_a_near_term_may_be_told_freely(kinds, source, target):
    assert not {kind for kind, severity in kinds(source, target) if severity != "info"}
