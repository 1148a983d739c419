"""Closed classes both ways: the opposite, the loss and the invention are found; sound translations aren't accused."""

import pytest

WRONG = {
    "side": [
        ("Lengan kanan korban patah.", "The victim's left arm was broken."),
        ("Ban kiri depan truk itu pecah.", "The right front tire of the truck burst."),
    ],
    "part of the body": [
        ("Telinga pasien itu berdarah.", "The patient's nose bled."),
        ("Peluru mengenai lehernya.", "The bullet hit his hand."),
    ],
    "animal, crop, weapon": [
        ("Wabah itu menyerang ratusan kerbau.", "The outbreak hit hundreds of goats."),
        ("Harga kedelai impor naik.", "The price of imported corn rose."),
        ("Pelaku membawa celurit.", "The perpetrator carried a rifle."),
    ],
    "unit": [
        ("Produksinya 40 ribu barel per hari.", "Its output is 40,000 tons per day."),
        ("Lahan seluas 12 hektare terbakar.", "A plot of 12 kilometers burned."),
    ],
    "vague number": [
        ("Ratusan ribu orang mengungsi.", "Thousands of people fled."),
        ("Puluhan ribu buruh berunjuk rasa.", "Hundreds of thousands of workers protested."),
    ],
    "condition": [
        ("Izin terbit asalkan tidak ada tunggakan.", "The permit is issued as there are no arrears."),
        ("Kios buka tiap hari kecuali Jumat.", "The stall is open daily on Friday."),
    ],
    "guerrillas, air strikes, permits": [
        ("Tentara menyerang gerilyawan di bukit itu.", "The army attacked farmers on the hill."),
        ("Kementerian mencabut izin maskapai itu.", "The ministry granted the airline a license."),
    ],
    "stance": [
        ("Hakim menolak gugatan warga.", "The judge granted the residents' lawsuit."),
        ("Fraksi itu mendukung revisi undang-undang.", "The faction opposed the revision of the law."),
        ("Pemerintah mengabulkan permintaan buruh.", "The government rejected the workers' request."),
    ],
    "custody": [
        ("Polisi membebaskan dua warga.", "Police arrested two residents."),
        ("Kejaksaan menahan mantan bupati.", "The prosecutor's office released the former regent."),
        ("Penyidik menangkap sopir truk itu.", "Investigators freed the truck driver."),
    ],
    "a role in court is gone": [
        ("Kuasa hukum terdakwa, Bambang, hadir.", "The defendant, Bambang, attended."),
        ("Jaksa menyebut terdakwa bersalah.", "It was said that the defendant was guilty."),
    ],
    "currencies changed places": [
        ("Rupiah melemah terhadap dolar AS.", "The US dollar weakened against the rupiah."),
        ("Euro menguat terhadap yen.", "The yen strengthened against the euro."),
        (
            "Rupiah melemah terhadap dolar AS pada Jumat.",
            "The dollar weakened against the US dollar on Friday.",
        ),
    ],
    "direction": [
        ("Rupiah melemah terhadap dolar AS.", "The rupiah strengthened against the US dollar."),
        ("Harga telur anjlok di pasar itu.", "The price of eggs soared at the market."),
        ("Jumlah pengunjung bertambah.", "The number of visitors declined."),
    ],
    "balance and trade": [
        ("Neraca dagang surplus US$ 2,3 miliar.", "The trade balance was a US$2.3 billion deficit."),
        ("Impor kedelai dihentikan.", "Exports of soybeans were stopped."),
        ("Perusahaan itu merugi tahun ini.", "The company made a profit this year."),
    ],
    "bounds": [
        ("Pelaku terancam penjara paling lama 15 tahun.", "The offender faces at least 15 years in prison."),
        ("Peserta minimal berusia 17 tahun.", "Participants must be at most 17 years old."),
        ("Ada hampir 500 orang di sana.", "There were more than 500 people there."),
        (
            "Denda paling sedikit Rp 200 juta dan paling banyak Rp 1 miliar.",
            "The maximum fine is Rp 200 million and Rp 1 billion.",
        ),
        ("Utang kita paling 30 persen dari PDB.", "Our debt is at least 30 percent of GDP."),
        ("Kurang dari seminggu lagi pasar itu dibuka.", "The market opens in more than a week."),
        ("Suhu air berkisar 30 derajat.", "The water is over 30 degrees."),
        ("Lebih dari 70 perahu melaut.", "Around 70 boats put to sea."),
        ("Laju ekonomi di kisaran 5 persen.", "The economy is growing at under 5 percent."),
        (
            "Batas maksimal porsi utang 60 persen.",
            "The minimum limit for the share of debt is 60 percent.",
        ),
    ],
    "before and after, beside words that may say either": [
        ("Setelah itu akhirnya semua warga pulang.", "Before that all residents finally went home."),
        ("Tepat setelah pukul 11.00 massa memblokir jalan.", "Just before 11:00 the crowd blocked the road."),
        ("Bangunan itu berasal dari sebelum perang.", "The building dates from after the war."),
        (
            "Ia menikah lagi setelah bercerai akhir tahun lalu.",
            "He remarried before divorcing late last year.",
        ),
    ],
    "deputies, beside the house of representatives": [
        (
            "Mantan anggota Dewan Perwakilan Rakyat itu hadir.",
            "The candidate for the House of Representatives attended.",
        ),
    ],
    "compass": [
        ("Pusat gempa 3 km barat daya Gianyar.", "The epicenter is 3 km northeast of Gianyar."),
        ("Kapal itu hilang di barat laut Sabang.", "The ship vanished north of Sabang."),
        ("Letaknya 8 derajat LS.", "It lies at 8 degrees north latitude."),
    ],
    "qualifier of office": [
        ("Wakil Presiden ke-13 itu lahir pada 1943.", "The 13th President was born in 1943."),
        ("Mantan bupati itu ditemui di rumahnya.", "The regent was met at his house."),
        ("Plt. Bupati Cianjur melantik pejabat.", "The Regent of Cianjur inaugurated officials."),
        ("Calon gubernur itu menyapa warga.", "The governor greeted residents."),
    ],
    "allegation": [
        ("Bupati diduga menerima suap.", "The regent received a bribe."),
        ("Ia konon menyimpan uang itu.", "He kept the money."),
        ("Camat itu disebut-sebut terlibat.", "The subdistrict head is involved."),
    ],
    "home or away, won or lost, before or after": [
        ("Persib menjalani laga tandang.", "Persib played a home game."),
        ("Persib menang pada laga itu.", "Persib lost the match."),
        ("Ia pergi sebelum hujan.", "He left after the rain."),
        ("Tim tamu kalah di final.", "The visiting team won the final."),
    ],
    "roles in court": [
        ("Sebelumnya, Jaksa mendakwa Rudi.", "Previously, Judge Rudi was charged."),
        ("Keberatan kuasa hukum terdakwa ditolak.", "The objection of the prosecution counsel was rejected."),
        ("Hakim menunda sidang.", "The prosecutor postponed the hearing."),
    ],
    "legal status": [
        ("Ia berstatus tersangka kasus suap.", "He was convicted in the bribery case."),
        ("Ia diduga mencuri motor.", "He was found guilty of stealing a motorcycle."),
        ("Polisi memeriksa sopir itu.", "Police questioned the defendant."),
    ],
    "people": [
        ("Seorang perempuan ditemukan selamat.", "A man was found alive."),
        ("Suami korban melapor.", "The victim's wife reported it."),
        (
            "Bima Putra anak dari Joko Susilo ditahan.",
            "Bima Putra's son Joko Susilo was detained.",
        ),
    ],
    "a negator": [
        ("Rapat batal digelar.", "The meeting was held."),
        ("Ia gagal menjadi bupati.", "He became regent."),
        ("Warga kurang setuju.", "Residents agree."),
        ("Polisi menangkap tersangka.", "Police did not arrest the suspect."),
        ("Sekolah itu dibuka lagi.", "The school was never opened again."),
        ("Gubernur menghadiri rapat.", "The governor didn't attend the meeting."),
    ],
    "an invented place": [
        ("Rapat digelar di kantor gubernur.", "The meeting was held at the governor's office in Jakarta."),
        ("Ia tewas di rumahnya.", "He died at his home in Malaysia."),
        ("Kebakaran itu menghanguskan pasar.", "The fire destroyed the market in Surabaya."),
    ],
    "order, sign and rank": [
        ("Tim SAR menemukan korban ke-12.", "The SAR team found 12 victims."),
        ("Ini gempa ke-40 tahun ini.", "There were 40 quakes this year."),
        ("Polisi memeriksa 12 saksi.", "Police questioned the 12th witness."),
        ("Skor akhir 21-17, 19-21, 21-15.", "The final score was 21-17, 21-19, 21-15."),
        ("Suhu turun dari 45 ke 12 derajat.", "The temperature dropped from 12 to 45 degrees."),
        ("Suhu minus 5 derajat Celsius.", "The temperature was 5 degrees Celsius."),
        ("Ekonomi tumbuh -2,07 persen.", "The economy grew 2.07 percent."),
        (
            "Ia memindahkan 51 perwira tinggi dan perwira menengah.",
            "He moved 51 high officers and 51 middle officers.",
        ),
    ],
    "numbers": [
        ("Pesta berakhir pukul setengah 6 pagi.", "The party ended at 6 a.m."),
        ("Dana desa Rp 3 M raib.", "Rp3 million in village funds disappeared."),
        ("Belasan ribu warga mengungsi.", "Hundreds of thousands of residents fled."),
        ("Muktamar XXXIII NU dibuka.", "The 32nd NU congress was opened."),
        ("Inflasi dua koma lima persen.", "Inflation is two percent."),
    ],
}


