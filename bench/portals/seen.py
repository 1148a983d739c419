"""The half that may be looked at while rules are written: its templates and wordings."""

from html import escape
from pathlib import Path

from .sheet import Half, Marks, Sheet, Wordings, read_stories

__all__ = ["SEEN"]


def _semantic(sheet: Sheet) -> str:
    menu = " ".join(f"<li><a href='/k'>{sheet.junk(name)}</a></li>" for name in sheet.words.menu)
    meta = f"<div class='read__time'>{sheet.date()}</div>"
    meta += f"<div class='read__credit'>{sheet.credit()}</div>" if sheet.draw.random() < 0.7 else ""
    labels = "".join(f"<span>{sheet.junk(text)}</span> " for text in sheet.some(sheet.words.header, 3))
    photo = ""
    if sheet.draw.random() < 0.7:
        caption = sheet.junk(sheet.draw.choice(sheet.words.captions))
        photo = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
    blocks = sheet.body("<p>{}</p>".format, "<p><strong>{}</strong></p>".format)
    after = "".join(f"<p>{sheet.junk(text)}</p>" for text in sheet.some(sheet.words.after, 4))
    footer = " ".join(f"<a href='/f'>{sheet.junk(text)}</a>" for text in sheet.some(sheet.words.footer, 3))
    popular = sheet.cards("<h3>{}</h3>", "<div class='latest__item'>{}</div>", blurbs=False)
    return (
        f"<!DOCTYPE html><html lang='id'>{sheet.head()}<body><nav><ul>{menu}</ul></nav><main><article>"
        f"<h1>{escape(sheet.title)}</h1>{meta}<div class='share'>{labels}</div>{photo}"
        f"<div class='read__content'>{''.join(blocks)}{after}</div></article></main>"
        f"<div class='side'>{popular}</div><footer>{footer}</footer></body></html>"
    )


def _line_breaks(sheet: Sheet) -> str:
    joint = sheet.draw.choice((" | ", " ", " / "))
    menu = joint.join(f"<a href='/k'>{sheet.junk(name)}</a>" for name in sheet.words.menu)
    above = [f"<div class='tgl'>{sheet.date()}</div>"]
    if sheet.draw.random() < 0.7:
        above.append(f"<div>{sheet.credit()}</div>")
    if sheet.draw.random() < 0.6:
        above.append(f"<div id='capt'>{sheet.junk(sheet.draw.choice(sheet.words.captions))}</div>")
    above += [f"<div>{sheet.junk(text)}</div>" for text in sheet.some(sheet.words.header, 3)]
    sheet.draw.shuffle(above)
    blocks = sheet.body(str, "<b>{}</b>".format)
    after = "<br>".join(sheet.junk(text) for text in sheet.some(sheet.words.after, 4))
    related = sheet.cards("<b>{}</b>", "<div class='brs'>{}</div>", blurbs=sheet.draw.random() < 0.5)
    footer = "<br>".join(sheet.junk(text) for text in sheet.some(sheet.words.footer, 3))
    return (
        f"<html>{sheet.head()}<body><div id='atas'>{menu}</div><div class='kiri'><h1>{escape(sheet.title)}</h1>"
        f"{''.join(above)}<div id='isi_berita'>{'<br><br>'.join(blocks)}<br><br>{after}</div>"
        f"<div class='lain'>{related}</div></div><div id='bawah'>{footer}</div></body></html>"
    )


def _gallery(sheet: Sheet) -> str:
    menu = "".join(f"<li><a href='/k'>{sheet.junk(name)}</a></li>" for name in sheet.words.menu)
    photos = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>{sheet.keep(text)}</figcaption></figure>"
        for n, text in enumerate(sheet.paragraphs[:5])
    )
    date = sheet.date()
    after = "".join(f"<div>{sheet.junk(text)}</div>" for text in sheet.some(sheet.words.after, 2))
    related = sheet.cards("<h4>{}</h4>", "<li>{}</li>", blurbs=False)
    return (
        f"<!DOCTYPE html><html>{sheet.head()}<body><ul class='menu'>{menu}</ul><h1>{escape(sheet.title)}</h1>"
        f"<div class='waktu'>{date}</div><div class='foto'>{photos}</div>{after}<ul>{related}</ul></body></html>"
    )


