"""Pages that list articles are empty; articles keep their text and lose the lists of others around it."""

import pytest

from clean import clean
from tests.unit.clean.pages import PARAGRAPHS, TITLE

HEADLINES = (
    "Harga Beras di Pasar Induk Naik",
    "Banjir Rendam Empat Desa di Demak",
    "Gempa Guncang Tual Senin Pagi",
    "Polisi Tangkap Pelaku Pencurian Motor",
    "Kebakaran Hanguskan Pasar Lama",
    "Nelayan Hilang di Perairan Selatan",
    "Rupiah Menguat Terhadap Dolar",
    "Sekolah Rusak Akibat Angin Kencang",
)
SAYS = (
    "Pasokan dari petani berkurang sejak awal pekan ini.",
    "Sebanyak 1.250 warga mengungsi ke balai kecamatan.",
    "Tidak ada laporan kerusakan maupun korban jiwa.",
    "Dua orang ditangkap di tempat persembunyiannya.",
    "Sedikitnya 40 kios habis terbakar dini hari tadi.",
    "Tim gabungan masih mencari korban hingga Selasa sore.",
    "Mata uang itu ditutup di level Rp15.400 per dolar.",
    "Atap tiga ruang kelas roboh ketika siswa libur.",
)


def page(body, title="Kabar Kita"):
    return (
        f"<html><head><title>{title}</title></head><body><nav><a href='/'>Beranda</a> <a href='/e'>Ekonomi</a></nav>"
        f"<main>{body}</main><footer>© 2024 Kabar Kita</footer></body></html>"
    )


def listed(shape, *, around="<div>{}</div>", numbers=range(8)):
    items = (shape.format(number=number, headline=HEADLINES[number], says=SAYS[number]) for number in numbers)
    return around.format("".join(items))


SHAPES = {
    "articles": listed("<article><h2><a href='/b/{number}'>{headline}</a></h2><p>{says}</p></article>"),
    "items": listed(
        "<li><a href='/b/{number}'><h3>{headline}</h3></a><span>{number} menit lalu</span><p>{says}</p></li>",
        around="<ul>{}</ul>",
    ),
    "cards": listed(
        "<div class='card n{number}'><a href='/b/{number}'><img src='x'></a><div><a href='/b/{number}'>{headline}</a>"
        "</div><div>{says}</div></div>"
    ),
    "cards with a date": listed(
        "<div class='box'><p>Senin, {number} Maret 2024</p><p><a href='/b/{number}'>{headline}</a></p><p>{says}</p></div>"
    ),
    "links around all": listed("<a href='/b/{number}'><h3>{headline}</h3><p>{says}</p></a>"),
    "a break between": listed("<div><a href='/b/{number}'>{headline}</a><br>{says}</div>"),
    "paragraphs": listed("<p><a href='/b/{number}'><b>{headline}</b></a><br>{says}</p>"),
    "headings and paragraphs": listed("<h3><a href='/b/{number}'>{headline}</a></h3><p>{says}</p>"),
    "terms": listed("<dt><a href='/b/{number}'>{headline}</a></dt><dd>{says}</dd>", around="<dl>{}</dl>"),
    "rows": listed(
        "<tr><td>Senin</td><td><a href='/b/{number}'>{headline}</a><p>{says}</p></td></tr>", around="<table>{}</table>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "above",
    [
        "",
        "<h1>Berita Terkini</h1>",
        "<h1>Topik: Banjir</h1><p>Kumpulan berita terbaru seputar banjir di Indonesia hari ini.</p>",
        f"<section><h1><a href='/b/x'>Banjir Demak Meluas ke Kudus</a></h1><p>{SAYS[1]} {SAYS[5]}</p></section>",
    ],
    ids=["nothing", "a label", "an introduction", "a larger teaser"],
)
def test_a_page_of_teasers_has_no_article(shape, above):
    article = clean(page(above + SHAPES[shape]))
    assert article.paragraphs == ()
    said = [line.text for line in article.removed if line.rule == "teaser"]
    assert all(any(says in text for text in said) for says in SAYS)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("heading", ["", "<h3>Berita Terkait</h3>"])
@pytest.mark.parametrize("length", [1, 2, len(PARAGRAPHS)])
def test_an_article_above_teasers_is_its_own_text_alone(shape, heading, length):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:length])
    body = f"<h1>{TITLE}</h1><div>Rabu, 6 Maret 2024</div><div>{text}</div>{heading}{SHAPES[shape]}"
    article = clean(page(body, title=f"{TITLE} - Kabar Kita"))
    assert article.title == TITLE
    assert article.text == clean(page(f"<h1>{TITLE}</h1><div>{text}</div>", title=TITLE)).text


def test_an_article_of_a_list_s_make_whose_headline_leads_to_itself_stays():
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:2])
    itself = f"<article><h2><a href='/b/9'>{TITLE}</a></h2>{text}</article>"
    article = clean(page(itself + SHAPES["articles"], title=f"{TITLE} - Kabar Kita"))
    assert article.text == clean(page(f"<h1>{TITLE}</h1>{text}", title=TITLE)).text


@pytest.mark.parametrize(
    "body",
    [
        listed("<div><h2><a href='https://tempat{number}.example/'>{headline}</a></h2><p>{says}</p></div>"),
        listed("<div><h2><a href='/t/{number}'>{number}. {headline}</a></h2><p>{says}</p></div>"),
        listed("<div><h2>{headline}</h2><p>{says}</p></div>"),
        listed("<div><h2><a href='#bagian-{number}'>{headline}</a></h2><p>{says}</p></div>"),
        listed("<p><a href='/t/{number}'>Badan Penanggulangan Bencana {number}</a> mengatakan: {says}</p>"),
        listed('<p><a href="/t/{number}">Kepala Desa Nomor {number}</a>: "{says}"</p>'),
        listed("<li><a href='/t/{number}'>Kepala Dinas Nomor {number}</a> Budi Santoso. {says}</li>"),
        listed("<h3><a href='/t/{number}'>{headline}</a></h3><p>{says}</p>", around="<div itemprop='articleBody'>{}</div>"),
    ],
    ids=["to many sites", "numbered", "no links", "anchors", "sentences", "quotes", "list", "in the text"],
)  # fmt: skip
def test_an_article_that_is_a_list_keeps_its_parts(body):
    article = clean(
        page(f"<h1>Kabar dari Sejumlah Daerah</h1><p>Rabu, 6 Maret 2024</p><p>{PARAGRAPHS[0]}</p>{body}")
    )
    assert all(says in article.text for says in SAYS)


def test_a_list_as_long_as_the_title_says_is_the_article():
    title = "8 Kabar dari Daerah yang Perlu Diketahui"
    body = f"<h1>{title}</h1><p>{PARAGRAPHS[0]}</p>{SHAPES['headings and paragraphs']}"
    assert all(says in clean(page(body, title=title)).text for says in SAYS)


def test_four_linked_headlines_are_too_few_for_a_list():
    article = clean(
        page(
            listed("<div><h2><a href='/b/{number}'>{headline}</a></h2><p>{says}</p></div>", numbers=range(4))
        )
    )
    assert all(says in article.text for says in SAYS[:4])


def test_a_teaser_whose_link_is_no_address_raises_nothing():
    shape = "<article><h2><a href='https://[kabar/{number}'>{headline}</a></h2><p>{says}</p></article>"
    around = f"<h1>{TITLE}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = clean(page(around + listed(shape), title=TITLE))
    assert PARAGRAPHS[0] in article.text
    assert HEADLINES[0] not in article.text