@pytest.mark.parametrize(("source", "target"), [pair for pairs in WRONG.values() for pair in pairs])
def test_what_says_something_else_is_found(source, target, kinds):
    assert kinds(source, target)


SWAPPED = {
    "people and their work": [
        ("Dosen itu memimpin penelitian.", "The student led the research."),
        ("Bidan itu dipanggil tengah malam.", "The doctor was called in at midnight."),
        ("Menteri Pertanian tiba di Kupang.", "The health minister arrived in Kupang."),
        ("Mayat itu ditemukan polisi.", "The body was found by soldiers."),
        ("Seorang lansia terjebak di lift.", "A baby was trapped in the elevator."),
        ("Sepupunya bekerja di Medan.", "His stepson works in Medan."),
        ("Camat itu meninjau jembatan.", "The governor inspected the bridge."),
        ("Bendahara yayasan itu hadir.", "The founder of the foundation attended."),
        ("Kiper itu diganti.", "The striker was replaced."),
        ("Seorang pelukis tinggal di sana.", "A singer lives there."),
        ("Turis itu kehilangan paspor.", "The refugee lost his passport."),
        ("Perampok itu lari ke hutan.", "The kidnapper ran into the forest."),
        ("Biksu itu berdoa.", "The bishop prayed."),
        ("Umat Hindu berdoa di sana.", "Christians prayed there."),
    ],
    "events": [
        ("Banjir memutus jalan itu.", "A landslide cut off the road."),
        ("Ia dihukum karena penggelapan.", "He was punished for murder."),
        ("Pasien itu menderita campak.", "The patient suffers from malaria."),
        ("Dua penumpang luka-luka.", "Two passengers died."),
        ("Pilkada berlangsung aman.", "The presidential election went safely."),
        ("Ia mengajukan kasasi.", "He filed a lawsuit."),
        ("Wasit memberinya kartu kuning.", "The referee gave him a red card."),
        ("Mereka lolos ke semifinal.", "They made it to the final."),
        ("Ia melatih tim bola voli.", "He coaches the basketball team."),
        ("Harga tiket naik menjelang Natal.", "Ticket prices rise ahead of Nyepi."),
        ("Polisi menyita ganja.", "Police seized heroin."),
        ("Anaknya masih SD.", "Her child is still in kindergarten."),
    ],
    "acts": [
        ("Rombongan itu berangkat ke Mekkah.", "The group arrived in Mecca."),
        ("Ia membantah menerima uang.", "He admitted receiving money."),
        ("Para tokoh mengecam film itu.", "The figures praised the film."),
        ("Pemerintah melarang ekspor bijih.", "The government allowed ore exports."),
        ("Sekretaris itu mengundurkan diri.", "The secretary was inaugurated."),
        ("Rapat itu ditunda.", "The meeting was accelerated."),
        ("Artis itu bercerai tahun lalu.", "The artist got married last year."),
        ("Dua penumpang tewas dalam kecelakaan bus itu.", "Two passengers were injured in the bus accident."),
        ("Pabrik itu tutup bulan lalu.", "The plant closed last year."),
        ("Pemenangnya putra bungsu sang wali kota.", "The winner is the mayor's youngest brother."),
        ("Anak perempuannya kuliah di Solo.", "His mother studies in Solo."),
        ("Rumah itu milik kakak terdakwa.", "The house belongs to the defendant's wife."),
        ("Tim itu terdegradasi.", "The team was promoted."),
        ("Uang itu palsu.", "The money is genuine."),
        ("Ini gedung tertinggi di kota itu.", "This is the smallest building in the city."),
        ("Produk dalam negeri itu laris.", "The foreign product sold well."),
        ("Ia dilahirkan di Solo.", "He was buried in Solo."),
        ("Mereka merasa sedih.", "They felt proud."),
    ],
    "measures and places": [
        ("Ia dirawat selama 3 hari.", "He was treated for 3 weeks."),
        ("Iurannya dibayar tiap bulan.", "The fee is paid every year."),
        ("Mobil hijau itu rusak.", "The yellow car was damaged."),
        ("Harga nikel dunia stabil.", "The world price of copper is stable."),
        ("Masjid itu baru selesai dibangun.", "The church has just been completed."),
        ("Kapal itu karam di danau.", "The ship sank in the strait."),
        ("Mereka memanen semangka.", "They harvested pineapples."),
        ("Ia membeli celana.", "She bought a hat."),
        ("Dokter memeriksa ginjalnya.", "The doctor examined his lungs."),
        ("Warga merusak jendela kantor itu.", "Residents damaged the office's roof."),
        ("Ia menulis novel.", "He painted a painting."),
        ("DPRD membahas anggaran itu.", "The Senate discussed the budget."),
        ("Nilai obligasi itu turun.", "The value of the subsidy fell."),
    ],
}


