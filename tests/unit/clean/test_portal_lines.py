"""Short lines of portals, mail, messengers and offices go though no rule has their words; a text's own stay."""

import pytest

from clean import clean
from clean.portal_lines import features, portal_line
from clean.reasons import REASONS

TITLE = "Warga Lembah Baru Membangun Jembatan Bambu Sendiri"
DATE = "Senin, 4 Maret 2019 09:20 WIB"
STORY = (
    "Warga Lembah Baru membangun jembatan bambu sepanjang 40 meter setelah jembatan lama hanyut pada Januari.",
    "Bambu diambil dari kebun milik warga. Pengerjaan memakan waktu sembilan hari.",
    '"Kami tidak bisa menunggu anggaran tahun depan," kata kepala dusun, Marwan.',
    "Anak sekolah kini tidak perlu memutar lima kilometer. Jembatan itu hanya boleh dilalui pejalan kaki.",
    "Dinas pekerjaan umum berjanji memeriksa kekuatan jembatan tersebut pekan depan.",
)


def paste(*around, amid=()):
    """The story with lines of a portal above and below it, and *amid* it."""
    above, below = around or ((), ())
    return "\n".join((*above, TITLE, DATE, *STORY[:3], *amid, *STORY[3:], *below))


@pytest.mark.parametrize(
    "line",
    [
        "Yuk gabung ke kanal Telegram Kabar Lembah",
        "Unduh aplikasi Kabar Lembah di ponselmu sekarang",
        "Dukung media warga ini dengan berdonasi mulai Rp20.000",
        "Tempat iklan Anda, hubungi bagian pemasaran kami",
        "Pinjaman cepat cair tanpa survei, ajukan sekarang",
        "Halaman ini diperbarui otomatis setiap lima menit",
        "Tulisan di kolom ini tidak mencerminkan pandangan redaksi",
        "Lihat semua artikel terbaru lainnya",
        "Kurs dolar hari ini jual 15.210 beli 15.090",
        "Telah dilihat 88 kali, diunduh 12 kali",
        "Makasih infonya min, izin share ya",
    ],
)
def test_a_portals_line_is_told_by_its_words(line):
    assert portal_line(line).score > 1.0


@pytest.mark.parametrize("word", ["Stop", "stop", "STOP"])
def test_a_word_that_is_called_as_a_shape_is_still_a_word(word):
    # A full stop tells a sentence of an article; the word "stop" doesn't.
    assert portal_line(f"{word} langganan buletin ini").score > 1.0
    assert portal_line(f"{word} notifikasi dari kami").score > 1.0


@pytest.mark.parametrize(
    ("line", "words", "shape"),
    [
        ("stop long money", {"stop", "long", "money"}, {"=words 1"}),
        ("bullet address symbol", {"bullet", "^bullet", "address", "symbol"}, {"=words 1"}),
        ("words 5", {"words", "words 0"}, {"=words 1", "=digits"}),
        ("Rp 5.", {"rp", "0"}, {"=words 1", "=digits", "=money", "=stop"}),
    ],
)
def test_words_and_shape_are_told_apart(line, words, shape):
    found = set(features(line))
    assert words <= found
    assert {name for name in found if name.startswith("=")} == shape


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Unduh aplikasi Kabar Lembah di ponselmu sekarang", "call to action"),
        ("Tempat iklan Anda di portal ini", "offer"),
        ("Halaman ini diperbarui otomatis setiap lima menit", "about the page"),
        ("Lihat semua artikel terbaru lainnya", "navigation"),
        ("Kurs dolar hari ini jual 15.210 beli 15.090", "widget"),
        ("Telah dilihat 88 kali, diunduh 12 kali", "counts"),
        ("Makasih infonya min, izin share ya", "comment"),
    ],
)
def test_its_kind_is_the_reason_in_the_log(line, kind):
    found = portal_line(line).rule
    assert found.name == kind
    assert found in REASONS


