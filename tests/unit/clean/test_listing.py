"""Short pages that only list other articles are told from short articles with boxes beside them."""

import pytest

from clean import clean, lists_articles
from tests.unit.clean.pages import PARAGRAPHS, TITLE
from tests.unit.clean.test_teasers import HEADLINES, SAYS, listed, page

SHAPES = {
    "articles": ("<article><h2><a href='/b/{number}'>{headline}</a></h2><p>{says}</p></article>", "<div>{}</div>"),
    "items": ("<li><a href='/b/{number}'><h3>{headline}</h3></a><span>{number} menit lalu</span><p>{says}</p></li>", "<ul>{}</ul>"),
    "cards": (
        "<div class='card n{number}'><a href='/b/{number}'><img src='x'></a><div><a href='/b/{number}'>{headline}</a>"
        "</div><div>{says}</div></div>",
        "<div>{}</div>",
    ),
    "links around all": ("<a href='/b/{number}'><h3>{headline}</h3><p>{says}</p></a>", "<div>{}</div>"),
    "a break between": ("<div><a href='/b/{number}'>{headline}</a><br>{says}</div>", "<div>{}</div>"),
    "headings and paragraphs": ("<h3><a href='/b/{number}'>{headline}</a></h3><p>{says}</p>", "<div>{}</div>"),
    "terms": ("<dt><a href='/b/{number}'>{headline}</a></dt><dd>{says}</dd>", "<dl>{}</dl>"),
    "rows": ("<tr><td>Senin</td><td><a href='/b/{number}'>{headline}</a><p>{says}</p></td></tr>", "<table>{}</table>"),
}  # fmt: skip
INTRODUCTION = "<p>Kumpulan berita terbaru seputar banjir di Indonesia hari ini.</p>"


def box(shape, count):
    element, around = SHAPES[shape]
    return listed(element, around=around, numbers=range(count))


def is_list(body, title="Kabar Kita"):
    text = page(body, title=title)
    return lists_articles(text, clean(text))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("above", ["", "<h1>Berita Terkini</h1>"])
def test_two_to_four_teasers_alone_are_a_list(shape, count, above):
    assert is_list(above + box(shape, count))


@pytest.mark.parametrize("shape", ["articles", "headings and paragraphs", "terms"])
def test_a_line_may_introduce_three_but_not_two(shape):
    above = f"<h1>Topik: Banjir</h1>{INTRODUCTION}"
    assert is_list(above + box(shape, 3))
    assert not is_list(above + box(shape, 2))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("length", [1, 2])
@pytest.mark.parametrize("heading", [f"<h1>{TITLE}</h1>", f"<h1><a href='/b/9'>{TITLE}</a></h1>"])
def test_a_short_article_with_boxes_is_none(shape, length, heading):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:length])
    for body in (
        heading + text + box(shape, 3),
        box(shape, 2) + heading + text,
        f"<aside>{box(shape, 4)}</aside>{heading}{text}",
    ):
        for title in (f"{TITLE} - Kabar Kita", "Kabar Kita"):
            assert not is_list(body, title=title)


def test_links_between_paragraphs_make_no_list():
    body = f"<h1>{TITLE}</h1>" + "".join(
        f"<p>{paragraph}</p><p><a href='/b/{number}'>{HEADLINES[number]}</a></p>"
        for number, paragraph in enumerate(PARAGRAPHS[:3])
    )
    assert not is_list(body)


def test_a_page_that_says_it_is_an_article_is_believed():
    parts = box("articles", 3)
    assert is_list(parts)
    assert not is_list(f"<div itemprop='articleBody'>{parts}</div>")
    assert not is_list(parts + '<script type="application/ld+json">{"@type": "NewsArticle"}</script>')


def test_headings_that_are_no_links_head_an_article():
    assert not is_list("".join(f"<h3>{HEADLINES[number]}</h3><p>{SAYS[number]}</p>" for number in range(3)))


def test_an_index_of_headlines_is_no_article():
    heads = (
        "Jembatan Gantung Ambruk di Hulu",
        "Tim Kota Madani Juara Umum",
        "Stok Gula Aman hingga Lebaran",
        "Pasar Kenari Ditata",
    )
    cards = "".join(
        f"<div class='kartu'><a href='/1'><h3>{head}</h3></a><span>5 menit lalu</span></div>"
        for head in heads
    )
    article = clean(
        f"<html><head><title>Kabar Kita - Berita Hari Ini</title></head><body><section><h2>Paling Baru</h2>{cards}</section>"
        "<footer><p>Kabar Kita Network All Rights Reserved</p></footer></body></html>"
    )
    assert article.paragraphs == ()
    assert article.title not in heads
    assert {"Paling Baru", *heads} <= {entry.text for entry in article.removed}


def test_a_short_page_with_links_beside_it_is_an_article():
    cards = "".join(
        f"<div><a href='/{n}'><h3>Jembatan Gantung Ambruk di Hulu {n}</h3></a></div>" for n in range(4)
    )
    notice = "Layanan air bersih kembali normal."
    article = clean(
        f"<html><body><h1>{TITLE}</h1><div class='isi'><p>{notice}</p></div>{cards}</body></html>"
    )
    assert article.paragraphs == (notice,)
