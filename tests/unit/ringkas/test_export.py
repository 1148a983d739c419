"""Briefs as documents: all of it shows, beside what it belongs to, and nothing from outside is markup."""

import dataclasses
import html
import io
import re

import docx
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from check import Finding, what_was_checked
from clean import Article, Removed, Sentence
from ringkas import Brief
from ringkas.export import to_docx, to_email, to_html, to_markdown, to_plain_text, to_rich_text
from ringkas.export.dates import readable_date
from ringkas.export.markdown_escapes import escape_block, escape_inline
from ringkas.export.printable import web_address
from ringkas.export.words import words as document_words
from summarize import Summary, SummarySentence
from translate import Segment, Translation

PARAGRAPHS = [
    ("text", ["Harga beras naik 10 persen pekan ini.", "Pedagang di Pasar Induk mengeluh."]),
    ("heading", ["Stok menipis"]),
    ("item", ["Beras medium Rp13.500 per kilogram"]),
]
ENGLISH = [
    "Rice prices rose 10 percent this week.",
    "Traders complained.",
    "Stocks thin",
    "Medium rice at Rp13,500",
]


def make(
    paragraphs=PARAGRAPHS,
    english=ENGLISH,
    *,
    title="Harga Beras Naik",
    title_en="Rice Prices Rise",
    **changes,
):
    sentences, offset = [], 0
    for index, (_, texts) in enumerate(paragraphs):
        for text in texts:
            sentences.append(Sentence(text=text, paragraph=index, start=offset, end=offset + len(text)))
            offset += len(text) + 1
        offset += 1
    article = Article(
        title=title,
        byline="Sari Dewi",
        date="2026-03-14",
        source="Kabar Nusantara",
        url="https://kabar.example/beras?a=1&b=2",
        language="id",
        paragraphs=tuple(" ".join(texts) for _, texts in paragraphs),
        kinds=tuple(kind for kind, _ in paragraphs),
        sentences=tuple(sentences),
        removed=(Removed(text="Baca juga: lain", rule="read_also"),),
    )
    segments = tuple(
        Segment(source=sentence.text, target=target, sentence=index)
        for index, (sentence, target) in enumerate(zip(sentences, english, strict=True))
    )
    first = sentences[0].text
    values = {
        "article": article,
        "title_en": title_en,
        "summary": Summary(
            text=first,
            method="extractive",
            model="extractive",
            sentences=(SummarySentence(text=first, sources=(0,)),),
        ),
        "summary_en": Translation(text=english[0], model="marian:some/model", segments=segments[:1]),
        "translation": Translation(text="\n\n".join(english), model="marian:some/model", segments=segments),
        "findings": (
            Finding(kind="number", severity="error", message="5 is not 10.", stage="translation", segment=1),
            Finding(
                kind="omission",
                severity="warning",
                message="A name is missing.",
                stage="summary_en",
                segment=0,
            ),
            Finding(kind="model", severity="info", message="A small model.", stage="translation"),
        ),
        "timings": {"clean": 0.5, "summary": 1.0},
        "signature": "ringkas:1.0|summarizer:extractive|translator:marian:some/model",
    }
    return Brief(**{**values, **changes})


HOSTILE = [
    "<script>alert(1)</script> naik",
    '<img src=x onerror="alert(1)"> naik',
    "[klik](javascript:alert(1)) naik",
    "![gambar](https://jahat.example/x.png)",
    "&lt;b&gt; &amp; &copy;",
    "```\nkode\n``` `kode`",
    "| a | b |\n|---|---|",
    "# judul",
    "> kutipan",
    "1. satu",
    "- satu",
    "* satu",
    "+ satu",
    "===",
    "---",
    "~~coret~~ **tebal** __garis__",
    "    menjorok",
    "</td></tr></table><h1>keluar</h1>",
    "--><!-- ]]>",
    "US$5 dan S$6",
    "akhir\\",
    "javascript:alert(1)",
]


def rendered(markdown):
    """As a reader sees it: the HTML that a lenient renderer (raw HTML allowed) makes of it."""
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    return lxml.html.fromstring(f"<div>{html}</div>")


