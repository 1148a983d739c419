"""What newsrooms write is read as they mean it: right translations aren't accused, wrong ones still are."""

import pytest

from check import compare

RIGHT = [
    # decades, short years, ages, ratios, signs
    ("Lagu era 80 - an itu kembali populer.", "The song from the 1980s is popular again."),
    ("Ia penyanyi rock era ’60 - an.", "He is a rock singer of the 1960s."),
    ("Layarnya berasio 16: 10.", "Its screen has a ratio of 16:10."),
    ("Kontrasnya mencapai 2.500.000:1.", "Its contrast reaches 2,500,000:1."),
    ("Ongkos kirim Rp 300 hingga Rp 700 ribu.", "Shipping costs Rp300,000 to Rp700,000."),
    ("Selisih waktunya + 0.287 detik.", "The time gap was +0.287 seconds."),
    ("Galat survei + -3,1 persen.", "The survey's margin of error is +/-3.1 percent."),
    ("Usianya sudah kepala tiga, kata temannya.", "He is already in his thirties, his friend said."),
    ("Hal itu diatur dalam UUD 45.", "It is regulated in the 1945 Constitution."),
    ("Ia lulusan S2 dari Bandung.", "She holds a master's degree from Bandung."),
    ("Rapat digelar Kamis (7/6/18) di Solo.", "The meeting was held on Thursday (7 June 2018) in Solo."),
    ("Laga itu digelar Ahad (11//3).", "The match was held on Sunday (11 March)."),
    ("Mereka bertemu pada senin (12/8).", "They met on Monday (12 August)."),
    ("PSM lolos ke delapan besar.", "PSM reached the quarterfinals."),
    ("Persib menang tiga gol tanpa balas.", "Persib won 3-0."),
    (
        "Pesanan kue di toko itu naik tiga kali lipat menjelang Natal.",
        "The shop's cake orders tripled ahead of Christmas.",
    ),
    (
        "Wali kota menata lapak kaki lima di alun-alun.",
        "The mayor is tidying up the street stalls on the square.",
    ),
    ("Surat itu dibuat rangkap tiga.", "The letter was drawn up in triplicate."),
    ("Kedua ketua partai berbicara empat mata.", "The two party chairmen talked in private."),
    ("Gudang itu menyimpan limbah B3.", "The warehouse stored hazardous waste."),
    ("Tamu wajib lapor dalam 1x24 jam.", "Guests must report within 24 hours."),
    ("Seratusan ekor sapi mati.", "About 100 cattle died."),
    ("Menteri PAN-RB menolak usul itu.", "The administrative reform minister rejected the proposal."),
    ("Konser digelar pada malam Minggu.", "The concert was held on Saturday night."),
    ("Novel Hujan Bulan Juni dicetak ulang.", "The novel Hujan Bulan Juni was reprinted."),
    # negators that deny nothing
    ("Tak lupa, ia mengajak istrinya ikut.", "He also brought his wife along."),
    ("Tidak menutup kemungkinan tarifnya naik.", "It is possible that the fare will rise."),
    ("Warga pasti tidak asing dengan lagu ini.", "People are surely familiar with this song."),
    ("Kita masih punya waktu, kan?", "We still have time, don't we?"),
    # negators within an English word, and words that deny without one
    ("Suara itu dinyatakan tidak sah.", "The vote was declared invalid."),
    ("Ia menahan diri untuk tidak membalas.", "She refrained from hitting back."),
    ("Mereka pulang tanpa hasil.", "They went home empty-handed."),
    ("Ia bergeming meski dibujuk.", "He would not budge although he was coaxed."),
    ("Hakim membatalkan putusan itu.", "The judge annulled the verdict."),
    ("Pemain itu gagal mengeksekusi penalti.", "The player missed a penalty."),
    # names
    ("Ia menonton band asal Newyrok itu.", "He watched the band from Newyork."),
    ("Tuhan YME melindungi kita.", "God Almighty protects us."),
    ("Kapal RRT itu ditahan.", "The Chinese vessel was held."),
    ("Usai salat Isya, warga pulang.", "After the Isha prayer, residents went home."),
    ("Indeks massa tubuh (IMT) dihitung.", "The body mass index (BMI) is calculated."),
    ("Pria Belanda itu dipulangkan.", "The Dutchman was sent home."),
    # words in capitals, dishes
    ("BOLANEWS.NET, KUALA LUMPUR - Mereka tiba.", "BOLANEWS.NET, KUALA LUMPUR - They arrived."),
    ("Ia menjual nasi liwet setiap pagi.", "She sells nasi liwet every morning."),
]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_right_translations_are_not_accused(source, target, kinds):
    assert kinds(source, target) == set()