@pytest.mark.parametrize(("source", "target"), [pair for pairs in SWAPPED.values() for pair in pairs])
def test_a_word_of_the_same_kind_in_place_of_another_is_found(source, target, kinds):
    assert any(kind == "contrast" for kind, _ in kinds(source, target))


RIGHT = [
    ("Warga menolak pembangunan pabrik itu.", "Residents refused the construction of the factory."),
    ("Hakim tidak menerima gugatan itu.", "The judge rejected the lawsuit."),
    ("Ia membantah mendukung calon itu.", "He denied supporting the candidate."),
    ("Pemerintah membebaskan lahan untuk jalan tol.", "The government acquired land for a toll road."),
    ("Tersangka ditahan lalu dibebaskan.", "The suspect was detained and later released."),
    ("Pengacara korban menolak berkomentar.", "The victim's attorney declined to comment."),
    (
        "Jaksa menuntut terdakwa lima tahun penjara.",
        "The defendant faces five years in prison, prosecutors said.",
    ),
    ("Dana desa Rp 3 M raib.", "Rp3 billion in village funds disappeared."),
    ("Proyek senilai Rp 1,2 T itu mangkrak.", "The Rp1.2 trillion project has stalled."),
    ("Muktamar XXXIII NU dibuka.", "The 33rd NU congress was opened."),
    ("Ada lima belas ribu tiga ratus pemilih.", "There are 15,300 voters."),
    ("Lomba 17-an digelar warga.", "Residents held Independence Day contests."),
    ("Tgl 5 Peb 2024.", "February 5, 2024."),
    ("Tanggal 5 Nopember 2023.", "November 5, 2023."),
    ("Tanggal 5 Agt 2023.", "August 5, 2023."),
    ("Inflasi dua koma lima persen.", "Inflation is 2.5 percent."),
    ("Perjalanan itu 2½ jam.", "The trip took two and a half hours."),
    ("Ada ½ juta warga.", "There are half a million residents."),
    ("Rumah seluas 100 m².", "A house of 100 m2."),
    ("Emisi CO₂ naik.", "CO2 emissions rose."),
    ("Pukul 24.00 toko tutup.", "The shop closes at midnight."),
    ("Pengunjung keseribu datang.", "The 1,000th visitor came."),
    ("Lima puluh ribuan orang datang.", "About 50,000 people came."),
    ("Ada 1 234 567 pemilih.", "There are 1,234,567 voters."),
    ("Toko tutup pukul setengah tujuh.", "The shop closes at half past six."),
    ("Toko tutup pukul setengah 7 pagi.", "The shop closes at 6:30 a.m."),
    ("Belasan ribu warga mengungsi.", "More than ten thousand residents fled."),
    ("Persib kalah 1-2 dari Persija.", "Persib lost 2-1 to Persija."),
    ("Suhu minus 5 derajat Celsius.", "The temperature was 5 degrees Celsius below zero."),
    ("Suhu turun dari 45 ke 12 derajat.", "The temperature dropped from 45 to 12 degrees."),
    ("Tim SAR menemukan korban ke-12.", "The SAR team found the 12th victim."),
    ("Ke-14 tersangka ditahan.", "The 14 suspects were detained."),
    ("Bima Putra anak dari Joko Susilo ditahan.", "Joko Susilo's son Bima Putra was detained."),
    ("Gubernur memimpin rapat di Ibu Kota.", "The governor led a meeting in Jakarta."),
    ("Ia naik haji tahun lalu.", "He went on the hajj last year."),
    ("Harga tidak naik.", "Prices haven't gone up."),
    ("Ia diduga menerima suap.", "He allegedly took a bribe."),
    ("Mantan bupati itu ditahan.", "The ex-regent was detained."),
    ("Denda paling banyak Rp 1 miliar.", "A fine of up to Rp 1 billion."),
    ("Kasus itu berada di Pasal 5 UU Nomor 3.", "The case falls under Article 5 of Law No. 3."),
    ("Guru besar itu memberi kuliah.", "The professor gave a lecture."),
    ("Guru mengajar para siswa.", "The teacher taught the students."),
    ("Para pelajar dan guru mereka berkemah.", "The pupils and their teachers camped."),
    ("Pengacara itu menjadi pelatih.", "The lawyer became a coach."),
    ("Kapolres menyebut pelakunya prajurit.", "The police chief said the culprit was a soldier."),
    ("Lurah itu melapor kepada bupati.", "The ward head reported to the regent."),
    ("Jenazah korban banjir ditemukan.", "The bodies of the flood victims were found."),
    ("Ia selamat dari kecelakaan itu.", "He survived the accident."),
    ("Korban tidak terluka.", "The victim was unhurt."),
    ("Kami mengucapkan selamat.", "We congratulate you."),
    ("Gol bunuh diri itu membuat mereka kalah.", "The own goal cost them the match; they lost."),
    ("Mereka kalah di perempat final.", "They lost in the quarterfinals."),
    ("Menteri itu masih membantah.", "The minister still denies it."),
    ("Penonton tidak diizinkan masuk.", "Spectators were not allowed in."),
    ("Penonton dilarang masuk.", "Spectators may not enter."),
    ("Kontraknya dilanjutkan dua tahun.", "His contract was extended by two years."),
    ("Kotak hitam pesawat itu belum ditemukan.", "The plane's black box is still missing."),
    ("Orang tuanya miskin.", "His parents are poor."),
    ("Terowongan terpanjang itu dibuka.", "The longest tunnel was opened."),
    ("Undang-Undang Nomor 12 Tahun 2011 mengaturnya.", "Law No. 12 of 2011 governs it."),
    ("Ia dirawat selama seminggu.", "He was treated for seven days."),
    ("Bendera Merah Putih berkibar.", "The red-and-white flag flew."),
    ("Rumah sakit itu milik swasta.", "The hospital is privately owned."),
    ("Mereka berenang ke laut.", "They swam at the beach."),
    ("Penyanyi itu merilis album.", "The singer released an album."),
    ("Nilai saham gabungan turun.", "The composite stock value fell."),
    ("Anggota DPR itu hadir.", "The lawmaker attended."),
    (
        "Polisi sebelumnya menggerebek rumah itu menyusul laporan warga.",
        "Police earlier raided the house following a report.",
    ),
    (
        "Dampaknya lebih dari 300 orang, hingga dua tahun.",
        "It affected more than 300 people for up to two years.",
    ),
    ("Yang paling pertama datang adalah gubernur.", "The first to arrive was the governor."),
    (
        "Ia pulang sebelum magrib, setelah rapat selesai.",
        "He went home before sunset, once the meeting was over.",
    ),
]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_a_sound_translation_is_not_accused(source, target, kinds):
    assert kinds(source, target) == set()


def test_a_higher_rung_is_an_error_and_a_lost_hedge_a_warning(kinds):
    assert ("contrast", "error") in kinds("Ia menjadi tersangka.", "He was convicted.")
    assert ("contrast", "warning") in kinds("Ia diduga mencuri.", "He stole.")


def test_a_term_of_the_glossary_accounts_for_an_added_role():
    from check import compare

    source, target = "Ia bertemu Jampidum.", "He met the judge."
    assert any(f.kind == "contrast" for f in compare("Ia bertemu teman.", target))
    assert not any(f.kind == "contrast" for f in compare(source, target, terms={"Jampidum": "judge"}))


def test_what_two_forms_of_one_phrase_say_counts_once(kinds):
    source = "Enam hari dirawat, penyanyi 71 tahun itu pulang."
    assert kinds(source, "After six days in care, the 71-year-old singer went home.") == set()
    assert kinds(source, "Six days after care, the singer aged 71 went home.") == set()


def test_the_number_of_a_law_is_no_negator(kinds):
    source = "Banjir itu diatur dalam UU Nomor 24 Tahun 2007."
    assert ("contrast", "error") in kinds(source, "The earthquake is governed by Law No. 24 of 2007.")