def words(text):
    return " ".join(text.split())


def hostile_brief():
    brief = make([("text", HOSTILE)], HOSTILE, title=HOSTILE[0], title_en=HOSTILE[1])
    article = dataclasses.replace(
        brief.article, byline=HOSTILE[0], source=HOSTILE[2], date=HOSTILE[7], url="javascript:alert(1)//<x>"
    )
    findings = tuple(dataclasses.replace(finding, message=HOSTILE[1]) for finding in brief.findings)
    return dataclasses.replace(brief, article=article, findings=findings, signature="`a` <script>|b``c")


# Markdown


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_text_as_it_is_written(text):
    page = rendered(escape_block(text))
    assert words(page.text_content()) == words(text)
    assert {element.tag for element in page.iter()} <= {"div", "p"}


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab1 .)(-+=#*_`~<>&;|[]!\\$\"':/\n\t"), max_size=30).filter(str.strip)
)
def test_markdown_shows_any_text_as_it_is_written(text):
    page = rendered(escape_block(text))
    assert words(page.text_content()) == words(text)
    assert {element.tag for element in page.iter()} <= {"div", "p"}
    row = rendered(f"|x|\n|---|\n| {escape_inline(text)} |\n")
    assert words(row.xpath("string(//tbody//td)")) == words(text)
    assert len(row.xpath("//tbody//td")) == 1


def test_markdown_of_a_hostile_brief_has_only_its_own_elements():
    page = rendered(to_markdown(hostile_brief()))
    own = {"div", "h1", "h2", "h3", "p", "em", "strong", "ul", "li", "hr", "br", "code"}
    own |= {"table", "thead", "tbody", "tr", "th", "td"}
    assert {element.tag for element in page.iter()} <= own
    assert {name for element in page.iter() for name in element.attrib} <= {"style"}  # a column's alignment
    assert [words(cell.text_content()) for cell in page.xpath("//table[2]/tbody/tr/td[3]")] == [
        words(text) for text in HOSTILE
    ]


def test_markdown_reads_in_order_and_keeps_structure():
    text = to_markdown(make())
    page = rendered(text)
    assert page.xpath("string(//h1)") == "Rice Prices Rise"
    assert [h.text for h in page.xpath("//h2")] == [
        "Summary",
        "Findings",
        "Ringkasan",
        "Translation",
        "Sentence by sentence",
    ]
    assert "### Stocks thin" in text
    assert "- Medium rice at Rp13,500" in text
    assert page.xpath("//a/@href") == ["https://kabar.example/beras?a=1&b=2"]


def test_markdown_bullets_stay_one_list():
    brief = make()
    bullets = dataclasses.replace(brief.summary, text="- Satu.\n- 2. Dua.")
    page = rendered(to_markdown(dataclasses.replace(brief, summary=bullets)))
    items = page.xpath("//h2[.='Ringkasan']/following-sibling::ul[1]/li")
    assert [words(item.text_content()) for item in items] == ["Satu.", "2. Dua."]


# HTML


def parsed(brief):
    return lxml.html.document_fromstring(to_html(brief))


def test_html_of_a_hostile_brief_runs_and_loads_nothing():
    page = parsed(hostile_brief())
    assert not page.xpath("//script | //img | //iframe | //link | //object | //form | //svg")
    assert not [
        name
        for element in page.iter()
        if isinstance(element.tag, str)
        for name in element.attrib
        if name.startswith("on")
    ]
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert not page.xpath("//@src")
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")
    assert [cell.text_content() for cell in page.xpath("//table[2]//td[3]")] == HOSTILE


def test_html_puts_each_finding_into_the_row_of_its_sentence():
    page = parsed(make())
    assert "5 is not 10." in page.xpath("string(//tr[@id='s2'])")
    assert "A name is missing." in page.xpath("string(//tr[@id='r1'])")
    assert page.text_content().count("5 is not 10.") == 1
    assert "Error:" in page.xpath("string(//tr[@id='s2'])")  # in words, not by colour alone
    assert "A small model." in page.xpath("string(//h2[.='Findings']/following-sibling::details)")