@pytest.mark.parametrize(
    "line",
    [
        "Ia mengunduh aplikasi itu setelah tetangganya tertipu.",
        "Pengiklan memindahkan anggaran mereka ke media sosial.",
        "Warga diminta membagikan nomor darurat itu kepada keluarga.",
        "Kuki menyimpan kebiasaan pengunjung sebuah situs.",
        "Panen kedua gagal.",
        "Jembatan itu putus pada malam hari",
        "Kepala dusun menolak menjawab.",
    ],
)
def test_an_articles_line_about_the_same_is_none(line):
    assert portal_line(line).score < 0


def test_a_paragraph_is_not_asked_about():
    assert portal_line("kata " * 60) is None
    assert portal_line("") is None


@pytest.mark.parametrize(
    "line",
    [
        "Yuk gabung ke kanal Telegram Kabar Lembah",
        "Mau beriklan di media ini? Hubungi kami sekarang",
        "Liputan ini didukung oleh Koperasi Tani Lembah.",
        "Pakai kode LEMBAH25 untuk potongan harga tiket",
    ],
)
def test_a_promo_between_paragraphs_goes_and_is_logged(line):
    article = clean(paste(amid=(line,)))
    assert article.paragraphs == STORY
    assert line in [entry.text for entry in article.removed]


@pytest.mark.parametrize(
    "line",
    [
        "Bambu dari Kebun Sendiri",
        "Menunggu Anggaran",
        "Iuran",
        '"Pakai yang ada dulu"',
        "Jalan masih panjang",
    ],
)
def test_a_heading_between_paragraphs_stays(line):
    assert line in clean(paste(amid=(line,))).paragraphs


def test_everything_after_the_first_label_under_the_text_goes():
    below = (
        "Laporkan tulisan ini",
        "Hujan Merata di Pegunungan Selatan",
        "Panen Kopi Turun Separuh",
        "Kabar Lembah, suara warga pegunungan",
        "Jalan Merpati 4, Lembah Baru",
    )
    assert clean(paste((), below)).paragraphs == STORY


def test_menus_above_a_text_are_no_headline():
    above = ("KABAR LEMBAH ONLINE", "Masuk", "Daftar", "Mode gelap", "Ukuran huruf: A A A", "Kirim tulisan")
    article = clean(paste(above, ()))
    assert article.title == TITLE
    assert article.paragraphs == STORY


def test_the_headline_is_the_line_whose_words_the_text_has():
    above = ("Kumpulan Cerita dari Pelosok Negeri Kita", "Edisi Bulan Ketiga")
    assert clean("\n".join((*above, TITLE, *STORY))).title == TITLE


def test_the_head_of_a_mail_gives_title_and_date_and_goes():
    head = (
        "Dari: Humas Lembah <humas@lembah.test>",
        "Tanggal: Sel, 5 Mar 2019 07:10",
        "Subjek: Fwd: Jembatan Bambu Selesai",
        "Kepada: redaksi@kabar.test",
    )
    foot = ("--", "Anda menerima pesan ini karena terdaftar dalam grup Media Lembah.")
    article = clean("\n".join((*head, "", *STORY, *foot)))
    assert article.title == "Jembatan Bambu Selesai"
    assert article.date == "2019-03-05T07:10:00"
    assert article.paragraphs == STORY
    assert {entry.text for entry in article.removed if entry.rule == "mail header"} == set(head)


def test_a_letter_about_addressees_is_no_mail():
    letter = ("Kepada: Bapak Camat", "Perihal: Jembatan", *STORY)
    assert "mail header" not in [entry.rule for entry in clean("\n".join(letter)).removed]


def test_messages_around_the_one_that_tells_go():
    chat = (
        "[4/3 07.01] Pak RW: izin meneruskan dari desa",
        *STORY,
        "[4/3 07.09] Bu Ida: siap pak",
        "[4/3 07.15] Mas Jono: mantap 👍",
    )
    assert clean("\n".join(chat)).paragraphs == STORY


def test_a_signature_and_contacts_stay_and_what_follows_goes():
    foot = (
        "Hormat kami,",
        "Forum Warga Lembah (FWL)",
        "",
        "Kontak media:",
        "Ida, 0811-0000-444 (pesan teks)",
    )
    promo = ("", "Suka surat ini? Kirim ke kawanmu.", "Berhenti berlangganan", "Semua edisi lama")
    article = clean("\n".join((TITLE, DATE, *STORY, "", *foot, *promo)))
    assert article.paragraphs == (*STORY, *(line for line in foot if line))