WRONG = [
    ("Lagu era 80 - an itu kembali populer.", "The song from the 1990s is popular again.", "number"),
    ("Layarnya berasio 16: 10.", "Its screen has a ratio of 16:9.", "number"),
    ("Ongkos kirim Rp 300 hingga Rp 700 ribu.", "Shipping costs Rp300 million to Rp700,000.", "number"),
    ("Suhunya -3,1 derajat.", "The temperature is 3.1 degrees.", "number"),
    ("Mereka bertemu pada Senin (12/8).", "They met on Tuesday (12 August).", "date"),
    ("Rapat digelar 12 Juni di Solo.", "The meeting was held on 12 July in Solo.", "date"),
    ("PSM lolos ke delapan besar.", "PSM reached the semifinals.", "number"),
    ("Pesanan kue di toko itu naik tiga kali lipat.", "The shop's cake orders doubled.", "number"),
    ("Wali kota menata lima lapak di alun-alun.", "The mayor is tidying up the stalls on the square.", "number"),
    ("Konser digelar pada malam Minggu.", "The concert was held on Friday night.", "date"),
    ("Konser digelar pada Minggu malam.", "The concert was held on Saturday night.", "date"),
    ("Warga hanya menunggu, dan gubernur datang ke lokasi.", "People only waited, and the governor did not come.",
     "negation"),
    ("Prajurit itu tidak menembak.", "The soldier fired.", "negation"),
    ("Ia mengusulkan hal itu kepada Parlemen Eropa.", "She proposed it to the parliament.", "name"),
    ("Duta Besar Inggris menemui Wardoyo.", "The British ambassador met Subagio.", "name"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "kind"), WRONG)
def test_wrong_translations_of_the_same_kinds_are_found(source, target, kind, kinds):
    assert kind in {found for found, _ in kinds(source, target)}


def test_a_name_that_differs_by_a_slip_is_a_note():
    source = "Film itu dibintangi Marlon Drando."
    (finding,) = [f for f in compare(source, "The film stars Marlon Brando.") if f.kind == "name"]
    assert (finding.severity, finding.message) == ("info", "The name Drando became Brando.")


def test_a_name_that_another_speaker_would_need_is_a_note_after_a_pronoun_for_a_body():
    source = "Ia mengatakan pihaknya masih menyelidiki kasus itu."
    findings = compare(source, "He said the KPK was still investigating the case.")
    assert [(f.kind, f.severity) for f in findings] == [("name", "info")]


CAPITALS = "WARGA TIDAK DIMINTA MENGUNGSI KE MAGELANG, RABU 4 JUNI"


def test_a_headline_in_capitals_is_read_like_any_other(kinds):
    assert kinds(CAPITALS, "RESIDENTS NOT ASKED TO EVACUATE TO MAGELANG, WEDNESDAY 4 JUNE") == set()
    assert kinds(CAPITALS, "Residents not asked to evacuate to Magelang, Wednesday 4 June") == set()
    assert ("negation", "warning") in kinds(
        CAPITALS, "RESIDENTS ASKED TO EVACUATE TO MAGELANG, WEDNESDAY 4 JUNE"
    )
    assert ("date", "warning") in kinds(CAPITALS, "RESIDENTS NOT ASKED TO EVACUATE TO MAGELANG, 4 JUNE")


def test_indonesian_left_in_a_headline_in_capitals_is_found(kinds):
    assert ("untranslated", "warning") in kinds(
        "WARGA MENUNGGU BANTUAN PANGAN", "RESIDENTS MENUNGGU BANTUAN OF FOOD"
    )


QUOTATIONS = [
    ("Javanese", '"Aku durung mangan, kabeh wis entek," kata Paijo.', '"{}," said Paijo.'),
    ("Sundanese", '"Abdi mah teu acan terang," kata Dadang.', '"{}," said Dadang.'),
    ("Minangkabau", '"Awak indak pai ka sinan," kata Buyung.', '"{}," said Buyung.'),
]


@pytest.mark.parametrize(("language", "source", "target"), QUOTATIONS)
def test_a_quotation_in_a_regional_language_is_kept_and_noted(language, source, target):
    kept = target.format(source.split('"')[1].rstrip(","))
    findings = compare(source, kept)
    assert [(f.severity, f.message) for f in findings] == [
        ("info", f"A quotation in {language} was kept as it is.")
    ]
    invented = compare(source, target.format("I'm going to pay you"))
    assert ("untranslated", "warning") in {(f.kind, f.severity) for f in invented}


def test_a_quotation_in_indonesian_may_not_be_kept(kinds):
    source = '"Kami sudah menunggu bantuan sejak pagi," kata Buyung.'
    assert ("untranslated", "error") in kinds(
        source, '"Kami sudah menunggu bantuan sejak pagi," said Buyung.'
    )