def test_html_links_the_summary_to_its_sources_and_has_every_target():
    page = parsed(make())
    assert page.xpath("//tr[@id='r1']//a/@href") == ["#s1"]
    targets = {link[1:] for link in page.xpath("//@href") if link.startswith("#")}
    assert targets <= set(page.xpath("//@id"))


def test_html_links_an_article_sentence_back_to_the_summary():
    page = parsed(make())
    assert page.xpath("//tr[@id='s1']//a/@href") == ["#r1"]
    assert page.xpath("//tr[@id='s2']//a/@href") == []


def test_html_lights_up_what_belongs_together_without_a_script():
    style = parsed(make()).xpath("string(//style)")
    assert "main:has(#r1:is(:hover, :focus-within)) :is(#s1)" in style
    assert "main:has(#s1:is(:hover, :focus-within)) :is(#r1)" in style


def test_html_offers_to_hide_sentences_only_where_something_was_found():
    brief = make()
    assert parsed(brief).xpath("//fieldset//input/@id") == ["all", "found", "wrong"]
    assert "those with findings (2)" in parsed(brief).xpath("string(//fieldset)")
    warnings = tuple(finding for finding in brief.findings if finding.severity != "error")
    milder = parsed(dataclasses.replace(brief, findings=warnings))
    assert milder.xpath("//fieldset//input/@id") == ["all", "found"]
    assert not parsed(dataclasses.replace(brief, findings=())).xpath("//fieldset")


