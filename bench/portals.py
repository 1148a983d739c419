"""Pages of portals that don't exist, each around one article of ours, with what must stay and what must go.

A page is drawn: a template lays out a story with wordings of every kind of boilerplate, of which each is there or
not, in any order. The gold is what the generator put in. The stories, wordings and templates here may be looked
at while rules are written; those in ``portals_held.py`` may not.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from random import Random

__all__ = ["SEEN", "Half", "Page", "Sheet", "Wordings", "draw_page"]

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """What a family of portals writes around its articles; in braces stand ``{link}``, a headline, and the like."""

    stories: tuple[tuple[str, ...], ...]
    """Each a headline and its paragraphs, with ``{place}``, ``{person}``, ``{other}`` and ``{number}``."""
    places: tuple[str, ...]
    persons: tuple[str, ...]
    sites: tuple[str, ...]
    headlines: tuple[str, ...]
    """Of other articles."""
    blurbs: tuple[str, ...]
    datelines: tuple[str, ...]
    dates: tuple[str, ...]
    credits: tuple[str, ...]
    """Lines that name the author."""
    captions: tuple[str, ...]
    between: tuple[str, ...]
    """Lines between paragraphs."""
    after: tuple[str, ...]
    """Lines after the last paragraph."""
    labels: tuple[str, ...]
    """Labels over lists of other articles."""
    header: tuple[str, ...]
    """Labels between headline and text."""
    menu: tuple[str, ...]
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with its gold."""

    template: str
    markup: str
    title: str
    byline: str
    """Empty where the page names nobody."""
    shown_byline: str
    """The same, but only where a line of the text names the author, not its markup alone."""
    date: str
    """To the minute, as ISO 8601 without a zone."""
    kept: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A page in the making: what templates draw from, and what they put in."""

    draw: Random
    words: Wordings
    title: str
    paragraphs: list[str]
    place: str
    author: str
    site: str
    moment: datetime
    described: bool
    """Whether the page describes itself in JSON-LD and ``meta``."""
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    names_author: bool = False
    shows_author: bool = False

    def keep(self, text: str) -> str:
        """*text* of the article, as markup."""
        self.kept.append(text)
        return escape(text, quote=False)

    def junk(self, wording: str) -> str:
        """A *wording* filled in, as markup; it must go."""
        text = wording.format(
            link=self.draw.choice(self.words.headlines),
            author=self.author,
            other=self.draw.choice(self.words.persons),
            site=self.site,
            number=self.draw.randint(2, 980),
            host=self.site.replace(" ", "").lower() + ".com",
        )
        self.gone.append(text)
        return escape(text, quote=False)

    def some(self, wordings: tuple[str, ...], most: int) -> list[str]:
        """Up to *most* different ones, in any order."""
        return self.draw.sample(wordings, self.draw.randint(0, min(most, len(wordings))))

    def date(self) -> str:
        """The date of publication as the page shows it."""
        when = self.moment
        return self.draw.choice(self.words.dates).format(
            weekday=_DAYS[when.weekday()],
            day=when.day,
            month=_MONTHS[when.month - 1],
            short=_MONTHS[when.month - 1][:3],
            number=when.month,
            year=when.year,
            hour=when.hour,
            minute=when.minute,
            site=self.site,
        )

    def credit(self) -> str:
        """A line that names the author."""
        self.names_author = self.shows_author = True
        return self.junk(self.draw.choice(self.words.credits))

    def body(self, wrap: Callable[[str], str], aside: Callable[[str], str], between: int = 3) -> list[str]:
        """The article's blocks with boilerplate between them; *wrap* a paragraph, *aside* such a line."""
        blocks = [wrap(self.keep(text)) for text in self.paragraphs]
        for wording in self.some(self.words.between, between):
            blocks.insert(self.draw.randint(1, len(blocks) - 1), aside(self.junk(wording)))
        return blocks

    def head(self) -> str:
        """The page's ``head``."""
        described = ""
        if self.described:
            self.names_author = True
            data = {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": self.title,
                "datePublished": self.moment.isoformat() + "+07:00",
                "author": {"@type": "Person", "name": self.author},
                "publisher": {"@type": "Organization", "name": self.site},
            }
            described = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
            described += f'<meta property="og:title" content="{escape(self.title)}">'
        joint = self.draw.choice((" - ", " | "))
        return f"<head><meta charset='utf-8'><title>{escape(self.title)}{joint}{self.site}</title>{described}</head>"

    def cards(self, heading: str, card: str, *, blurbs: bool) -> str:
        """A list of other articles under a label, with times and, if asked for, *blurbs*."""
        found = [heading.format(self.junk(self.draw.choice(self.words.labels)))]
        for title in self.draw.sample(self.words.headlines, self.draw.randint(2, 4)):
            text = f"<a href='/b'>{self.junk(title)}</a>"
            if blurbs:
                text += f"<p>{self.junk(self.draw.choice(self.words.blurbs))}</p>"
            found.append(card.format(f"{text} <span>{self.junk('{number} menit lalu')}</span>"))
        return "".join(found)


Template = Callable[[Sheet], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """Wordings and templates that go together: those in view, or those kept back."""

    words: Wordings
    templates: dict[str, Template]


def draw_page(half: Half, seed: int) -> Page:
    """The page that *seed* gives, always the same."""
    draw = Random(seed)
    words = half.words
    title, *paragraphs = draw.choice(words.stories)
    place, person, other = draw.choice(words.places), *draw.sample(words.persons, 2)
    author = draw.choice([name for name in words.persons if name not in {person, other}])
    filled = [
        text.format(place=place, person=person, other=other, number=draw.randint(3, 96))
        for text in (title, *paragraphs)
    ]
    site = draw.choice(words.sites)
    dateline = draw.choice(words.datelines)
    filled[1] = (
        dateline.format(place=place, upper=place.upper(), site=site, day=draw.randint(1, 28)) + filled[1]
    )
    sheet = Sheet(
        draw=draw,
        words=words,
        title=filled[0],
        paragraphs=filled[1:],
        place=place,
        author=author,
        site=site,
        moment=datetime(2019, 1, 1) + timedelta(minutes=draw.randint(0, 3_000_000)),
        described=draw.random() < 0.5,
    )
    name = draw.choice(sorted(half.templates))
    markup = half.templates[name](sheet)
    body = "\n".join(sheet.kept)
    return Page(
        template=name,
        markup=markup,
        title=sheet.title,
        byline=author if sheet.names_author else "",
        shown_byline=author if sheet.shows_author else "",
        date=sheet.moment.isoformat()[:16],
        kept=tuple(sheet.kept),
        # A short label may be a word of the text as well.
        gone=tuple(text for text in dict.fromkeys(sheet.gone) if text not in body and text != sheet.title),
    )


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

SEEN = Half(words=_SEEN, templates={"semantic": _semantic, "line breaks": _line_breaks, "gallery": _gallery})
"""What may be looked at while rules are written."""
