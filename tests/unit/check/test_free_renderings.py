"""Good free English isn't accused: figures, hours, names and denials said in another way; a twin that is wrong is."""

import pytest

from check import compare


def accused(source, target):
    return [f.message for f in compare(source, target) if f.severity != "info"]


FIGURES = [
    # shares of a number, and shares as percents
    ("Sepertiga dari 90 murid sekolah itu absen.", "Of the school's 90 pupils, 30 were absent."),
    ("Dari 400 kios, 25 persen sudah tutup.", "A hundred of the 400 kiosks have closed."),
    ("Sebanyak 48 persen warga setuju.", "Nearly half of the residents agreed."),
    ("Sekitar 67 persen lahan terbakar.", "About two-thirds of the land burned."),
    ("Tiga dari sepuluh balita kurus.", "About 30 percent of toddlers are underweight."),
    ("Seperlima anggarannya untuk jalan.", "Twenty percent of its budget goes to roads."),
    ("Satu dari empat pekerja dirumahkan.", "A quarter of the workers were furloughed."),
    # units of time, weight and length, and words for many
    ("Kerja sama itu sudah berjalan dua dasawarsa.", "The partnership has run for 20 years."),
    ("Pabrik itu tutup setengah abad lalu.", "The factory closed 50 years ago."),
    ("Rapat berlangsung 90 menit.", "The meeting lasted an hour and a half."),
    ("Ia ditahan selama 14 hari.", "He was held for two weeks."),
    ("Bayi itu berusia 1,5 tahun.", "The baby is 18 months old."),
    ("Anak itu membawa 2 lusin telur.", "The child carried 24 eggs."),
    ("Panen turun menjadi 5 kuintal.", "The harvest fell to 500 kilograms."),
    ("Jaraknya 2.500 meter dari pasar.", "It is 2.5 kilometres from the market."),
    ("Mereka membeli 3 ons cabai.", "They bought 300 grams of chillies."),
    # one of a thing
    ("Ia membeli 1 kilogram gula.", "He bought a kilogram of sugar."),
    ("Harga naik dalam 1 pekan.", "Prices rose within a week."),
    # what is more than the other
    (
        "Hukuman itu 4 tahun, lebih ringan dari tuntutan jaksa 7 tahun.",
        "The sentence was four years, three fewer than prosecutors had sought.",
    ),
    ("Penumpang 120 orang, naik dari 100 orang.", "There were 120 passengers, 20 more than before."),
    # the street's money
    ('"Harganya dua puluh rebu," kata pedagang itu.', '"It costs 20,000," the trader said.'),
    ("Ojek ke pasar cuma goceng.", "A motorcycle taxi to the market is only 5,000 rupiah."),
    # days with a name
    ("Warga berkumpul pada malam 1 Suro.", "Residents gathered on the eve of the Javanese New Year."),
    ("Pemerintah menetapkan 1 Syawal jatuh pada Rabu.", "The government set Eid al-Fitr for Wednesday."),
]


@pytest.mark.parametrize(("source", "target"), FIGURES)
def test_a_figure_may_be_said_in_another_way(source, target):
    assert accused(source, target) == []


WRONG_FIGURES = [
    ("Sepertiga dari 90 murid sekolah itu absen.", "Of the school's 90 pupils, 35 were absent."),
    ("Sebanyak 48 persen warga setuju.", "Nearly a third of the residents agreed."),
    ("Tiga dari sepuluh balita kurus.", "About 40 percent of toddlers are underweight."),
    ("Kerja sama itu sudah berjalan dua dasawarsa.", "The partnership has run for 30 years."),
    ("Rapat berlangsung 90 menit.", "The meeting lasted two hours."),
    ("Ia ditahan selama 14 hari.", "He was held for four weeks."),
    (
        "Hukuman itu 4 tahun, lebih ringan dari tuntutan jaksa 7 tahun.",
        "The sentence was four years, two fewer than prosecutors had sought.",
    ),
    ("Anak itu membawa 2 lusin telur.", "The child carried 34 eggs."),
    ('"Harganya dua puluh rebu," kata pedagang itu.', '"It costs 200,000," the trader said.'),
]


@pytest.mark.parametrize(("source", "target"), WRONG_FIGURES)
def test_another_figure_is_wrong_all_the_same(source, target, kinds):
    assert ("number", "error") in kinds(source, target)


HOURS = [
    ("Rapat dimulai pukul 09.15.", "The meeting began at a quarter past nine."),
    ("Kapal berangkat pukul 16.45 WIB.", "The ship left at a quarter to five in the afternoon."),
    ("Gempa terjadi pukul 07.50 WITA.", "The quake struck at ten to eight in the morning."),
    ("Pukul 20.00 WIT lampu padam.", "At eight in the evening the lights went out."),
    ("Ia tiba jam 3 sore.", "She arrived at three in the afternoon."),
    ("Pintu dibuka pukul empat lewat seperempat.", "The doors opened at 4:15."),
    ("Toko tutup pukul sembilan kurang sepuluh.", "The shop closed at 8.50."),
    ("Acara berakhir pukul 12.00 Wib.", "The event ended at noon."),
]