def test_html_names_languages_and_what_made_it():
    page = parsed(make())
    assert page.xpath("//tr[@id='s1']/td/@lang") == ["en", "id"]
    foot = page.xpath("string(//footer)")
    for part in ("extractive", "marian:some/model", "1 line removed", "1.5 seconds", make().signature):
        assert part in foot


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://kabar.example/a?b=c&d=e#f", True),
        ("HTTP://kabar.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ('https://a.example/"onclick=1', False),
        ("https://a.example/a b", False),
        ("https://a.example/x\njavascript:1", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url, safe):
    assert bool(web_address(url)) is safe


# docx


def opened(brief):
    return docx.Document(io.BytesIO(to_docx(brief)))


def test_docx_holds_both_languages_row_by_row():
    document = opened(make())
    summary, article = document.tables
    assert [row.cells[2].text for row in article.rows[1:]] == [
        text for _, texts in PARAGRAPHS for text in texts
    ]
    assert [row.cells[1].paragraphs[0].text for row in article.rows[1:]] == ENGLISH
    assert "Error: 5 is not 10." in article.rows[2].cells[1].text
    assert "from the article: 1" in summary.rows[1].cells[2].text
    assert document.core_properties.title == "Rice Prices Rise"
    assert any("marian:some/model" in paragraph.text for paragraph in document.paragraphs)


def test_docx_marks_each_language_for_the_spelling_checker():
    row = opened(make()).tables[1].rows[1]
    languages = [cell._tc.xpath(".//w:lang/@w:val") for cell in row.cells[1:]]
    assert languages == [["en-GB"], ["id-ID"]]


def test_docx_takes_hostile_text_as_text():
    texts = [cell.text for cell in (row.cells[2] for row in opened(hostile_brief()).tables[1].rows[1:])]
    assert [words(text) for text in texts] == [words(text) for text in HOSTILE]


def test_docx_rows_do_not_break_over_pages():
    for table in opened(make()).tables:
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


# What a person made of findings


def test_an_accepted_finding_stays_beside_its_sentence_and_says_so():
    brief = make(accepted=(0,))
    assert "Error, accepted:" in parsed(brief).xpath("string(//tr[@id='s2'])")
    assert "**Error, accepted**" in to_markdown(brief)
    assert "Error, accepted: 5 is not 10." in opened(brief).tables[1].rows[2].cells[1].text
    assert "5 is not 10." in to_email(brief)


def test_a_dismissed_finding_is_a_note_and_its_sentence_is_clean():
    brief = make(dismissed=(0,))
    page = parsed(brief)
    assert "5 is not 10." not in page.xpath("string(//table[2])")
    assert "Error, dismissed: 5 is not 10." in page.xpath("string(//details)")
    assert "5 is not 10." not in to_markdown(brief)
    assert "**Error, dismissed**" in to_markdown(brief, notes=True)
    assert "5 is not 10." not in to_email(brief)


def test_the_foot_says_how_many_findings_a_person_looked_at():
    said = "Findings looked at by hand: 1 accepted, 1 dismissed."
    assert said in to_markdown(make(accepted=(0,), dismissed=(1,)))
    assert "looked at by hand" not in to_markdown(make())
    assert "looked at by hand" not in to_markdown(make(accepted=(99,)))


def edited(brief, index):
    """The brief with the English of one sentence as a person's."""
    segments = tuple(
        dataclasses.replace(segment, outcome="edited") if segment.sentence == index else segment
        for segment in brief.translation.segments
    )
    return dataclasses.replace(brief, translation=dataclasses.replace(brief.translation, segments=segments))


def test_every_file_says_which_sentences_a_person_edited():
    brief = edited(make(), 1)
    page = parsed(brief)
    assert "edited by hand" in page.xpath("string(//tr[@id='s2'])")
    assert "edited by hand" not in page.xpath("string(//tr[@id='s1'])")
    assert "1 sentence edited by hand." in page.xpath("string(//footer)")
    assert "Traders complained.<br>" in to_markdown(brief)
    assert to_markdown(brief).count("edited by hand") == 2
    assert "edited by hand" in opened(brief).tables[1].rows[2].cells[1].text
    assert "edited" not in to_email(brief)  # which hasn't that sentence


MARK = "Read the source"
SURENESS = "Confidence that the English doesn't mislead: 63%"


@pytest.mark.parametrize(
    "form",
    [
        to_markdown,
        to_html,
        to_rich_text,
        to_plain_text,
        lambda *given, **more: all_text(to_docx(*given, **more)),
    ],
)
def test_every_file_marks_what_a_reader_is_asked_to_look_at_and_says_how_sure_it_is(form):
    brief = make()
    segments = brief.translation.segments
    doubtful = dataclasses.replace(
        brief.translation,
        segments=(segments[0], dataclasses.replace(segments[1], confidence=0.625), *segments[2:]),
    )
    brief = dataclasses.replace(brief, translation=doubtful)
    marked = form(brief, unsure=[("translation", 1), ("translation", 99)])
    assert marked.count(MARK) == 2  # beside the sentence, and among what was found
    assert html.unescape(marked).count(SURENESS) == 1
    assert "article, sentence 2" in marked
    assert MARK not in form(brief)


def test_an_email_has_the_source_of_the_summary_s_unsure_sentences():
    text = to_email(make(), unsure=[("summary_en", 0), ("translation", 1)])
    assert (
        "- Rice prices rose 10 percent this week. (100% sure) <- Harga beras naik 10 persen pekan ini."
        in text
    )
    assert "Pedagang" not in text  # that isn't in the mail


def test_what_the_summary_repeats_of_the_article_is_one_edited_sentence():
    brief = edited(make(), 0)
    summary = dataclasses.replace(brief.summary_en, segments=brief.translation.segments[:1])
    brief = dataclasses.replace(edited(brief, 0), summary_en=summary)
    assert "1 sentence edited by hand." in to_markdown(brief)
    assert "1 sentence edited by hand." in to_email(brief)


def test_every_file_says_that_a_person_edited_the_title():
    brief = make(title_edited=True)
    assert "Title edited by hand." in parsed(brief).xpath("string(//footer)")
    assert "Title edited by hand." in to_markdown(brief)
    assert "Judul disunting pembaca." in to_markdown(brief, language="id")
    assert "Title edited by hand." in "\n".join(paragraph.text for paragraph in opened(brief).paragraphs)
    assert "title edited by hand. Made with ringkas." in to_email(brief)
    assert "title edited by hand. Made with ringkas." in to_email(edited(brief, 1))
    segments = tuple(dataclasses.replace(one, outcome="edited") for one in brief.summary_en.segments)
    summary = dataclasses.replace(brief.summary_en, segments=segments)
    assert "title and 1 sentence edited by hand. Made" in to_email(
        dataclasses.replace(brief, summary_en=summary)
    )
    assert "not proofread" in to_email(make())


def test_the_foot_names_the_terms_of_a_glossary_of_one_s_own():
    brief = make(glossary={"Pasar Induk": "Central Market"})
    assert "Glossary of the reader's own: Pasar Induk = Central Market." in to_markdown(brief)
    assert "Glossary" not in to_markdown(make())


# E-mail


def test_an_email_has_summary_origin_and_what_to_check_and_no_article():
    text = to_email(make())
    assert text.startswith(
        "Rice Prices Rise\nHarga Beras Naik\n\nKabar Nusantara · 14 March 2026 · Sari Dewi\n"
    )
    assert "https://kabar.example/beras?a=1&b=2" in text
    assert "Rice prices rose 10 percent this week." in text
    assert "- 5 is not 10. (article, sentence 2)" in text  # which isn't here
    assert "A small model." not in text
    assert "Traders complained." not in text


def test_an_email_without_english_has_the_indonesian_summary():
    nothing = Translation(text="", model="embedded", segments=())
    assert "Harga beras naik 10 persen pekan ini." in to_email(make(summary_en=nothing))


# The clipboard


def test_what_is_pasted_is_set_with_elements_and_what_a_chat_gets_has_no_marks():
    brief = make()
    page = lxml.html.fromstring(f"<div>{to_rich_text(brief)}</div>")
    assert page.findtext("h1") == "Rice Prices Rise"
    assert [item.text_content() for item in page.findall("ul/li")] == [
        "Warning (summary, sentence 1): A name is missing.",
        "Error (article, sentence 2): 5 is not 10.",
        "Medium rice at Rp13,500",
    ]
    assert page.xpath("//a/@href") == ["https://kabar.example/beras?a=1&b=2"]
    rows = [[cell.text_content() for cell in row] for row in page.findall("table")[1].iter("tr")]
    assert rows[1] == ["2", "Traders complained.Error: 5 is not 10.", "Pedagang di Pasar Induk mengeluh."]
    text = to_plain_text(brief)
    assert text.startswith("Rice Prices Rise\n\nHarga Beras Naik\n\nKabar Nusantara · 14 March 2026")
    assert "2. Traders complained.\n   Error: 5 is not 10.\n   Pedagang di Pasar Induk mengeluh." in text
    assert not re.search(r"[*#`\\<]|\|-", text)


def test_a_table_is_a_table_where_it_is_pasted():
    rows = [("row", ["Barang | Harga"]), ("row", ["Beras | Rp14.000"])]
    brief = make(rows, ["Goods | Price", "Rice | Rp14,000"])
    page = lxml.html.fromstring(f"<div>{to_rich_text(brief)}</div>")
    cells = [[cell.text_content() for cell in row] for row in page.find("table").iter("tr")]
    assert cells == [["Goods", "Price"], ["Rice", "Rp14,000"]]
    assert "Goods | Price\nRice | Rp14,000" in to_plain_text(brief)


def test_nothing_hostile_is_markup_where_it_is_pasted():
    page = lxml.html.fromstring(f"<div>{to_rich_text(hostile_brief())}</div>")
    assert {element.tag for element in page.iter()} <= {
        *("div", "h1", "h2", "h3", "p", "ul", "li", "table", "tr", "td", "b", "br", "a"),
    }
    assert page.xpath("//@href") == []  # the article's address is no https
    shown = words(page.text_content())
    assert all(words(text) in shown for text in HOSTILE)


# All of them


@pytest.mark.parametrize(
    "form", [to_markdown, to_html, lambda brief: "\n".join(p.text for p in opened(brief).paragraphs)]
)
def test_dates_are_written_for_people(form):
    brief = make()
    article = dataclasses.replace(brief.article, date="2024-03-12T08:15:00+07:00")
    assert "12 March 2024, 08:15 WIB" in form(dataclasses.replace(brief, article=article))


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2024-03-02", "2 March 2024"),
        ("2024-12-31T23:59:10.5+08:00", "31 December 2024, 23:59 WITA"),
        ("2024-12-31T23:59Z", "31 December 2024, 23:59 UTC"),
        ("2024-12-31T23:59:00-03:30", "31 December 2024, 23:59 UTC-03:30"),
        ("2024-12-31T23:59:00", "31 December 2024, 23:59"),
        ("2024-13-01", "2024-13-01"),
        ("<b>2024</b>", "<b>2024</b>"),
        ("", ""),
    ],
)
def test_a_date_is_put_into_words_or_left_alone(date, said):
    assert readable_date(date) == said