def _amp(sheet: Sheet) -> str:
    words = sheet.words
    marks = Marks(
        heading="<h3>{}</h3>",
        time="<p class='amp-jam'><b>{}</b></p>",
        post="<amp-twitter><blockquote placeholder>{}</blockquote></amp-twitter>",
        photo="<figure><amp-img src='f.jpg'></amp-img><figcaption>{}</figcaption></figure>",
        aside="<div class='inl'><p>{}</p></div>",
    )
    return (
        f"<!doctype html><html amp lang='id'>{sheet.head()}<body><amp-sidebar><ul>{sheet.lines(words.menu, 6, '<li>{}</li>')}</ul></amp-sidebar>"
        f"{sheet.lines(words.above, 3, '<div>{}</div>')}<main><article>{sheet.headline()}"
        f"{sheet.signed('<div class=by>{}</div>', 0.6)}{sheet.dated('<div class=at>{}</div>')}"
        f"{sheet.pictured('<figure><figcaption>{}</figcaption></figure>', 0.5)}"
        f"<div class='article-body'>{sheet.text(marks, 4)}</div>{sheet.lines(words.after, 5, '<div>{}</div>')}</article></main>"
        f"{sheet.cards('<h2>{}</h2>', '<div class=amp-card>{}</div>', blurbs=False)}"
        f"<footer>{sheet.lines(words.footer, 4, '<p>{}</p>')}</footer></body></html>"
    )


def _print_view(sheet: Sheet) -> str:
    words = sheet.words
    marks = Marks(heading="<h4>{}</h4>", rows="<table border='1'>{}</table>", aside="<p><b>{}</b></p>")
    return (
        f"<html>{sheet.head()}<body><p>{escape(sheet.site)}</p><hr>{sheet.headline()}{sheet.dated('<p>{}</p>')}"
        f"{sheet.signed('<p>{}</p>', 0.7)}{sheet.pictured('<p><i>{}</i></p>', 0.4)}{sheet.text(marks, 2)}"
        f"{sheet.lines(words.after, 4, '<p>{}</p>')}<hr>{sheet.lines(words.footer, 3, '<p>{}</p>')}</body></html>"
    )


def _infinite(sheet: Sheet) -> str:
    words = sheet.words
    marks = Marks(
        heading="<h2>{}</h2>",
        question="<h3>{}</h3>",
        time="<p class='entry-time'>{}</p>",
        aside="<div class='readalso'><p>{}</p></div>",
    )
    second = ""
    if sheet.form not in {"live", "gallery"}:
        second = sheet.another("<article class='single'>{}</article>", "<p>{}</p>")
    teasers = sheet.cards("<h3>{}</h3>", "<article class='kartu'>{}</article>", blurbs=True)
    return (
        f"<!DOCTYPE html><html lang='id'>{sheet.head()}<body><nav>{sheet.lines(words.menu, 6, '<a href=/k>{}</a> ')}</nav>"
        f"{sheet.lines(words.above, 3, '<p>{}</p>')}<main><article class='single'>{sheet.headline()}"
        f"{sheet.dated('<div><time>{}</time></div>')}{sheet.signed('<div>{}</div>', 0.6)}{sheet.lines(words.header, 3, '<span>{}</span> ')}"
        f"{sheet.pictured('<figure><figcaption>{}</figcaption></figure>', 0.5)}{sheet.text(marks, 3)}"
        f"{sheet.lines(words.after, 4, '<p>{}</p>')}</article>{second}</main><div>{teasers}</div>"
        f"<footer>{sheet.lines(words.footer, 4, '<p>{}</p>')}</footer></body></html>"
    )


def _copied(sheet: Sheet) -> str:
    words = sheet.words
    marks = Marks(
        paragraph="<p class='MsoNormal'><span>{}</span></p>",
        heading="<p><strong>{}</strong></p>",
        item="{}<br>",
        items="<p>{}</p>",
        time="<p><em>{}</em></p>",
        photo="<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>{}</p></div>",
        aside="<p><strong>{}</strong></p>",
        name="<p><strong>{}</strong></p>",
    )
    meta = [sheet.dated("<li>{}</li>"), sheet.signed("<li>{}</li>", 0.7)]
    sheet.draw.shuffle(meta)
    return (
        f"<!DOCTYPE html><html>{sheet.head()}<body class='blog'><div class='menu'>{sheet.lines(words.menu, 6, '<a href=/k>{}</a> ')}</div>"
        f"{sheet.lines(words.above, 3, '<div>{}</div>')}<div class='hentry'>{sheet.headline()}<ul class='meta'>{''.join(meta)}</ul>"
        f"<div class='entry-content'>{sheet.pictured('<p class=wp-caption-text>{}</p>', 0.5)}{sheet.text(marks, 3)}"
        f"{sheet.lines(words.after, 4, '<p>{}</p>')}</div></div>"
        f"<div class='sidebar'>{sheet.cards('<h4>{}</h4>', '<li>{}</li>', blurbs=False)}</div>"
        f"<div class='bottom'>{sheet.lines(words.footer, 4, '<p>{}</p>')}</div></body></html>"
    )


