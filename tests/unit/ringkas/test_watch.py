"""`ringkas watch`, against a real server on loopback: what is new goes into one digest, once."""

import email
import email.policy
import io
import itertools
import json
import signal
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from engine.errors import GenerationError, SettingsError, StoreError
from engine.fakes import FakeSeq2Seq
from ringkas import Pipeline
from ringkas.desk import read_plan, watch_round
from ringkas.desk.gathering import _moment, gather
from ringkas.desk.state import read_state
from sources import Limits
from sources.corpora import Link, PoliteFetcher
from tests.unit.sources.web import html, reply, serving
from translate import Seq2SeqTranslator

WIB = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 30, 7, 0, tzinfo=WIB)
LIMITS = Limits(fetch_seconds=5)
FLOOD = (
    "Banjir Rendam Empat Desa di Demak",
    "Banjir merendam empat desa di Kabupaten Demak sejak Selasa malam setelah tanggul Sungai Wulan jebol.",
    "Sebanyak 1.250 warga mengungsi ke balai kecamatan dan dua sekolah dasar.",
    "Kepala BPBD Demak, Agus Salim, mengatakan perbaikan tanggul butuh waktu tiga pekan.",
    "Pemerintah provinsi mengirim 12 perahu karet dan 4 ton beras ke lokasi.",
)
FOOTBALL = (
    "Persipura Tekuk PSM di Laga Pembuka",
    "Persipura menang 3-1 atas PSM Makassar pada laga pembuka Liga 1 di Jayapura, Sabtu malam.",
    "Dua gol tuan rumah dicetak Boaz Solossa pada babak pertama melalui tendangan bebas.",
    "Pelatih PSM mengakui lini belakangnya belum padu dan berjanji membenahinya pekan depan.",
)


@pytest.fixture(autouse=True)
def loopback(monkeypatch, without_phrase_book):
    monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", "1")


def page(article, *more):
    title, *sentences = article
    body = "".join(f"<p>{sentence}</p>" for sentence in (*sentences, *more))
    return html(
        f"<!doctype html><title>{title}</title><body><article><h1>{title}</h1>{body}</article></body>".encode(),
        "utf-8",
    )


class Site:
    """Feeds and articles that a test changes between rounds."""

    def __init__(self, server, answers):
        self.url = server.url
        self.seen = server.seen
        self.answers = answers
        answers["/robots.txt"] = reply(status=404)
        self.feed("/rss", {})

    def feed(self, path, articles, *, etag="", keep=()):
        items = "".join(f"<item><link>{self.url}{name}</link></item>" for name in (*articles, *keep))
        for name, article in articles.items():
            self.answers[name] = page(article)
        body = f'<rss version="2.0"><channel><title>Kabar</title>{items}</channel></rss>'.encode()

        def send(handler):
            if etag and handler.headers.get("If-None-Match") == etag:
                reply(status=304)(handler)
            else:
                reply(body, content_type="application/rss+xml", **({"etag": etag} if etag else {}))(handler)

        self.answers[path] = send

    def asked(self):
        paths = [path for path, _ in self.seen]
        self.seen.clear()
        return paths


@pytest.fixture
def site():
    answers = {}
    with serving(answers) as server:
        yield Site(server, answers)


@pytest.fixture
def desk(site, tmp_path, pipeline):
    """One round over the site's feeds; gives what came of it and the digest, or None."""

    def watch(
        *more, form="markdown", fail=None, load=lambda: pipeline, feeds=("/rss",), name="d.md", **options
    ):
        path = tmp_path / "feeds.toml"
        lines = [f'[[feed]]\nurl = "{site.url}{feed}"\n' for feed in feeds]
        path.write_text("\n".join((*more, *lines)), encoding="utf-8")
        given = []

        def deliver(data):
            if fail == "before":
                raise OSError("killed")
            (tmp_path / name).write_bytes(data)
            given.append(data)
            if fail == "after":
                raise OSError("killed")

        done = watch_round(
            read_plan(path),
            state=tmp_path / "state.json",
            deliver=deliver,
            output=tmp_path / name,
            form=form,
            load=load,
            fetcher=PoliteFetcher(limits=LIMITS, delay=0),
            limits=LIMITS,
            now=NOW,
            **options,
        )
        return done, (given[0] if form in ("docx", "mail") else given[0].decode()) if given else None

    return watch