@pytest.mark.parametrize("form", [to_markdown, to_html, to_docx, to_email])
def test_characters_that_no_document_can_hold_are_shown_as_replaced(form):
    bad = "Harga\x00 beras\x0b \ud800 naik\ufffe."
    made = form(make([("text", [bad])], [bad], findings=()))
    text = made if isinstance(made, str) else opened_text(made)
    text.encode("utf-8")
    assert not re.search("[\x00\x0b\ud800\ufffe]", text)
    assert "Harga\ufffd" in text


def opened_text(data):
    return "\n".join(cell.text for table in docx.Document(io.BytesIO(data)).tables for cell in table._cells)


def all_text(data):
    return "\n".join([*(p.text for p in docx.Document(io.BytesIO(data)).paragraphs), opened_text(data)])


@pytest.mark.parametrize("form", [to_markdown, to_html, to_docx])
@pytest.mark.parametrize(
    "changes",
    [
        {"translation": Translation(text="", model="embedded", segments=())},
        {"summary_en": Translation(text="", model="embedded", segments=())},
        {"findings": ()},
        {"timings": {}},
        {"article": Article(), "translation": Translation(text="", model="embedded", segments=())},
    ],
    ids=["summary only", "article only", "no findings", "no timings", "no article"],
)
def test_a_brief_with_parts_missing_is_still_a_document(form, changes):
    assert form(make(**changes))