@pytest.mark.parametrize(("source", "target"), HOURS)
def test_an_hour_may_be_told_in_words(source, target):
    assert accused(source, target) == []


WRONG_HOURS = [
    ("Rapat dimulai pukul 09.15.", "The meeting began at a quarter to nine."),
    ("Kapal berangkat pukul 16.45 WIB.", "The ship left at a quarter to four in the afternoon."),
    ("Pukul 20.00 WIT lampu padam.", "At nine in the evening the lights went out."),
    ("Toko tutup pukul sembilan kurang sepuluh.", "The shop closed at 9.10."),
]


@pytest.mark.parametrize(("source", "target"), WRONG_HOURS)
def test_another_hour_is_wrong_all_the_same(source, target, kinds):
    assert ("number", "error") in kinds(source, target)


NAMES = [
    # part of a name, or who bears it
    ("Luhut Pandjaitan menolak usul itu.", "Luhut turned down the proposal."),
    ("Menurut Bambang Soesatyo, rapat ditunda.", "According to Soesatyo, the meeting was postponed."),
    ('"Harga akan turun," kata Zulkifli Hasan.', '"Prices will come down," the minister said.'),
    ("Pasokan aman, menurut Amran Sulaiman.", "Supplies are safe, he said."),
    # acronyms in full
    ("Jumlah penderita TBC di kota itu naik.", "The number of tuberculosis patients in the city is up."),
    ("PBSI memanggil 20 atlet.", "The Badminton Association of Indonesia has called up 20 athletes."),
    ("BEI menghentikan perdagangan.", "The Indonesia Stock Exchange halted trading."),
    ("IHSG dibuka melemah.", "The Jakarta Composite Index opened weaker."),
    ("UMKM di desa itu tumbuh.", "Small businesses in the village are growing."),
    ("Warga mengurus KTP di kelurahan.", "Residents applied for identity cards at the ward office."),
    # a government by its capital
    ("Pemerintah Rusia membantah laporan itu.", "Moscow denied the report."),
    ("Tiongkok dan Australia berunding lagi.", "Beijing and Canberra are talking again."),
    ("Pemerintah Filipina memanggil duta besar.", "Manila has summoned the ambassador."),
    # what the reader of English isn't assumed to know
    ("Warga merayakan Galungan di pura.", "Residents celebrated the Balinese Hindu festival of Galungan."),
    ("Warga merayakan Sekaten.", "Residents celebrated Sekaten, a Javanese festival."),
    ("Timnas putri berlatih di Bangkok.", "Indonesia's women's team trained in Bangkok."),
]


@pytest.mark.parametrize(("source", "target"), NAMES)
def test_a_name_may_be_said_in_another_way(source, target):
    assert accused(source, target) == []


WRONG_NAMES = [
    ("Luhut Pandjaitan menolak usul itu.", "Airlangga turned down the proposal."),
    ("Warga Surabaya memperbaiki jembatan.", "He repaired the bridge."),
    ("Pemerintah Rusia membantah laporan itu.", "Beijing denied the report."),
    ("Tarian Sunda itu memukau penonton.", "The Javanese dance charmed the audience."),
]


@pytest.mark.parametrize(("source", "target"), WRONG_NAMES)
def test_another_name_is_a_warning_all_the_same(source, target, kinds):
    assert ("name", "warning") in kinds(source, target)


QUOTATIONS = [
    ('"Kami akan bekerja lebih keras," kata bupati itu.', "The regent said they would work harder."),
    (
        '"Jalan ini sudah rusak lima tahun," keluh warga.',
        "Residents complained that the road had been broken for five years.",
    ),
    ('"Saya percaya kepada hakim," ucapnya.', "He told reporters he trusted the judges."),
]


@pytest.mark.parametrize(("source", "target"), QUOTATIONS)
def test_a_quotation_may_become_reported_speech(source, target):
    assert accused(source, target) == []


def test_a_quotation_without_marks_and_speaker_reads_as_the_texts_own_words(kinds):
    source = '"Kami akan bekerja lebih keras," kata bupati itu.'
    assert ("quotation", "warning") in kinds(source, "We will work harder.")


REGIONAL = [
    ('"Matur nuwun sanget, Bu," kata Mbok Sri.', '"Thank you so much, Ma\'am," said Mbok Sri.'),
    (
        '"Aku wis mangan, ora usah repot," kata Paijo.',
        "\"I've already eaten, don't go to any trouble,\" said Paijo.",
    ),
    ('"Punten, abdi teu terang," kata Dadang.', '"Sorry, I don\'t know," said Dadang.'),
]


@pytest.mark.parametrize(("source", "target"), REGIONAL)
def test_a_regional_quotation_whose_words_were_read_is_a_note(source, target):
    assert accused(source, target) == []


def test_a_regional_quotation_that_nobody_read_is_a_warning(kinds):
    source = '"Aku durung mangan, kabeh wis entek," kata Paijo.'
    assert ("untranslated", "warning") in kinds(source, '"The wind is strong here," said Paijo.')