def _div_soup(sheet: Sheet) -> str:
    words = sheet.words
    marks = Marks(
        paragraph="<div>{}</div>",
        heading="<div><b>{}</b></div>",
        item="<div>• {}</div>",
        items="<div>{}</div>",
        question="<div><i>{}</i></div>",
        time="<div><b>{}</b></div>",
        post="<blockquote><div>{}</div></blockquote>",
        photo="<div><img src='1.jpg'></div><div>{}</div>",
        aside="<div><a href='/b'>{}</a></div>",
        name="<div>{}</div>",
    )
    head = [
        sheet.dated("<div>{}</div>"),
        sheet.signed("<div>{}</div>", 0.6),
        sheet.lines(words.header, 3, "<div>{}</div>"),
        sheet.pictured("<div>{}</div>", 0.5),
    ]
    sheet.draw.shuffle(head)
    return (
        f"<html>{sheet.head()}<body><div>{sheet.lines(words.menu, 6, '<div><a href=/k>{}</a></div>')}</div>"
        f"<div>{sheet.lines(words.above, 3, '<div>{}</div>')}<div>{sheet.headline('<h2>{}</h2>')}{''.join(head)}"
        f"<div>{sheet.text(marks, 4)}</div><div>{sheet.lines(words.after, 5, '<div>{}</div>')}</div></div>"
        f"<div>{sheet.cards('<div>{}</div>', '<div>{}</div>', blurbs=True)}</div></div>"
        f"<div>{sheet.lines(words.footer, 4, '<div>{}</div>')}</div></body></html>"
    )


def _old_tables(sheet: Sheet) -> str:
    words = sheet.words
    marks = Marks(
        paragraph="{}<p>",
        heading="<strong>{}</strong><br>",
        item="<li>{}",
        items="<ol>{}</ol>",
        question="<strong>{}</strong><br>",
        time="<u>{}</u><br>",
        post="<blockquote>{}</blockquote>",
        photo="<img src='x.gif'><br>{}<br>",
        aside="<br>{}<br>",
        name="<center><b>{}</b></center>",
    )
    return (
        f"<html>{sheet.head()}<body><table><tr><td>{sheet.lines(words.menu, 6, '<a href=/k>{}</a> &nbsp; ')}</td></tr></table>"
        f"<table><tr><td><font size=4>{sheet.headline('<b>{}</b>')}</font><br>{sheet.dated('<font size=1>{}</font><br>')}"
        f"{sheet.signed('<font size=1>{}</font><br>', 0.7)}{sheet.pictured('<table><tr><td><img src=a.jpg></td></tr><tr><td>{}</td></tr></table>', 0.5)}"
        f"<p>{sheet.text(marks, 3)}{sheet.lines(words.after, 4, '{}<br>')}</td>"
        f"<td>{sheet.cards('<b>{}</b><br>', '{}<br>', blurbs=False)}</td></tr></table>"
        f"<table><tr><td>{sheet.lines(words.footer, 4, '{}<br>')}</td></tr></table></body></html>"
    )