@pytest.mark.parametrize("form", [to_markdown, to_html, to_docx])
def test_a_finding_that_points_nowhere_is_shown_all_the_same(form):
    stray = Finding(kind="date", severity="warning", message="Stray day.", stage="translation", segment=99)
    made = form(make(findings=(stray,)))
    text = (
        made
        if isinstance(made, str)
        else "\n".join(p.text for p in docx.Document(io.BytesIO(made)).paragraphs)
    )
    assert text.count("Stray day.") == 1


def test_every_finding_is_shown_once_in_each_form():
    brief = make()
    inside = all_text(to_docx(brief))
    for finding in brief.findings:
        if finding.severity != "info":
            assert inside.count(finding.message) == 1
            assert to_markdown(brief).count(finding.message) == 2  # in the list, and beside its sentence
        assert to_html(brief).count(finding.message) == 1


def test_a_table_is_one_in_markdown_whatever_its_cells_hold():
    rows = [("row", ["Pasar | Harga"]), ("row", ["Wage | Rp12.900"]), ("row", ["Legi | Rp13.000"])]
    english = ["Markets compared.", "Market | Price", "Wage | *Rp12,900*", "Legi"]
    document = to_markdown(make([("text", ["Harga di dua pasar."]), *rows], english))
    html = MarkdownIt().enable("table").render(document.split("## Translation")[1].split("## Sentence")[0])
    table = lxml.html.fromstring(html).find(".//table")
    assert [[cell.text_content() for cell in row] for row in table.iter("tr")] == [
        ["Market", "Price"],
        ["Wage", "*Rp12,900*"],
        ["Legi", ""],
    ]