DENIALS = [
    ("Tidak ada satu pun anggota yang menolak usul itu.", "All the members went along with the proposal."),
    ("Tak seorang pun warga yang absen malam itu.", "Every resident was there that night."),
    ("Pemerintah belum mencabut larangan ekspor.", "The export ban is still in force."),
    ("Polisi belum menangkap otak perampokan itu.", "The mastermind of the robbery is still at large."),
    (
        "Bukan harga yang dikeluhkan warga, melainkan mutunya.",
        "Residents complain of quality rather than price.",
    ),
    ("Ia tidak membantah pernah bertemu tersangka.", "He admitted having met the suspect."),
    ('"Tidak mungkin kami tidak hadir," ujarnya.', '"Of course we will be there," she said.'),
    ("Warga tidak mungkin tidak tahu soal itu.", "Residents must know about it."),
    ("Tidak sedikit petani yang merugi.", "Many farmers lost money."),
    (
        "Usulan itu tidak pernah ditanggapi, kata warga yang sudah lama menunggu.",
        "Residents who had long been waiting said the proposal went unanswered.",
    ),
    ("Biaya itu tidak boleh lebih dari 5 persen.", "The fee is capped at 5 percent."),
    ("Modal awal tidak boleh kurang dari Rp 2 juta.", "Start-up capital of Rp 2 million or more is needed."),
    ("Kendaraan itu berusia paling tua 10 tahun.", "The vehicle is no older than 10 years."),
]


@pytest.mark.parametrize(("source", "target"), DENIALS)
def test_a_denial_may_be_put_without_denying(source, target):
    assert accused(source, target) == []


WRONG_DENIALS = [
    (
        "Tidak ada satu pun anggota dewan yang menolak usul itu dalam rapat kemarin.",
        "In yesterday's meeting a council member rejected the proposal.",
    ),
    ("Pemerintah belum mencabut larangan ekspor.", "The government has lifted the export ban."),
    ("Ia tidak membantah pernah bertemu tersangka.", "He denied having met the suspect."),
    ("Bukan harga yang dikeluhkan warga.", "Residents complain of the price."),
]


@pytest.mark.parametrize(("source", "target"), WRONG_DENIALS)
def test_a_denial_that_is_gone_is_a_warning_all_the_same(source, target, kinds):
    assert ("negation", "warning") in kinds(source, target)


BOUNDS = [
    (
        "Laporan diserahkan paling lambat tiga hari sebelum rapat.",
        "Reports are due at least three days before the meeting.",
    ),
    (
        "Surat dikirim selambat-lambatnya 14 hari sebelum acara.",
        "Letters go out at least 14 days ahead of the event.",
    ),
    ("Peserta paling muda 17 tahun.", "Participants must be 17 or over."),
    ("Sekitar 70 perahu melaut.", "Some 70 boats put to sea."),
    ("Sekitar 70 perahu melaut.", "Close to 70 boats put to sea."),
    ("Hampir 70 perahu melaut.", "About 70 boats put to sea."),
    ("Usia pelamar maksimal 30 tahun.", "Applicants must be 30 or younger."),
    ("Berat badan minimal 45 kilogram.", "Donors must weigh 45 kilograms or over."),
]


@pytest.mark.parametrize(("source", "target"), BOUNDS)
def test_a_bound_may_be_put_from_its_other_side(source, target):
    assert accused(source, target) == []


WRONG_BOUNDS = [
    (
        "Laporan diserahkan paling lambat tiga hari setelah rapat.",
        "Reports are due at least three days after the meeting.",
    ),
    ("Usia pelamar maksimal 30 tahun.", "Applicants must be 30 or over."),
    ("Modal awal tidak boleh kurang dari Rp 2 juta.", "Start-up capital must be Rp 2 million or less."),
]


@pytest.mark.parametrize(("source", "target"), WRONG_BOUNDS)
def test_the_other_bound_is_an_error_all_the_same(source, target, kinds):
    assert ("contrast", "error") in kinds(source, target)


KIN = [
    ("Sari adalah cucu dari pemilik hotel itu.", "The owner of the hotel is Sari's grandfather."),
    ("Ia keponakan mantan wali kota.", "The former mayor is her uncle."),
    ("Pemain itu menantu pelatihnya.", "The coach is the player's father-in-law."),
    ("Korban adalah istri pelaku.", "The attacker was the victim's husband."),
    ("Anak sulung pengusaha itu Rudi.", "The businessman is Rudi's father."),
]


@pytest.mark.parametrize(("source", "target"), KIN)
def test_kinship_may_be_told_from_the_other_side(source, target):
    assert accused(source, target) == []


WRONG_KIN = [
    ("Ia datang bersama cucunya.", "He came with his grandfather."),
    ("Keponakan wali kota itu ditangkap.", "The mayor's uncle was arrested."),
    ("Istri korban melapor ke polisi.", "The victim's husband went to the police."),
]


@pytest.mark.parametrize(("source", "target"), WRONG_KIN)
def test_another_relation_is_an_error_all_the_same(source, target, kinds):
    assert ("contrast", "error") in kinds(source, target)
