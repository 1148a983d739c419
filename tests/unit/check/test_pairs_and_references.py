"""Grades, pairs of opposites, areas, journeys and references to laws, both ways."""

import pytest

from check import compare

WRONG = {
    "grade": [
        ("Tiga sekolah rusak sedang dan sembilan rusak ringan.", "Three schools and nine were lightly damaged."),
        ("Sopir itu luka ringan.", "The driver was seriously injured."),
        ("Korban mengalami luka berat di kepala.", "The victim had a slight injury to the head."),
        ("Polisi itu dikenai sanksi berat.", "The officer was given a light sanction."),
        ("Seorang perwira menengah diperiksa.", "A high-ranking officer was questioned."),
    ],
    "deputy": [
        ("Wakasat Reskrim Polres Ngawi Iptu Danu membenarkan hal itu.", "Ngawi Police criminal unit head Danu confirmed it."),
        ("Wamenhub meninjau bandara itu.", "The transportation minister inspected the airport."),
        ("Waketum partai itu hadir.", "The party's general chair attended."),
    ],
    "nearness, width, tightness": [
        ("Kapal itu mendekat ke pantai.", "The ship moved away from the beach."),
        ("Warga menjauhi kawah.", "Residents moved closer to the crater."),
        ("Jarak keduanya menyempit.", "The distance between the two widened."),
        ("Bank sentral memperketat aturan kredit.", "The central bank relaxed its lending rules."),
    ],
    "borrowed from English": [
        ("Emiten itu akan delisting bulan depan.", "The issuer will be listed next month."),
        ("Wisata outbound naik.", "Inbound tourism rose."),
        ("Rapat digelar secara daring.", "The meeting was held in person."),
        ("Kendaraan dialihkan dengan sistem contraflow.", "Vehicles were diverted with a one-way system."),
    ],
    "on or off, joined or cut, full or empty": [
        ("Petugas menyalakan lampu taman.", "Officers turned off the park lights."),
        ("Akun itu dinonaktifkan kampus.", "The account was activated by the campus."),
        ("Gedung itu kosong.", "The building was packed."),
        ("Kedua desa itu terhubung jalan baru.", "The two villages were cut off by a new road."),
    ],
    "for a time, for nothing, without subsidy": [
        ("Pasar itu ditutup sementara.", "The market was permanently closed."),
        ("Tiketnya gratis.", "The ticket was bought."),
        ("Harga solar nonsubsidi naik.", "The price of subsidized diesel rose."),
        ("Gerakan antikorupsi itu berusia lima tahun.", "The corruption movement is five years old."),
        ("Kandang itu dinyatakan bebas flu burung.", "The cage was declared to have bird flu."),
    ],
    "a river and its water": [
        ("Banjir datang dari hulu sungai.", "The flood came from downstream."),
        ("Sawah di hilir kekeringan.", "The rice fields are parched."),
        ("Genangan itu surut pada sore hari.", "The puddle evaporated in the afternoon."),
    ],
    "the dead, courtesies": [
        ("Jenazah disemayamkan di rumah duka.", "The body was cremated at the funeral home."),
        ("Almarhumah dikremasi kemarin.", "The deceased was buried yesterday."),
        ("Ayahnya dimakamkan di Klaten.", "His father finished in Klaten."),
        ("Gubernur menyampaikan belasungkawa.", "The governor conveyed his thanks."),
        ("Mereka mengucapkan selamat kepada juara.", "They apologized to the champion."),
        ("Warga kasih air kepada petugas.", "Residents thanked officers for the water."),
    ],
    "relative times": [
        ("Tadi beliau menelepon saya.", "He called me tomorrow."),
        ("Ia menang di turnamen itu.", "He won last year's tournament."),
        ("Polisi menutup jalan itu.", "Police closed the road yesterday."),
    ],
    "parts of the world": [
        ("Penyakit itu menyebar di benua Amerika.", "The disease is spreading in the United States."),
        ("Mantan bintang liga Amerika Latin itu pensiun.", "The former United States league star retired."),
        ("Negara-negara Arab mengecam serangan itu.", "Saudi Arabia condemned the attack."),
    ],
    "what is gone": [
        ("Pengalihan arus mulai dihentikan pukul 17.00.", "The traffic diversion started at 17:00."),
        ("Jumlah pasien kini berkurang.", "The patients are there now."),
        ("Kepala Satpol PP Sleman memimpin razia.", "The Sleman police chief led the raid."),
        ("Indeks kedalaman kemiskinan turun.", "The poverty index fell."),
        ("Angka itu dikalikan jumlah warga.", "The figure is of all residents."),
        ("Panitia menyediakan tenaga pendukung.", "The committee provided supporters."),
        ("Lomba gerak jalan diikuti 40 regu.", "The road race had 40 teams."),
        ("Diperlukan anggaran tambahan.", "The additional budget is true."),
        ("Sarang semut itu dibakar warga.", "Residents burned the nest."),
        ("Kapal selam itu dibeli dari Jerman.", "The ship was bought from Germany."),
        ("Pungutan liar di pasar itu dihentikan.", "The practice at the market was stopped."),
        ("Jubir kementerian itu menolak berkomentar.", "The ministry declined to comment."),
        ("Ibunya berjualan di pasar.", "His mother-in-law sells at the market."),
    ],
    "level of police and government": [
        ("Kapolsek Turi memimpin apel.", "The Turi provincial police chief led the roll call."),
        ("Pemkab Blora membuka lowongan.", "The Blora provincial government opened vacancies."),
    ],
    "areas": [
        ("Rumah di Kecamatan Cibadak, Kabupaten Lebak, terbakar.", "A house in Cibadak Regency burned."),
        ("Desa Suka Maju dan Kecamatan Suka terendam.", "Suka village was flooded."),
        ("Kantor itu di Jawa Tengah, dekat Sumatera Barat.", "The office is in West Java, near Central Sumatra."),
    ],
    "journeys": [
        ("Bus itu berangkat dari Solo pukul 10.00.", "The bus left for Solo at 10:00."),
        ("Rombongan bertolak menuju Kupang.", "The group departed from Kupang."),
    ],
    "references to laws": [
        ("Ia dijerat Pasal 27 Ayat 3 UU ITE.", "He is charged under Article 3 Paragraph 27 of the ITE Law."),
        ("Hal itu diatur UU Nomor 23 Tahun 2014.", "It is governed by Law No. 2014 of 23."),
        ("Hak itu dijamin Pasal 28 E.", "The right is guaranteed by Article 28."),
        ("Itu melanggar Pasal 12 huruf e.", "That violates Article 12."),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("source", "target"), [pair for pairs in WRONG.values() for pair in pairs])
def test_what_says_something_else_is_found(source, target, kinds):
    assert any(kind in {"contrast", "number"} for kind, _ in kinds(source, target))


RIGHT = [
    ("Pusat gempa di laut, 12 kilometer dari pantai.", "The epicenter is at sea, 12 kilometers from the coast."),
    ("Tiga sekolah rusak sedang.", "Three schools sustained moderate damage."),
    ("Sopir itu luka ringan.", "The driver had only scratches."),
    ("Rumah itu rusak berat.", "The house was all but destroyed."),
    ("Wamenhub meninjau bandara itu.", "The deputy transportation minister inspected the airport."),
    ("Kapal itu mendekat ke pantai.", "The ship came up to the beach."),
    ("Warga menjauhi kawah.", "Residents stayed clear of the crater."),
    ("Emiten itu akan delisting.", "The issuer will leave the exchange."),
    ("Rapat digelar secara tatap muka.", "They met face to face."),
    ("Lampu padam di seluruh kota.", "There was a blackout across the city."),
    ("Akun itu dinonaktifkan.", "The account was suspended."),
    ("Tiketnya gratis.", "There is no charge for the ticket."),
    ("Gerakan antikorupsi itu tumbuh.", "The movement to eradicate graft is growing."),
    ("Kandang itu dinyatakan bebas flu burung.", "The coop was declared clear of bird flu."),
    ("Ia lahir di Kabupaten Hulu Sungai Selatan.", "He was born in Hulu Sungai Selatan Regency."),
    ("Program itu dijalankan dari hulu ke hilir.", "The program covers the whole chain."),
    ("Genangan itu surut.", "The puddle dried up."),
    ("Jenazah disemayamkan di aula.", "The body lay in state in the hall."),
    ("Gubernur menyampaikan belasungkawa.", "The governor offered his sympathies."),
    ("Ia bersyukur kepada warga.", "He thanked the residents."),
    ("Tadi beliau menelepon saya.", "He called me a moment ago."),
    ("Tadi malam ia menelepon.", "He called yesterday evening."),
    ("Sehari sebelumnya ia datang.", "He came yesterday."),
    ("Penyakit itu menyebar di Amerika.", "The disease is spreading in the United States."),
    ("Pengalihan arus mulai dihentikan.", "The diversion is being phased out."),
    ("Polisi itu sudah dihubungi.", "The officer has been contacted."),
    ("Satpol PP menertibkan pedagang.", "Public order officers removed the vendors."),
    ("Rumah di Kecamatan Cibadak terbakar.", "A house in Cibadak District burned."),
    ("Kelurahan Pasar Baru dan Kecamatan Pasar Baru.", "Pasar Baru Urban Village and Pasar Baru Subdistrict."),
    ("Warga Jawa bagian barat mengungsi.", "Residents of West Java fled."),
    ("Banjir melanda Jakarta Utara dan Barat.", "Floods hit North and West Jakarta."),
    ("Ia pergi ke Nusa Tenggara Timur.", "He went to East Nusa Tenggara."),
    ("Bus itu berangkat dari Solo ke Blitar.", "The bus left Solo for Blitar."),
    ("Ia dijerat Pasal 27 Ayat 3 UU ITE.", "He is charged under Article 27(3) of the ITE Law."),
    ("Hak itu dijamin Pasal 28 E UUD 1945.", "The right is guaranteed by Article 28E of the 1945 Constitution."),
    ("Itu melanggar Pasal 12 huruf e.", "That violates Article 12, letter e."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_what_says_the_same_is_not_accused(source, target, kinds):
    assert not {found for found in kinds(source, target) if found[0] in {"contrast", "number"}}


@pytest.mark.parametrize(
    ("target", "accused"), [("Trawler crews are happy.", False), ("The children are happy.", True)]
)
def test_english_that_a_term_is_to_have_is_no_loss(target, accused):
    found = compare("Nelayan senang.", target, terms={"Nelayan": "trawler crews"})
    assert ("contrast" in {finding.kind for finding in found if finding.severity != "info"}) == accused
