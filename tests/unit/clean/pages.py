"""Pages around one article, each built the way a family of portals builds them. All text is ours."""

import json
from pathlib import Path

ARTICLE = json.loads((Path(__file__).parents[2] / "data" / "clean_article.json").read_text(encoding="utf-8"))
TITLE, PARAGRAPHS, HEADING = ARTICLE["title"], ARTICLE["paragraphs"], ARTICLE["heading"]
CAPTION = "Pedagang menata karung beras di Pasar Kenari, Kamis (7/3/2024). (KABARKITA/RINA MELATI)"
RELATED = ("Stok Gula Aman hingga Lebaran, Ini Kata Bulog", "Lima Pasar yang Menggelar Operasi Beras Murah")
POPULAR = ("Jembatan Gantung Ambruk, Tiga Desa Terisolasi", "Tim Kota Madani Juara Umum Pekan Olahraga")
BLURBS = (
    "Perum Bulog memastikan persediaan gula pasir cukup untuk memenuhi kebutuhan warga sampai hari raya.",
    "Warga dari lima kelurahan dapat membeli beras dengan harga lebih murah di lokasi yang telah ditentukan.",
)
NAVIGATION = ("Home", "Nasional", "Ekonomi", "Olahraga", "Gaya Hidup", "Otomotif", "Foto", "Video", "Indeks")
COMMENT = "Harga naik terus setiap tahun, kapan rakyat kecil bisa makan dengan tenang ya, Pak Wali?"


def _head(*, linked_data: bool) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2024-03-07T10:15:00+07:00",
        "author": {"@type": "Person", "name": "Dimas Prakoso"},
        "publisher": {"@type": "Organization", "name": "KabarKita"},
    }
    described = f'<script type="application/ld+json">{json.dumps(data)}</script>' if linked_data else ""
    return (
        f"<head><meta charset='utf-8'><title>{TITLE} - KabarKita.com</title>"
        f"<meta property='og:title' content='{TITLE}'><meta property='og:site_name' content='KabarKita'>{described}"
        "<style>.share{color:red}</style><script>var iklan = 'Baca juga: jangan diambil';</script></head>"
    )


def _menu() -> str:
    return (
        "<nav class='main-nav'><ul>"
        + "".join(f"<li><a href='/k'>{x}</a></li>" for x in NAVIGATION)
        + "</ul></nav>"
    )


def _cards(label: str, *, blurbs: bool) -> str:
    cards = "".join(
        f"<div class='item'><a href='/b'>{title}</a>{f'<p>{blurb}</p>' if blurbs else ''}<span>5 menit lalu</span></div>"
        for title, blurb in zip((*RELATED, *POPULAR), (*BLURBS, *BLURBS), strict=True)
    )
    return f"<div class='box'><h3>{label}</h3>{cards}</div>"


def _footer() -> str:
    return "<div class='bawah'><a href='/r'>Redaksi</a> <a href='/p'>Pedoman Media Siber</a> Copyright © 2024 KabarKita</div>"


def semantic() -> str:
    """Recent portals: semantic elements, JSON-LD, links to other articles between paragraphs."""
    body = []
    for place, text in enumerate(PARAGRAPHS):
        body.append(f"<h2>{text}</h2>" if place == HEADING else f"<p>{text}</p>")
        if place == 1:
            body.append(f"<p><strong>Baca juga: <a href='/x'>{RELATED[0]}</a></strong></p>")
        if place == 2:
            body.append("<div class='ads-on-body'>ADVERTISEMENT</div><p>SCROLL TO CONTINUE WITH CONTENT</p>")
        if place == 5:
            body.append(
                f"<div class='inner-link-baca-juga'><ul><li><a href='/y'>{RELATED[1]}</a></li></ul></div>"
            )
    return (
        f"<!DOCTYPE html><html lang='id'>{_head(linked_data=True)}<body>{_menu()}<main><article><h1 class='read__title'>{TITLE}</h1>"
        "<div class='read__time'>KabarKita - 07/03/2024, 10:15 WIB</div><div class='read__credit'>Dimas Prakoso</div>"
        f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>"
        f"<div class='read__content'>{''.join(body)}</div><div class='tag'>Tag: <a href='/t'>beras</a></div>"
        "<div class='share'><a href='#'>Facebook</a> <a href='#'>WhatsApp</a> <a href='#'>Copy link</a></div></article>"
        f"<section id='comments'><p>{COMMENT}</p><p>{COMMENT} {COMMENT}</p></section></main>"
        f"{_cards('Terpopuler', blurbs=False)}<footer>{_footer()}</footer></body></html>"
    )


