"""The half of the generated pages that nobody looks at while writing rules: it is scored by a command only.

Don't read on before changing anything in ``clean/``, and never mend a rule for a page of this half.
"""

from html import escape

from .portals import Half, Sheet, Wordings

__all__ = ["HELD"]


def _accelerated(sheet: Sheet) -> str:
    menu = "".join(f"<li>{sheet.junk(name)}</li>" for name in sheet.words.menu)
    photo = ""
    if sheet.draw.random() < 0.6:
        caption = sheet.junk(sheet.draw.choice(sheet.words.captions))
        photo = f"<amp-img src='a.jpg'></amp-img><p class='capt'>{caption}</p>"
    credit = f"<p>{sheet.credit()}</p>" if sheet.draw.random() < 0.7 else ""
    blocks = sheet.body("<p>{}</p>".format, "<p><em>{}</em></p>".format, 4)
    after = "".join(f"<p>{sheet.junk(text)}</p>" for text in sheet.some(sheet.words.after, 4))
    more = sheet.cards("<h2>{}</h2>", "<div>{}</div>", blurbs=sheet.draw.random() < 0.4)
    return (
        f"<!doctype html><html amp lang='id'>{sheet.head()}<body><header><ul>{menu}</ul></header>"
        f"<div class='konten-utama'><h1>{escape(sheet.title)}</h1><p>{sheet.date()}</p>{credit}{photo}"
        f"{''.join(blocks)}{after}</div><section>{more}</section></body></html>"
    )


def _blocks(sheet: Sheet) -> str:
    menu = " ".join(f"<a href='/{n}'>{sheet.junk(name)}</a>" for n, name in enumerate(sheet.words.menu))
    labels = " ".join(
        f"<span class='z3'>{sheet.junk(text)}</span>" for text in sheet.some(sheet.words.header, 3)
    )
    blocks = sheet.body(
        "<div class='q1'><div class='q2'>{}</div></div>".format, "<div class='q7'>{}</div>".format, 4
    )
    date = f"<div class='z1'>{sheet.date()}</div>"
    credit = f"<div class='z2'>{sheet.credit()}</div>" if sheet.draw.random() < 0.7 else ""
    above = [date, credit, f"<div>{labels}</div>"]
    sheet.draw.shuffle(above)
    if sheet.draw.random() < 0.6:
        above.append(f"<div class='z4'>{sheet.junk(sheet.draw.choice(sheet.words.captions))}</div>")
    after = "".join(f"<div class='q8'>{sheet.junk(text)}</div>" for text in sheet.some(sheet.words.after, 4))
    more = sheet.cards(
        "<div class='q9'>{}</div>", "<div class='q10'>{}</div>", blurbs=sheet.draw.random() < 0.5
    )
    footer = " ".join(f"<span>{sheet.junk(text)}</span>" for text in sheet.some(sheet.words.footer, 3))
    return (
        f"<html>{sheet.head()}<body><div class='w0'>{menu}</div><div class='w1'><h1>{escape(sheet.title)}</h1>"
        f"{''.join(above)}<div class='w2'>{''.join(blocks)}</div>{after}</div><div class='w3'>{more}</div>"
        f"<div class='w4'>{footer}</div></body></html>"
    )


def _printed(sheet: Sheet) -> str:
    blocks = sheet.body(str, str, 2)
    date = sheet.date()
    credit = sheet.credit() + "<br>" if sheet.draw.random() < 0.7 else ""
    after = "<br>".join(sheet.junk(text) for text in sheet.some(sheet.words.after, 3))
    footer = "".join(f"<td>{sheet.junk(text)}</td>" for text in sheet.some(sheet.words.footer, 3))
    return (
        f"<html>{sheet.head()}<body><table width='100%'><tr><td><h2>{escape(sheet.title)}</h2></td></tr><tr><td>{date}<br>"
        f"{credit}<br>{'<br><br>'.join(blocks)}<br><br>{after}</td></tr><tr>{footer}</tr></table></body></html>"
    )