def test_what_is_new_goes_into_a_digest_and_the_next_round_has_nothing(site, desk):
    site.feed("/rss", {"/a": FLOOD, "/b": FOOTBALL})
    done, text = desk()
    assert (done.stories, done.missed) == (2, ())
    assert f"EN({FOOTBALL[2]})" in text
    assert f"{site.url}/a" in text
    assert "30 November 2026" in text
    again, nothing = desk()
    assert (again.stories, nothing) == (0, None)


def test_the_date_and_the_author_that_a_feed_tells_are_those_of_a_page_that_tells_none(site, tmp_path):
    site.answers["/a"] = page(FLOOD)
    site.answers["/rss"] = reply(
        f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><link>{site.url}/a</link>'
        "<pubDate>Sun, 29 Nov 2026 19:30:00 +0700</pubDate><dc:creator>Rina Melati</dc:creator></item></channel></rss>".encode(),
        content_type="application/rss+xml",
    )
    path = tmp_path / "feeds.toml"
    path.write_text(f'[[feed]]\nurl = "{site.url}/rss"\n', encoding="utf-8")
    found = gather(
        read_plan(path),
        read_state(tmp_path / "state.json"),
        fetcher=PoliteFetcher(limits=LIMITS, delay=0),
        limits=LIMITS,
        today=NOW.date(),
    )
    (item,) = found.items
    assert (item.article.date, item.article.byline) == ("2026-11-29T19:30:00+07:00", "Rina Melati")


def test_every_sentence_of_the_digest_names_the_sentence_that_it_is_from(site, desk):
    site.feed("/rss", {"/a": FLOOD, "/b": FOOTBALL})
    _, text = desk()
    short, stories = text.split("## Stories")
    assert "[1:1]" in short.replace("\\", "")
    assert FLOOD[1] in short
    assert "### 1. " in stories.replace("\\", "")
    assert "### 2. " in stories.replace("\\", "")


def test_a_line_of_the_digest_means_by_an_acronym_what_its_article_means(site, desk):
    lead = "Pengurus KPK membuka toko beras murah di Medan pada Senin pagi."
    store = (
        "Toko Beras Murah Dibuka",
        lead,
        "Warga antre.",
        "Koperasi Pedagang Kecil (KPK) punya 40 anggota.",
    )
    site.feed("/rss", {"/a": store})
    _, text = desk("sentences = 1")
    assert f"EN({lead})" in text.split("## Stories")[0]


def test_a_later_round_takes_only_what_came_since(site, desk):
    site.feed("/rss", {"/a": FLOOD})
    desk()
    site.feed("/rss", {"/b": FOOTBALL}, keep=["/a", "/a?utm_source=rss#isi"])
    site.asked()
    done, text = desk(name="e.md")
    assert done.stories == 1
    assert "Persipura" in text
    assert "Demak" not in text
    assert "/a" not in site.asked()


def test_a_copy_is_briefed_once_and_named_with_what_only_it_says(site, desk, model):
    own = "Perahu karet itu dipakai bergantian oleh relawan dan petugas sepanjang malam."
    site.feed("/rss", {"/a": FLOOD, "/b": (*FLOOD[:4], own)})
    done, text = desk()
    assert (done.stories, done.copies) == (1, 1)
    assert f"{site.url}/b" in text
    assert own in text.partition("Only there:")[2]


def test_a_place_is_that_of_the_article_that_is_shown(site, desk):
    site.feed("/rss", {"/a": FLOOD, "/b": (FLOOD[0], FLOOD[2], FLOOD[1])})
    done, text = desk()
    assert (done.stories, done.copies) == (1, 1)
    shown = text.replace("\\", "").split("## Stories")[0].split("\n\n")
    (line,) = (block for block, beneath in itertools.pairwise(shown) if beneath == f"> *{FLOOD[1]}*")
    assert line.endswith("[1:1]")


def test_two_states_of_one_story_are_set_side_by_side(site, desk):
    later = (FLOOD[0], FLOOD[1].replace("empat desa", "sembilan desa"), *FLOOD[2:])
    site.feed("/rss", {"/a": FLOOD, "/b": later})
    done, text = desk()
    assert done.stories == 2
    assert "sembilan desa" in text.partition("## Alike, but not the same")[2]


