"""The half of the generated pages that nobody looks at while writing rules: it is scored by a command only.

Don't read on before changing anything in ``clean/``, and never mend a rule for a page of this half.
"""

from html import escape
from pathlib import Path

from .sheet import Half, Marks, Sheet, Wordings, read_stories

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


def _mobile(sheet: Sheet) -> str:
    words = sheet.words
    menu = sheet.lines(words.menu, 6, "<a class='m-nav__link' href='/k'>{}</a>\n")
    marks = Marks(
        paragraph="<div class='m-par'>{}</div>",
        heading="<h3 class='m-sub'>{}</h3>",
        question="<div class='m-par'><b>{}</b></div>",
        time="<div class='m-live__time'><span>{}</span></div>",
        post="<div class='m-embed'><blockquote>{}</blockquote></div>",
        aside="<div class='m-par'><b>{}</b></div>",
        name="<div class='m-center'>{}</div>",
    )
    after = sheet.lines(words.after, 5, "<div class='m-after'>{}</div>")
    related = sheet.cards("<div class='m-label'>{}</div>", "<div class='m-card'>{}</div>", blurbs=False)
    return (
        f"<!DOCTYPE html><html>{sheet.head()}<body><div class='m-top'>{menu}</div>"
        f"{sheet.lines(words.above, 3, '<div class=m-strip>{}</div>')}"
        f"<div class='m-detail'>{sheet.headline('<h1 class=m-title>{}</h1>')}"
        f"{sheet.signed('<div class=m-by>{}</div>', 0.6)}{sheet.dated('<div class=m-date>{}</div>')}"
        f"{sheet.lines(words.header, 4, '<button-x>{}</button-x><br>')}{sheet.pictured('<div class=m-cap>{}</div>', 0.6)}"
        f"<div class='m-text'>{sheet.text(marks, 4)}</div>{after}</div>{related}"
        f"<div class='m-bottom'>{sheet.lines(words.footer, 4, '<div>{}</div>')}</div></body></html>"
    )


def _syndicated(sheet: Sheet) -> str:
    words = sheet.words
    head = (sheet.dated("<p><em>{}</em></p>"), sheet.signed("<p>{}</p>", 0.7))
    return (
        f"<html>{sheet.head()}<body><table width='980'><tr><td valign='top' width='160'>"
        f"{sheet.lines(words.menu, 6, '<a href=/k>{}</a><br>')}</td><td valign='top'>"
        f"{sheet.lines(words.above, 2, '<small>{}</small><br>')}"
        f"{sheet.headline('<h2 class=entry-title>{}</h2>')}{''.join(sheet.draw.sample(head, 2))}"
        f"{sheet.pictured('<p><small>{}</small></p>', 0.4)}"
        f"<div class='entry'>{sheet.text(Marks(heading='<p><b>{}</b></p>', aside='<p><em>{}</em></p>'), 3)}"
        f"{sheet.lines(words.after, 4, '<p>{}</p>')}</div></td><td valign='top' width='220'>"
        f"{sheet.cards('<b>{}</b><br>', '<div>{}</div>', blurbs=True)}</td></tr></table>"
        f"<center>{sheet.lines(words.footer, 4, '{}<br>')}</center></body></html>"
    )


def _endless(sheet: Sheet) -> str:
    words = sheet.words
    marks = Marks(
        heading="<h2>{}</h2>",
        question="<h4>{}</h4>",
        time="<time class='lb-time'>{}</time><br>",
        aside="<aside class='inl'><p>{}</p></aside>",
        post="<div class='embed-x'><blockquote><p>{}</p></blockquote></div>",
    )
    first = (
        f"<article class='post'><header>{sheet.headline()}{sheet.dated('<time>{}</time>')}"
        f"{sheet.signed('<address>{}</address>', 0.6)}</header>{sheet.pictured('<figure><figcaption>{}</figcaption></figure>', 0.5)}"
        f"<section>{sheet.text(marks, 3)}</section>{sheet.lines(words.after, 4, '<p>{}</p>')}</article>"
    )
    second = sheet.another("<article class='post'><section>{}</section></article>", "<p>{}</p>")
    teasers = sheet.cards("<h3>{}</h3>", "<article class='teaser'>{}</article>", blurbs=True)
    return (
        f"<!DOCTYPE html><html>{sheet.head()}<body><header><nav>{sheet.lines(words.menu, 6, '<a href=/k>{}</a> ')}</nav>"
        f"{sheet.lines(words.above, 3, '<p>{}</p>')}</header><main>{first}{second if sheet.form not in {'live', 'gallery'} else ''}</main>"
        f"<aside>{teasers}</aside><footer>{sheet.lines(words.footer, 4, '<p>{}</p>')}</footer></body></html>"
    )