def test_who_signs_a_letter_wrote_it():
    letter = (
        "Dengan hormat, saya warga Lembah Baru sejak 1990.",
        *STORY[1:],
        "",
        "Hormat saya,",
        "Rukmini Dewi",
    )
    assert clean("\n".join((TITLE, DATE, "", *letter))).byline == "Rukmini Dewi"


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (("5 Maret 2019 / 10:12 / Rukmini Dewi",), "Rukmini Dewi"),
        (("Rukmini Dewi", "+ Ikuti", "2 hari yang lalu"), "Rukmini Dewi"),
        (("Penulis", "Kontributor Lembah Baru, Rukmini Dewi", DATE), "Rukmini Dewi"),
        (("Rep: Rukmini/ Red: Jono", DATE), "Rukmini"),
        (("Rukmini Dewi - kabarLembah", DATE), "Rukmini Dewi"),
    ],
)
def test_the_author_is_read_off_the_lines_above_the_text(head, byline):
    assert clean("\n".join((TITLE, *head, *STORY))).byline == byline


def test_a_disclaimers_paragraph_goes_with_its_label():
    notice = "Pengelola situs berusaha menyajikan data terbaru, namun tidak menjamin ketepatan setiap angka di sini."
    text = "\n\n".join((TITLE, *STORY[:3], f"Disclaimer\n{notice}", *STORY[3:]))
    assert clean(text).paragraphs == STORY


def test_a_headline_with_a_lists_mark_alone_between_paragraphs_goes():
    link = "- Deretan Foto Rumah Panggung Tertua di Lembah, Ada Ukirannya!"
    assert clean(paste(amid=(link,))).paragraphs == STORY
    items = ("- Dua Puluh Batang Bambu Petung Tua Kering", "- Tali Ijuk Lama dari Gudang Desa Tetangga")
    assert clean(paste(amid=items)).paragraphs == (*STORY[:3], *items, *STORY[3:])


def test_a_poem_on_a_portal_stays():
    poem = (
        "di lembah ini kabut turun",
        "seperti surat yang terlambat",
        "kubaca tanpa membuka mata",
        "kausebut namaku pelan sekali",
        "dan jembatan bambu itu",
        "mengantar kita pulang lagi",
    )
    text = "\n".join(
        ("Beranda", "Sastra", "Kirim puisi", "Kabut", "", *poem, "", "Puisi lainnya", "Kirim puisimu")
    )
    kept = clean(text).text
    assert all(verse in kept for verse in poem)
    assert "Kirim puisimu" not in kept


def test_when_and_where_stay_in_an_announcement():
    fields = ("Hari/tanggal : Sabtu, 9 Maret 2019", "Waktu : 08.00 WIB", "Tempat : Balai dusun")
    lead = (
        "Diberitahukan kepada seluruh warga Lembah Baru bahwa peresmian jembatan bambu akan"
        " dilaksanakan dengan ketentuan sebagai berikut:"
    )
    article = clean("\n".join((TITLE, "", lead, "", *fields, "", *STORY[1:])))
    assert article.paragraphs == (lead, *fields, *STORY[1:])


def test_a_ruling_tells_its_day_and_its_name():
    ruling = (
        "PUTUSAN Nomor 12/Pid.B/2017/PN Lbr",
        "Menimbang, bahwa Terdakwa mengambil sepuluh batang bambu milik warga;",
        "MENGADILI:",
        "1. Menyatakan Terdakwa terbukti bersalah;",
        "Demikian diputuskan pada hari Rabu, tanggal 8 Maret 2017, oleh kami.",
        "Telah dilihat 12 kali, diunduh 2 kali",
    )
    article = clean("\n\n".join(ruling))
    assert article.title == ruling[0]
    assert article.date == "2017-03-08"
    assert article.paragraphs == ruling[1:-1]