_SEEN = Wordings(
    stories=(
        (
            "Pipa Induk Pecah, {number} Rumah di {place} Tanpa Air Bersih",
            "Sebanyak {number} rumah tidak mendapat air bersih sejak Senin malam setelah pipa induk di Jalan Melati pecah.",
            "Kepala perusahaan air minum setempat, {person}, mengatakan perbaikan memakan waktu dua hari.",
            '"Kami mengerahkan enam mobil tangki ke tiga kelurahan," kata {person} di lokasi.',
            "Warga mengantre dengan jeriken dan ember sejak subuh. Sebagian membeli air galon di warung.",
            "{other} (47), warga setempat, berharap air segera mengalir. Ia terpaksa libur berjualan.",
            "Pipa itu dipasang pada 1994 dan belum pernah diganti. Pemerintah kota menganggarkan penggantian tahun depan.",
        ),
        (
            "Petani {place} Panen Bawang, Harga Justru Anjlok",
            "Harga bawang merah di tingkat petani turun menjadi Rp9.500 per kilogram saat panen raya pekan ini.",
            "Ketua kelompok tani {person} menyebut harga itu di bawah ongkos produksi yang mencapai Rp12.000.",
            "Menurut dia, {number} hektare lahan dipanen serentak karena musim tanam sempat mundur.",
            '"Kalau begini terus, kami tidak sanggup membeli bibit," ujar {person}.',
            "Dinas pertanian menawarkan gudang pendingin bagi petani yang mau menunda penjualan.",
            "Pengepul di pasar induk, {other}, mengaku gudangnya penuh sejak pekan lalu.",
        ),
        (
            "Siswa {place} Rakit Alat Pendeteksi Banjir dari Barang Bekas",
            "Tiga siswa sekolah menengah merakit alat pendeteksi banjir dari pelampung bekas dan telepon lama.",
            "Alat itu mengirim pesan singkat kepada warga saat permukaan sungai naik {number} sentimeter.",
            "Guru pembimbing {person} mengatakan biayanya tidak sampai Rp300.000.",
            "Alat serupa buatan pabrik dijual belasan juta rupiah. Sekolah itu menyerahkan dua unit kepada kelurahan.",
            '"Kami belajar sendiri dari internet," tutur {other}, salah seorang siswa.',
            "Badan penanggulangan bencana berencana mengujinya pada musim hujan mendatang.",
        ),
    ),
    places=("Cempakasari", "Kota Madani", "Tanjung Rawa", "Bukit Kenari"),
    persons=("Dimas Prakoso", "Ratna Sari", "Hendra Wibowo", "Siti Rohmah", "Yusuf Maulana"),
    sites=("Kabar Kita", "Warta Nusa", "Suryapos"),
    headlines=(
        "Jembatan Gantung Ambruk, Tiga Desa Terisolasi",
        "Tim Voli Putri Melaju ke Final Pekan Olahraga",
        "Lima Resep Sayur Bening yang Segar",
        "Stok Gula Aman hingga Lebaran, Ini Kata Bulog",
        "Wali Kota Resmikan Taman Baca di Bantaran Kali",
        "Harga Cabai Rawit Turun di Pasar Induk",
    ),
    blurbs=(
        "Warga tiga desa harus memutar sejauh sepuluh kilometer untuk mencapai pasar dan sekolah.",
        "Perum Bulog memastikan persediaan gula cukup untuk memenuhi kebutuhan warga sampai hari raya.",
    ),
    datelines=("", "{upper} - ", "{place} - ", "{upper}, {site} - ", "{place} ({site}) - ", "{place}: "),
    dates=(
        "{weekday}, {day} {month} {year} {hour:02}:{minute:02} WIB",
        "{day:02}/{number:02}/{year}, {hour:02}:{minute:02} WIB",
        "{weekday}, {day:02} {short} {year} | {hour:02}:{minute:02} WIB",
        "{site} • {day} {month} {year} {hour:02}:{minute:02}",
    ),
    credits=(
        "Penulis: {author}",
        "Pewarta: {author}",
        "Reporter: {author} | Editor: {other}",
        "Oleh: {author}",
    ),
    captions=(
        "Warga mengantre di depan kantor kelurahan, Selasa pagi. (KABAR/{other})",
        "Ilustrasi pasar tradisional (Foto: {other})",
        "Petugas memeriksa lokasi kejadian. Dok. Humas",
    ),
    between=(
        "Baca juga: {link}",
        "BACA JUGA: {link}",
        "Simak Video '{link}'",
        "Lihat juga Video {link}",
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "[Gambas:Video 20detik]",
        "Iklan",
    ),
    after=(
        "(abc/dfg)",
        "Editor: {other}",
        "Halaman selanjutnya",
        "Ikuti berita {site} di Google News",
        "Bagaimana tanggapan Anda tentang berita ini?",
        "Artikel ini telah tayang di {host} dengan judul {link}",
        "Copyright © 2024 {site}",
        "Dapatkan update berita pilihan setiap hari dari {host}. Bergabung di grup Telegram kami",
    ),
    labels=("Berita Terkait", "Terpopuler", "Baca Juga", "Rekomendasi", "Berita Lainnya"),
    header=("Bagikan", "Facebook", "Copy Link", "{number} Views", "A+"),
    menu=("Beranda", "Nasional", "Ekonomi", "Olahraga", "Gaya Hidup", "Indeks"),
    footer=("Redaksi", "Pedoman Media Siber", "Tentang Kami", "Copyright © 2024 {site}. All Rights Reserved"),
)
_MORE = Wordings(
    stories=(),
    forms=read_stories(Path(__file__).with_name("seen.toml")),
    places=("Pulau Gosong", "Sungai Lestari"),
    persons=("Teguh Santosa", "Yohana Betty", "Made Sudarsana", "Fitriani Lubis"),
    sites=("Gema Daerah", "Pojok Kota"),
    headlines=(
        "Pencuri Kotak Amal Ditangkap Warga",
        "Bolehkah Minum Kopi Sebelum Berolahraga? Simak Kata Dokter",
        "Pesawat Perintis Kembali Mendarat di Pulau Terluar",
        "Daftar Nama Bayi Perempuan Bermakna Cahaya",
    ),
    blurbs=("Polisi menyita kotak amal dan sebuah sepeda motor dari tangan terduga pencuri tersebut.",),
    datelines=("{upper}, {site} -- ", "{place}, {site}: ", "{site} - ", "{upper} - "),
    dates=(
        "Dipublikasikan {day} {month} {year} pukul {hour:02}.{minute:02} WIB",
        "{weekday}, {day} {month} {year} - {hour:02}:{minute:02}",
        "{day}-{number:02}-{year} {hour:02}:{minute:02}",
        "Tayang: {weekday}, {day} {month} {year}, {hour:02}:{minute:02} WIB",
    ),
    credits=("Oleh {author}", "{author} - {site}", "Jurnalis: {author}", "Penulis {author} | Editor {other}"),
    captions=(
        "Foto: Istimewa",
        "Kondisi jembatan sebelum diperbaiki. (Foto: {site}/{other})",
        "Tangkapan layar video amatir warga",
    ),
    between=(
        "Berita Lainnya: {link}",
        "Simak Juga: {link}",
        "Tonton juga: {link}",
        "Artikel terkait: {link}",
        "Geser untuk membaca",
        "Saksikan Live Streaming {site} di Sini",
        "div-gpt-ad-artikel-3",
        "[Video: {link}]",
        "Pilihan Redaksi: {link}",
        "Lanjutkan membaca di bawah iklan",
        "Ikuti terus perkembangan kasus ini di kanal Daerah",
        "Klik di sini untuk bergabung dengan grup WhatsApp {site}",
        "Lihat juga video: {link}",
    ),
    after=(
        "Redaktur: {other}",
        "Tags: pasar, harga, warga",
        "{number} Komentar",
        "Silakan masuk untuk berkomentar",
        "Unduh aplikasi {site} agar tidak ketinggalan berita",
        "Sumber: {site}",
        "(*)",
        "Berlangganan newsletter {site}",
        "Baca berita menarik lainnya di {host}",
        "1 2 3 Berikutnya",
        "Seluruh isi situs ini dilindungi undang-undang hak cipta",
        "Bagaimana reaksi Anda?",
        "Follow Instagram {site}",
        "Laporkan kesalahan pada artikel ini",
    ),
    labels=("Artikel Terkait", "Terbaru", "Pilihan Editor", "Baca Berita Lainnya", "Trending"),
    header=(
        "Cetak",
        "Share ke WhatsApp",
        "A- A A+",
        "Dengarkan berita ini",
        "{number} kali dibaca",
        "Waktu baca 2 menit",
    ),
    menu=("Politik", "Hukum", "Internasional", "Pendidikan", "Otomotif", "Live TV"),
    footer=(
        "Redaksi | Kode Etik | Disclaimer",
        "Syarat dan Ketentuan",
        "Info Iklan",
        "Bagian dari jaringan {site} Group",
        "PT {site} Media Utama",
    ),
    above=(
        "Beranda / Daerah / Artikel",
        "BREAKING NEWS {link}",
        "Situs ini menggunakan cookie. Dengan melanjutkan, Anda menyetujui kebijakan kami",
        "Jadwal salat hari ini",
        "Daftar | Masuk",
    ),
)

SEEN = Half(
    words=_SEEN.with_more(_MORE),
    templates={
        "semantic": _semantic,
        "line breaks": _line_breaks,
        "gallery": _gallery,
        "AMP": _amp,
        "print view": _print_view,
        "infinite": _infinite,
        "copied": _copied,
        "div soup": _div_soup,
        "old tables": _old_tables,
    },
    plain=("semantic", "line breaks", "gallery"),
)
"""What may be looked at while rules are written."""