def _broken_up(sheet: Sheet) -> str:
    words = sheet.words
    marks = Marks(
        paragraph="{}<br/><br/>\n",
        heading="<b>{}</b><br/><br/>\n",
        item="- {}<br/>\n",
        items="{}<br/>",
        question="<b>{}</b><br/>\n",
        time="<b>{}</b><br/>\n",
        post="<i>{}</i><br/><br/>\n",
        name="<center>{}</center>\n",
        aside="<b>{}</b><br/><br/>\n",
        photo="<img src='x.jpg'><br/>{}<br/><br/>\n",
    )
    head = [
        sheet.dated("<span class='d'>{}</span><br/>"),
        sheet.signed("<span class='p'>{}</span><br/>", 0.6),
        sheet.lines(words.header, 3, "<span class='s'>{}</span><br/>"),
        sheet.pictured("<span class='c'>{}</span><br/>", 0.5),
    ]
    sheet.draw.shuffle(head)
    return (
        f"<html>{sheet.head()}<body><div id='h'>{sheet.lines(words.menu, 6, '<a href=/k>{}</a> | ')}</div>"
        f"<div id='t'>{sheet.lines(words.above, 3, '{}<br/>')}</div><div id='k'>{sheet.headline('<h1>{}</h1>')}{''.join(head)}"
        f"<div id='b'>{sheet.text(marks, 4)}{sheet.lines(words.after, 4, '{}<br/>')}</div>"
        f"{sheet.cards('<h4>{}</h4>', '<p>{}</p>', blurbs=False)}</div>"
        f"<div id='f'>{sheet.lines(words.footer, 4, '{}<br/>')}</div></body></html>"
    )


_MORE = Wordings(
    stories=(),
    forms=read_stories(Path(__file__).with_name("held.toml")),
    places=("Sumber Rejeki", "Labuan Teduh"),
    persons=("Gilang Saputra", "Marta Lumban", "I Wayan Artana", "Nurul Aini"),
    sites=("Radar Pesisir", "Lentera News"),
    headlines=(
        "Polisi Bekuk Penadah Motor di Rumah Kontrakan",
        "Mengapa Sayur Pare Terasa Pahit? Ini Penjelasannya",
        "Ribuan Pelari Ramaikan Maraton Danau",
        "Kuota Haji Bertambah, Begini Cara Mendaftar",
    ),
    blurbs=("Penadah itu menyimpan sebelas sepeda motor tanpa surat di garasi rumah kontrakannya.",),
    datelines=("{upper}, {site}.com - ", "{place} (LENTERA) - ", "{site}, {place} - ", "{upper} | "),
    dates=(
        "Diterbitkan {weekday}, {day} {month} {year}, {hour:02}.{minute:02} WIB",
        "{day} {month} {year}, {hour:02}:{minute:02}",
        "{weekday} {day}/{number}/{year} | {hour:02}:{minute:02}",
        "Tayang: {day:02} {short} {year} {hour:02}:{minute:02} WIB",
    ),
    credits=("Laporan {author}", "Ditulis oleh {author}", "{author} - {site}", "Wartawan: {author}"),
    captions=(
        "Foto: {other}/{site}",
        "Suasana di lokasi. (Dokumentasi warga)",
        "Seorang warga melintas di jalan yang rusak. Foto oleh {other}",
    ),
    between=(
        "Berita terkait: {link}",
        "Jangan lewatkan: {link}",
        "Simak juga: {link}",
        "Tonton video pilihan di bawah ini",
        "Saksikan Live {site} Petang :",
        "Iklan - Gulir untuk melanjutkan",
        "[Gambar: Infografis {site}]",
        "Baca berita lain: {link}",
        "Lihat Juga: {link}",
        "banner-tengah-2",
        "Ikuti perkembangan berita ini dalam topik",
        "Lanjut ke konten di bawah",
    ),
    after=(
        "Penyunting: {other}",
        "Baca selengkapnya di halaman 2",
        "Tag: banjir, cuaca, warga",
        "Komentar ({number})",
        "Tulis komentar Anda",
        "Download aplikasi {site} di Play Store dan App Store",
        "Berita ini sudah tayang di {host}",
        "Jadilah yang pertama berkomentar",
        "[{site}/red]",
        "Mau berlangganan buletin kami? Masukkan alamat surel Anda",
        "Simak berita lainnya di Saluran WhatsApp {site}",
        "Halaman: 1 2 3 Selanjutnya",
        "Dilarang menyalin tanpa izin redaksi {site}",
        "Apakah artikel ini membantu?",
    ),
    labels=("Artikel Lainnya", "Populer Hari Ini", "Sorotan", "Anda Mungkin Suka", "Berita Terbaru"),
    header=(
        "Simpan",
        "Bagikan:",
        "Ukuran teks: A A A",
        "Dengarkan artikel",
        "{number} komentar",
        "3 menit baca",
    ),
    menu=("Kesehatan", "Wisata", "Kriminal", "Foto", "Video", "Cek Fakta"),
    footer=(
        "Tentang {site} | Redaksi | Kontak",
        "Kebijakan Privasi",
        "Pasang Iklan",
        "Hak cipta dilindungi undang-undang",
        "Jaringan media {site}",
    ),
    above=(
        "Home > Daerah > Peristiwa",
        "TERKINI: {link}",
        "Kami menggunakan cookie untuk meningkatkan pengalaman Anda",
        "Cuaca hari ini: cerah berawan, {number}°C",
        "Masuk / Daftar",
    ),
)

HELD = Half(
    words=_HELD.with_more(_MORE),
    templates={
        "accelerated": _accelerated,
        "blocks": _blocks,
        "printed": _printed,
        "mobile": _mobile,
        "syndicated": _syndicated,
        "endless": _endless,
        "broken up": _broken_up,
    },
    plain=("accelerated", "blocks", "printed"),
)
"""What may not be looked at."""