def told(form, brief, **options):
    """The text of *brief* in a *form*, without what is folded."""
    made = form(brief, **options)
    if isinstance(made, bytes):
        whole = docx.Document(io.BytesIO(made))
        return "\n".join([p.text for p in whole.paragraphs] + [opened_text(made)])
    if form is to_html:
        page = lxml.html.document_fromstring(made)
        for folded in page.xpath("//details[not(@open)]/ul"):
            folded.drop_tree()
        return page.text_content()
    return made


FORMS = pytest.mark.parametrize("form", [to_markdown, to_html, to_docx])


@FORMS
def test_notes_are_counted_and_shown_only_where_they_are_asked_for(form):
    plain, with_notes = told(form, make()), told(form, make(), notes=True)
    assert "A small model." not in plain
    assert "1 note" in plain
    assert "A small model." in with_notes


@FORMS
def test_a_fault_of_a_repeated_sentence_is_told_once_with_both_places(form):
    findings = tuple(
        Finding(kind="number", severity="error", message="10 became 11.", stage=stage, segment=0)
        for stage in ("translation", "summary_en")
    )
    text = told(form, make(findings=findings))
    assert text.count("10 became 11.") == (2 if form is to_markdown else 1)  # its list says it too
    assert "also in: article, sentence 1" in text
    assert text.count("Finding told at: summary, sentence 1.") == 1


@FORMS
@pytest.mark.parametrize("findings", [(), make().findings], ids=["without findings", "with findings"])
def test_what_was_checked_is_said_in_the_language_of_the_document(form, findings):
    brief = make(findings=findings)
    for language in ("en", "id"):
        assert what_was_checked(language) in told(form, brief, language=language)
    said = f"{what_was_checked()} Least sure of 4 sentences: 100%. No error was found."
    assert (said in told(form, brief)) is not bool(findings)


@FORMS
def test_where_no_error_was_found_the_unsure_sentences_are_told_before_that(form):
    told_of = told(form, make(findings=()), unsure=[("summary_en", 0), ("translation", 2)])
    said = (
        f"{what_was_checked()} Unsure of 2 of 4 sentences, to be read beside the source: "
        "summary, sentence 1; article, sentence 3. No error was found."
    )
    assert said in told_of


@FORMS
def test_a_text_without_a_title_is_called_by_its_first_words(form):
    english = [
        "Prices of rice in the markets of five districts in the east rose again this week.",
        *ENGLISH[1:],
    ]
    brief = make(english=english, title="", title_en="")
    assert "Prices of rice in the markets of five districts in the east…" in told(form, brief)


@FORMS
def test_a_file_of_what_was_stopped_says_how_far_it_is_and_what_is_not_checked(form):
    whole = make(findings=())
    stopped = Finding.of(
        "stopped",
        kind="partial",
        severity="warning",
        values={"done": 2, "all": "4 sentences"},
        stage="translation",
    )
    translation = dataclasses.replace(whole.translation, segments=whole.translation.segments[:2])
    brief = dataclasses.replace(whole, translation=translation, findings=(stopped,))
    said = "Stopped after 3 of 5 sentences: the others are neither translated nor checked."
    assert said in told(form, brief)
    assert f"Of what is translated: {what_was_checked('en')}" in told(form, brief)
    assert said in to_email(brief)
    assert "Of what is translated" not in told(form, whole)
    assert "Stopped" not in to_email(whole)


@FORMS
def test_a_document_in_indonesian_says_its_findings_and_its_own_words_in_it(form):
    found = Finding.of(
        "number_became",
        kind="number",
        severity="error",
        values={"was": "10", "became": "11"},
        stage="translation",
        segment=1,
    )
    text = told(form, make(findings=(found,)), language="id")
    assert "Angka 10 menjadi 11." in text
    assert "Kesalahan" in text
    for word in ("Findings", "became", "Translation by", "Source ("):
        assert word not in text


def test_both_languages_of_a_document_have_the_same_words_and_places():
    english, indonesian = document_words("en"), document_words("id")
    assert english.keys() == indonesian.keys()
    for key, said in english.items():
        assert re.findall(r"\{\w+\}", said) == re.findall(r"\{\w+\}", indonesian[key]), key
