"""The half of the generated pages that nobody looks at while writing rules: it is scored by a command only.

Don't read on before changing anything in ``clean/``, and never mend a rule for a page of this half.
"""

from html import escape
from pathlib import Path

from .drawing import Half
from .sheet import Marks, Sheet
from .wordings import read_wordings

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


HELD = Half(
    words=read_wordings(Path(__file__).with_suffix(".toml")),
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