def test_a_feed_and_an_article_that_fail_are_lines_of_the_digest(site, desk):
    site.feed("/rss", {"/a": FLOOD}, keep=["/gone"])
    site.answers["/gone"] = reply(status=404)
    site.answers["/page"] = page(FOOTBALL)
    done, text = desk(feeds=("/page", "/rss"))
    assert done.stories == 1
    assert [missed.place for missed in done.missed] == [f"{site.url}/page", f"{site.url}/gone"]
    told = text.partition("## Could not be used")[2]
    assert "is no feed and no sitemap" in told
    assert "404" in told


def test_an_article_that_fails_is_asked_for_again_and_given_up_after_three_rounds(site, desk):
    site.feed("/rss", {"/a": FLOOD}, keep=["/gone"], etag='"1"')
    site.answers["/gone"] = reply(status=503)
    rounds = [desk(name=f"{number}.md")[0] for number in range(4)]
    assert [len(done.missed) for done in rounds] == [1, 1, 1, 0]
    site.asked()
    desk()
    assert site.asked() == ["/robots.txt", "/rss"]


def test_an_article_that_came_back_is_in_the_next_digest(site, desk):
    site.feed("/rss", {"/a": FLOOD}, keep=["/b"], etag='"1"')
    site.answers["/b"] = reply(status=503)
    desk()
    site.answers["/b"] = page(FOOTBALL)
    done, text = desk(name="e.md")
    assert (done.stories, done.missed) == (1, ())
    assert "Persipura" in text


def test_a_feed_that_has_not_changed_is_asked_with_what_it_said(site, desk):
    site.feed("/rss", {"/a": FLOOD}, etag='"1"')
    desk()
    desk()
    asked = [headers.get("If-None-Match") for path, headers in site.seen if path == "/rss"]
    assert asked == [None, '"1"']


def test_what_was_not_written_is_new_again(site, desk, tmp_path):
    site.feed("/rss", {"/a": FLOOD}, etag='"1"')
    with pytest.raises(OSError, match="killed"):
        desk(fail="before")
    assert not (tmp_path / "d.md").exists()
    assert desk()[0].stories == 1


def test_what_was_written_before_the_end_came_is_not_written_twice(site, desk):
    site.feed("/rss", {"/a": FLOOD})
    with pytest.raises(OSError, match="killed"):
        desk(fail="after")
    assert desk(name="e.md") == (desk(name="e.md")[0], None)
    assert desk(name="e.md")[0].stories == 0