def line_breaks() -> str:
    """Portals of the 2010s: one element, paragraphs parted by line breaks, no metadata."""
    lines = [f"<b>{text}</b>" if place == HEADING else text for place, text in enumerate(PARAGRAPHS)]
    lines.insert(2, f"<b>Baca: <a href='/x'>{RELATED[0]}</a></b>")
    return (
        f"<html>{_head(linked_data=False)}<body><div id='kepala'>{' '.join(f'<a href=/k>{x}</a>' for x in NAVIGATION)}</div>"
        f"<div class='kiri'><h1>{TITLE}</h1><div class='tgl'>Kamis, 7 Maret 2024 10:15 WIB | 2.301 Views</div>"
        f"<div>Pewarta: Dimas Prakoso</div><div id='image_news'><img src='a.jpg'><div id='caption_news'>{CAPTION}</div></div>"
        f"<div id='isi_berita'>{'<br><br>'.join(lines)}<br><br>(dmp/rnm)<p>Editor: Ratna Sari</p><p>COPYRIGHT © 2024</p></div>"
        f"{_cards('Berita Lainnya', blurbs=True)}</div>{_footer()}</body></html>"
    )


def separate_blocks() -> str:
    """Page builders: each paragraph in its own element under names that say nothing."""
    blocks = "".join(
        f"<div class='elementor-widget elementor-widget-text-editor'><div class='elementor-widget-container'>{text}</div></div>"
        if place != HEADING
        else f"<div class='elementor-widget'><h3>{text}</h3></div>"
        for place, text in enumerate(PARAGRAPHS)
    )
    return (
        f"<html>{_head(linked_data=True)}<body class='post-template tag-beras sidebar-right'>{_menu()}"
        f"<div class='wrapper'><h1>{TITLE}</h1><span>Kamis, 7 Maret 2024 10:15 WIB</span>"
        f"<div class='elementor-section-wrap'>{blocks}</div><aside>{_cards('Populer', blurbs=True)}</aside></div></body></html>"
    )


def accelerated() -> str:
    """An AMP page."""
    body = "".join(
        f"<p>{text}</p>" + ("<amp-ad width=300 height=250>iklan</amp-ad>" if place == 2 else "")
        for place, text in enumerate(PARAGRAPHS)
        if place != HEADING
    )
    return (
        f"<!doctype html><html amp>{_head(linked_data=True)}<body><amp-sidebar id='s'><ul><li>Home</li><li>Ekonomi</li></ul>"
        f"</amp-sidebar><header>KabarKita</header><h1>{TITLE}</h1><p class='date'>Kamis, 7 Maret 2024 10:15 WIB</p>"
        f"<amp-img src='a.jpg'></amp-img><div class='caption'>{CAPTION}</div><div class='artikel'>{body}</div>"
        f"<amp-social-share type='twitter'></amp-social-share>{_cards('Rekomendasi', blurbs=False)}</body></html>"
    )


def table_layout() -> str:
    """A print page laid out with a table."""
    lines = "<br>".join(PARAGRAPHS)
    return (
        f"<html>{_head(linked_data=False)}<body><table><tr><td><a href='/'>Home</a></td><td><a href='/e'>Ekonomi</a></td></tr>"
        f"<tr><td colspan=2><h1>{TITLE}</h1>Kamis, 7 Maret 2024 10:15 WIB<br>{lines}<br><br>Dikutip dari: KabarKita.com</td></tr>"
        "</table><a href='javascript:print()'>Cetak</a></body></html>"
    )


def paste() -> str:
    """What a browser copies from such a page: no markup, the caption twice, labels between paragraphs."""
    lines = [*NAVIGATION, "Terpopuler", "1", POPULAR[0], "2", POPULAR[1], "Home", "Ekonomi", TITLE]
    lines += [
        "Dimas Prakoso",
        "Kamis, 7 Maret 2024 10:15 WIB",
        "Bagikan",
        "Facebook",
        "Twitter",
        "Copy Link",
        "A-",
        "A+",
    ]
    lines += [CAPTION, CAPTION]
    for place, text in enumerate(PARAGRAPHS):
        lines.append(text)
        if place == 1:
            lines.append(f"Baca juga: {RELATED[0]}")
        if place == 2:
            lines += ["ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT"]
        if place == 6:
            lines += ["Baca Juga", *RELATED]
    lines += [
        "(dmp/rnm)",
        "Editor: Ratna Sari",
        "TAG",
        "#beras",
        "#operasi pasar",
        "Bagaimana tanggapan Anda tentang berita ini?",
    ]
    lines += [
        "LEAVE A COMMENT",
        "Berita Lainnya",
        RELATED[1],
        "2 jam lalu",
        BLURBS[1],
        POPULAR[0],
        "3 jam lalu",
        BLURBS[0],
    ]
    lines += [
        "Ikuti kami di Google News",
        "Redaksi",
        "Pedoman Media Siber",
        "Copyright © 2024 KabarKita. All Rights Reserved",
    ]
    return "\n".join(lines)


PAGES = {
    "semantic": semantic,
    "line breaks": line_breaks,
    "separate blocks": separate_blocks,
    "accelerated": accelerated,
    "table layout": table_layout,
}