_HELD = Wordings(
    stories=(
        (
            "Kapal Kayu Karam di Perairan {place}, {number} Penumpang Selamat",
            "Kapal kayu yang mengangkut {number} penumpang karam dihantam ombak setinggi tiga meter, Ahad petang.",
            "Nakhoda kapal, {person}, sempat mengirim sinyal darurat sebelum mesin mati.",
            "Nelayan yang melintas menarik para penumpang ke pantai dengan tiga perahu motor.",
            '"Alhamdulillah, semua sudah dihitung dan lengkap," ungkap komandan regu penolong, {other}.',
            "Syahbandar melarang kapal kecil berlayar sampai cuaca membaik. Gelombang diperkirakan tinggi hingga Rabu.",
            "Muatan kapal berupa kopra dan kelapa tidak dapat diselamatkan.",
        ),
        (
            "Perpustakaan Keliling {place} Menjangkau Lereng Gunung",
            "Perpustakaan keliling dengan dua ekor kuda kini singgah di sekolah-sekolah di lereng gunung setiap Kamis.",
            "Gagasan itu datang dari {person}, pustakawan yang prihatin melihat anak-anak tak punya bacaan.",
            "Lebih dari {number} judul buku dibawa dalam peti kayu. Peminjamnya terus bertambah.",
            "Apa tantangannya? Jalan setapak yang licin dan hujan yang turun hampir setiap siang.",
            '"Kudanya sampai hafal rumah mana yang suka memberi singkong," {other} berseloroh.',
            "Bupati menjanjikan seekor kuda lagi dan dana perawatan mulai tahun anggaran baru.",
        ),
        (
            "Bengkel Difabel {place} Kebanjiran Pesanan Kursi Roda",
            "Sebuah bengkel yang dijalankan penyandang disabilitas menerima {number} pesanan kursi roda dalam sebulan.",
            "Pemiliknya, {person}, kehilangan kaki kanan akibat kecelakaan kerja sepuluh tahun silam.",
            "Kursi buatannya dirancang untuk jalan kampung yang tidak rata dan dapat dilipat dengan satu tangan.",
            "Setiap kursi dijual Rp1,8 juta. Pembeli yang tidak mampu boleh mencicil tanpa bunga.",
            "Menurut {other}, karyawan pertama bengkel itu, pesanan terjauh datang dari luar pulau.",
            "Kementerian terkait telah menguji rangkanya. Hasil uji akan menentukan izin edar produk tersebut.",
        ),
    ),
    places=("Muara Sepi", "Lembah Aren", "Pantai Waru", "Simpang Jati"),
    persons=("Agus Salim", "Maria Lestari", "Bayu Nugroho", "Desi Anggraini", "Rahmat Hidayat"),
    sites=("Gema Rakyat", "Portal Selatan", "Mediasore"),
    headlines=(
        "Kebakaran Gudang Kapas Padam Setelah Sembilan Jam",
        "Remaja Ini Hafal Nama Semua Stasiun Kereta",
        "Pasar Malam Dibuka Lagi, Pedagang Semringah",
        "Tujuh Cara Merawat Sepatu Kulit saat Musim Hujan",
        "Bandara Perintis Layani Rute Baru Mulai Juni",
        "Kiper Muda Dipanggil Timnas, Sang Ibu Menangis",
    ),
    blurbs=(
        "Petugas baru meninggalkan lokasi menjelang fajar setelah memastikan tidak ada lagi titik api di dalam gudang.",
        "Rute itu dilayani pesawat berkapasitas dua belas orang tiga kali sepekan dengan tarif bersubsidi.",
    ),
    datelines=(
        "",
        "{place}, {site} - ",
        "{upper} ({site}): ",
        "{place}, {day}/5 - ",
        "{upper} -- ",
        "{site}, {place} - ",
    ),
    dates=(
        "Diterbitkan {weekday}, {day} {month} {year} pukul {hour:02}.{minute:02} WIB",
        "{weekday} ({day}/{number}/{year}) {hour:02}.{minute:02} WIB",
        "{day} {short} {year} {hour:02}:{minute:02} WIB",
        "{site} - {weekday}, {day} {month} {year} {hour:02}:{minute:02} WIB",
    ),
    credits=("Laporan: {author}", "Penulis : {author}", "Ditulis oleh {author}", "Reporter {author}"),
    captions=(
        "Suasana di lokasi beberapa jam kemudian. (Gema Rakyat/{other})",
        "FOTO: Warga menyaksikan dari tepi jalan. (Istimewa)",
        "Tangkapan layar video amatir yang beredar",
    ),
    between=(
        "Baca Pula: {link}",
        "Simak pula: {link}",
        "Tonton Video: {link}",
        "Saksikan Juga Video {link}",
        "Lanjutkan membaca di bawah iklan",
        "- Advertisement -",
        "Scroll untuk melanjutkan membaca",
        "Berita terkait: {link}",
    ),
    after=(
        "[mks]",
        "Penyunting: {other}",
        "Baca halaman berikutnya",
        "Gabung saluran WhatsApp {site} untuk berita terbaru",
        "Apa pendapat Anda? Tulis di kolom komentar",
        "Tulisan ini pertama kali terbit di {host}",
        "Hak cipta dilindungi undang-undang {site}",
        "Jangan lewatkan berita menarik lain dari {site} setiap pagi di email Anda",
    ),
    labels=("Artikel Terkait", "Paling Banyak Dibaca", "Terkini", "Pilihan Redaksi", "Kabar Lainnya"),
    header=("Share", "WhatsApp", "Salin Tautan", "Dibaca {number} kali", "Ukuran Font"),
    menu=("Home", "Daerah", "Bisnis", "Hiburan", "Teknologi", "Opini"),
    footer=("Kontak Kami", "Disclaimer", "Karier", "© 2023 {site}"),
)

HELD = Half(words=_HELD, templates={"accelerated": _accelerated, "blocks": _blocks, "printed": _printed})
"""What may not be looked at."""