KILLED = """
import os, signal, sys
from pathlib import Path
from engine.fakes import FakeSeq2Seq
from ringkas import Pipeline
from ringkas.desk import read_plan, watch_round
from translate import Seq2SeqTranslator

folder, moment = Path(sys.argv[1]), sys.argv[2]

def deliver(data):
    if moment == "after":
        (folder / "d.md").write_bytes(data)
    os.kill(os.getpid(), signal.SIGKILL)

watch_round(
    read_plan(folder / "feeds.toml"),
    state=folder / "state.json",
    deliver=deliver,
    output=folder / "d.md",
    load=lambda: Pipeline.load(
        summarizer="extractive", translator=Seq2SeqTranslator(FakeSeq2Seq(str, name="fake:same"))
    ),
)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(("moment", "stories"), [("before", 1), ("after", 0)])
def test_a_process_that_is_killed_loses_nothing_and_repeats_nothing(site, desk, tmp_path, moment, stories):
    (tmp_path / "feeds.toml").write_text(f'delay = 0\n[[feed]]\nurl = "{site.url}/rss"\n', encoding="utf-8")
    site.feed("/rss", {"/a": FLOOD}, etag='"1"')
    root = Path(__file__).parents[3]
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), moment], cwd=root, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert desk(name="e.md")[0].stories == stories


def test_another_file_in_the_digests_place_is_no_digest(site, desk, tmp_path):
    site.feed("/rss", {"/a": FLOOD})
    with pytest.raises(OSError, match="killed"):
        desk(fail="before")
    (tmp_path / "d.md").write_text("something else", encoding="utf-8")
    assert desk(name="e.md")[0].stories == 1


def test_queries_take_articles_with_one_of_their_words_and_one_of_their_places(site, desk):
    site.feed("/rss", {"/a": FLOOD, "/b": FOOTBALL})
    query = '[[query]]\nname = "Bencana"\nwords = ["gempa", "banjir"]\nplaces = ["Demak", "Kudus"]'
    done, text = desk(query)
    assert (done.stories, done.left_out) == (1, 1)
    assert "fits Bencana" in text
    assert desk(query)[0].left_out == 0


def test_the_first_round_takes_the_newest_and_later_ones_leave_nothing_out(site, desk):
    links = "".join(
        f"<url><loc>{site.url}/{number}</loc><lastmod>2026-11-{number}</lastmod></url>"
        for number in (10, 12, 11)
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.answers["/map.xml"] = reply(f"<urlset {space}>{links}</urlset>".encode(), content_type="text/xml")
    for number in (10, 11, 12):
        site.answers[f"/{number}"] = page(FLOOD)
    done, text = desk("limit = 1", feeds=("/map.xml",))
    assert (done.stories, done.passed_over) == (1, 2)
    assert f"{site.url}/12" in text
    site.feed("/rss", {})
    desk("limit = 1")
    site.feed("/rss", {"/a": FLOOD, "/b": FOOTBALL}, etag='"1"')
    first, second = (desk("limit = 1", name=f"{name}.md")[0] for name in "ef")
    assert (first.stories, first.waiting) == (1, 1)
    assert (second.stories, second.waiting) == (1, 0)


def test_another_language_is_told_once(site, desk):
    english = (
        "Flood in Demak",
        "The flood has covered four villages in the regency since Tuesday night when the river broke its dike, "
        "and the people of the villages have gone to the schools of the district to wait there for help.",
    )
    site.feed("/rss", {"/a": FLOOD, "/en": english})
    assert [missed.fault.kind for missed in desk()[0].missed] == ["WrongLanguage"]
    assert desk()[0].missed == ()


def test_models_are_loaded_only_where_there_is_something_new(site, desk):
    def load():
        raise AssertionError("nothing is new")

    assert desk(load=load)[0].stories == 0


def test_an_article_that_the_model_fails_at_is_a_line_and_tried_again(site, desk, tmp_path):
    def answer(source):
        if "Persipura" in source and not mended:
            raise GenerationError("The model failed.", hint="Try again.")
        return f"EN({source})"

    mended = []
    translator = Seq2SeqTranslator(FakeSeq2Seq(answer, name="fake:failing"))
    failing = Pipeline.load(summarizer="extractive", translator=translator)
    site.feed("/rss", {"/a": FLOOD, "/b": FOOTBALL}, etag='"1"')
    done, text = desk(load=lambda: failing)
    assert done.stories == 1
    assert [missed.place for missed in done.missed] == [f"{site.url}/b"]
    assert "Persipura" not in text
    mended.append(True)
    assert desk(load=lambda: failing, name="e.md")[0].stories == 1


def test_mail_is_ready_to_be_sent_with_both_bodies(site, desk):
    site.feed("/rss", {"/a": FLOOD})
    _, data = desk('[mail]\nfrom = "desk@example.org"\nto = ["a@example.org", "b@example.org"]', form="mail")
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert message["To"] == "a@example.org, b@example.org"
    assert message["From"] == "desk@example.org"
    assert message["Subject"] == "Daily desk, 30 November 2026: 1 new story"
    assert message["Date"].datetime == NOW
    plain, page = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert FLOOD[2] in plain
    assert FLOOD[2] in page


def test_what_articles_say_is_no_markup(site, desk):
    title = "Harga &lt;script&gt;alert(1)&lt;/script&gt; *naik*"
    site.feed("/rss", {"/a": (title, *FLOOD[1:])})
    _, text = desk(form="html")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    site.feed("/rss", {"/b": (title, *FLOOD[1:])})
    _, text = desk(name="e.md")
    assert "<script" not in text
    assert r"\*naik\*" in text


def test_a_word_document_holds_the_stories(site, desk):
    docx = pytest.importorskip("docx")
    site.feed("/rss", {"/a": FLOOD})
    _, data = desk(form="docx")
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert FLOOD[2] in texts
    assert f"{site.url}/a" in texts


def test_a_state_that_is_none_is_refused_and_kept(site, desk, tmp_path):
    (tmp_path / "state.json").write_text('{"version": 1', encoding="utf-8")
    with pytest.raises(StoreError, match="is no state of a desk"):
        desk()
    assert (tmp_path / "state.json").read_text(encoding="utf-8") == '{"version": 1'


def test_private_addresses_are_refused(site, desk, monkeypatch):
    monkeypatch.delenv("RINGKAS_ALLOW_PRIVATE")
    assert [missed.fault.kind for missed in desk()[0].missed] == ["ForbiddenAddress"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "names no feed"),
        ('feeds = ["https://a.example"]', "'feeds' is no key.*Did you mean 'feed'"),
        ('[[feed]]\nurl = "https://a.example/"\nnam = "x"', "feed 1: 'nam' is no key.*'name'"),
        ('[[feed]]\nname = "x"', "feed 1 has no url"),
        ('[[feed]]\nurl = "file:///etc/passwd"', "no http or https address"),
        ('[[feed]]\nurl = "https://["', "no http or https address"),
        ('[[feed]]\nurl = "https://a.example/"\n[[feed]]\nurl = "https://a.example/"', "twice"),
        ('[[feed]]\nurl = "https://a.example/"\n[[query]]\nname = "x"', "query 1 asks for nothing"),
        ('[[feed]]\nurl = "https://a.example/"\n[[query]]\nwords = "x"', "words is no list of texts"),
        ('limit = 0\n[[feed]]\nurl = "https://a.example/"', "limit is no whole number"),
        ('delay = -1\n[[feed]]\nurl = "https://a.example/"', "delay is no number of seconds"),
        ('[feed]\nurl = "https://a.example/"', r"feed is no list of tables.*\[\[feed\]\]"),
        ('[[feed]]\nurl = "https://a.example/"\n[mail]\nto = ["A <a@b.c>"]', "is no address"),
        ('[[feed]]\nurl = "https://a.example/"\n[mail]\nto = ["a@b.c\\nBcc: d@e.f"]', "is no address"),
        ("[[feed]", "is no TOML"),
    ],
)
def test_a_plan_that_cannot_be_followed_is_refused_with_its_place(tmp_path, text, says):
    (tmp_path / "feeds.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_plan(tmp_path / "feeds.toml")
    assert caught.match(says)
    assert caught.value.hint


# The command


@pytest.fixture
def fed(site, tmp_path):
    path = tmp_path / "feeds.toml"
    path.write_text(f'delay = 0\n[[feed]]\nurl = "{site.url}/rss"\n', encoding="utf-8")
    return path


def test_the_command_says_that_nothing_is_new_and_writes_nothing(ringkas, fed, tmp_path):
    code, out, err = ringkas("watch", str(fed), "--once", "-o", str(tmp_path / "{date}.md"))
    assert (code, out) == (0, "")
    assert "Nothing new." in err
    assert not list(tmp_path.glob("*.md"))
    assert json.loads((tmp_path / "feeds.state.json").read_text(encoding="utf-8"))["seen"] == {}


def test_the_command_writes_a_file_and_ends_with_3_where_a_feed_failed(
    ringkas, fed, site, tmp_path, monkeypatch, pipeline
):
    monkeypatch.setattr(Pipeline, "load", lambda **_: pipeline)
    site.feed("/rss", {"/a": FLOOD})
    fed.write_text(fed.read_text(encoding="utf-8") + f'[[feed]]\nurl = "{site.url}/a"\n', encoding="utf-8")
    code, _, err = ringkas("watch", str(fed), "--once", "-o", str(tmp_path / "desk-{date}-{time}.eml"))
    assert code == 3
    assert "is no feed and no sitemap" in err
    (written,) = tmp_path.glob("desk-*.eml")
    assert b"Subject: Daily desk" in written.read_bytes()


@pytest.mark.parametrize(
    ("name", "more", "says"),
    [
        ("kept.md", ["--once"], "exists"),
        ("x.md", [], "{time}"),
        ("x.pdf", ["--once"], "ends in none"),
        ("none/x.md", ["--once"], "no folder"),
    ],
)
def test_the_command_refuses_before_it_looks(ringkas, fed, site, tmp_path, name, more, says):
    (tmp_path / "kept.md").write_text("kept", encoding="utf-8")
    code, _, err = ringkas("watch", str(fed), "-o", str(tmp_path / name), *more)
    assert code == 2
    assert says in err
    assert site.asked() == []
    assert (tmp_path / "kept.md").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize(
    "written",
    [
        "Sat, 27 Aug 2022 12:30:00 GMT",
        "Sat, 27 Aug 2022 19:30:00 WIB",
        "Sab, 27 Agu 2022 20:30:00 WITA",
        "2022-08-27T19:30:00+07:00",
        "Sat, 27 Aug 2022 08:30:00 EDT",
        "20220827T123000Z",
    ],
)
def test_a_feeds_date_is_a_moment_whichever_way_portals_write_it(written):
    assert _moment(Link(url="", columns={"pubDate": written})) == 1661603400
