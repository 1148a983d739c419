"""The half that may be looked at while rules are written: its templates and wordings."""

from html import escape
from pathlib import Path

from .drawing import Half
from .sheet import Marks, Sheet
from .wordings import read_wordings

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


SEEN = Half(
    words=read_wordings(Path(__file__).with_suffix(".toml")),
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
