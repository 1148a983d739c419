"""Lists of pages: feeds, sitemaps and addresses, and what is fetched by them."""

import pytest

from engine.errors import InputError
from sources.corpora import Link, PoliteFetcher, read_listing
from tests.unit.sources.corpora import LIMITS, PAGE, corpus, documents, texts
from tests.unit.sources.test_fetch import html, reply, serving


@pytest.fixture(autouse=True)
def loopback(monkeypatch):
    monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", "1")


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Kabar</title><link>{0}/</link>
<item><title>Beras</title><link>{0}/a</link><pubDate>Sabtu, 29 November 2026 10:00 WIB</pubDate></item>
<item><title>Ikan</title><guid>{0}/b</guid></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title><link href="{0}/"/>
<entry><title>Beras</title><link rel="self" href="{0}/x"/><link href="{0}/a"/></entry></feed>"""

SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{0}/a</loc><lastmod>2026-11-29</lastmod></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{0}/sitemap.xml</loc></sitemap></sitemapindex>"""


def xml(text):
    return reply(text.encode(), content_type="application/xml; charset=utf-8")


@pytest.fixture
def site():
    answers = {}
    with serving(answers) as server:
        answers["/robots.txt"] = reply(b"User-agent: *\nDisallow: /privat\n", content_type="text/plain")
        for path in ("/a", "/b", "/privat/c"):
            answers[path] = html(PAGE.encode(), "utf-8")
        answers["/rss"] = xml(RSS.format(server.url))
        answers["/atom"] = xml(ATOM.format(server.url))
        answers["/sitemap.xml"] = xml(SITEMAP.format(server.url))
        answers["/index.xml"] = xml(INDEX.format(server.url))
        yield server


@pytest.mark.parametrize(
    ("path", "pages"), [("/rss", "ab"), ("/atom", "a"), ("/sitemap.xml", "a"), ("/index.xml", "a")]
)
def test_feeds_and_sitemaps_give_the_pages_that_they_list(site, path, pages):
    found = documents(site.url + path)
    assert [one.id for one in found] == [f"{site.url}/{page}" for page in pages]
    assert {one.text for one in found} == {PAGE}


def test_what_a_feed_says_of_a_page_comes_along_with_its_date_as_it_stands(site):
    assert documents(site.url + "/rss")[0].columns == {
        "title": "Beras",
        "pubDate": "Sabtu, 29 November 2026 10:00 WIB",
    }


def test_a_list_of_addresses_is_fetched_but_not_what_robots_txt_keeps(site, tmp_path):
    addresses = [f"{site.url}/a", f"{site.url}/privat/c", "ftp://kabar.example/"]
    (tmp_path / "list.txt").write_text("\n".join([*addresses[:1], "", *addresses[1:2]]), encoding="utf-8")
    assert texts(tmp_path / "list.txt") == [PAGE, "FetchError"]
    assert [path for path, _ in site.seen] == ["/robots.txt", "/a"]


@pytest.mark.parametrize(("status", "result"), [(404, PAGE), (403, "FetchError"), (503, "FetchError")])
def test_a_robots_txt_that_cannot_be_had_means_what_the_standard_says(tmp_path, status, result):
    with serving({"/robots.txt": reply(status=status), "/a": html(PAGE.encode(), "utf-8")}) as server:
        (tmp_path / "list.txt").write_text(f"{server.url}/a\n", encoding="utf-8")
        assert texts(tmp_path / "list.txt") == [result]


def test_a_site_is_given_time_between_two_requests(site):
    slept = []
    fetcher = PoliteFetcher(limits=LIMITS, delay=2, sleep=slept.append, clock=lambda: 100.0)
    fetcher.get(site.url + "/a")
    fetcher.get(site.url + "/b")
    assert slept == [2.0, 2.0]  # after robots.txt, and between the pages


def test_a_list_may_have_comments_and_headlines(site, tmp_path):
    listed = f"# pagi\n\n- [Harga Beras Naik]({site.url}/a)\nBanjir di Demak {site.url}/b\n"
    (tmp_path / "list.md").write_text(listed, encoding="utf-8")
    assert [entry.body.url for entry in corpus(tmp_path / "list.md")] == [f"{site.url}/a", f"{site.url}/b"]
    (tmp_path / "berita.md").write_text(f"# Banjir\n\nWarga mengungsi. {site.url}/a\n", encoding="utf-8")
    (entry,) = corpus(tmp_path / "berita.md")
    assert entry.place.endswith("berita.md")


@pytest.mark.parametrize("ending", ["srt", "vtt", "eml", "mhtml", "mht"])
def test_what_a_single_command_reads_is_read_in_a_folder(tmp_path, ending):
    (tmp_path / f"a.{ending}").write_text("Banjir merendam empat desa.", encoding="utf-8")
    assert len(list(corpus(tmp_path))) == 1


def test_private_addresses_are_refused_unless_they_are_allowed(site, tmp_path, monkeypatch):
    monkeypatch.delenv("RINGKAS_ALLOW_PRIVATE")
    (tmp_path / "list.txt").write_text(f"{site.url}/a\n", encoding="utf-8")
    assert texts(tmp_path / "list.txt") == ["ForbiddenAddress"]
    assert site.seen == []


def conditional(body, etag):
    """An answer that is sent once, and then only to who doesn't have it."""

    def send(handler):
        if handler.headers.get("If-None-Match") == etag:
            reply(status=304)(handler)
        else:
            reply(body.encode(), content_type="application/xml", etag=etag)(handler)

    return send


def test_a_list_that_has_not_changed_gives_nothing_again_but_an_index_asks_its_sitemaps(site):
    site_map = SITEMAP.format(site.url)
    answers = {"/robots.txt": reply(status=404), "/sitemap.xml": conditional(site_map, '"1"')}
    with serving(answers) as other:
        answers["/index.xml"] = conditional(INDEX.format(other.url), '"index"')
        known = {}
        fetcher = PoliteFetcher(limits=LIMITS, delay=0)
        urls = [other.url + "/index.xml", other.url + "/sitemap.xml"]
        first = [link.url for link in read_listing(urls[0], fetcher=fetcher, known=known)]
        again = [link.url for link in read_listing(urls[0], fetcher=fetcher, known=known)]
        answers["/sitemap.xml"] = conditional(site_map.replace("/a", "/b"), '"2"')
        changed = [link.url for link in read_listing(urls[0], fetcher=fetcher, known=known)]
    assert (first, again, changed) == ([site.url + "/a"], [], [site.url + "/b"])
    assert list(known) == [urls[1]]


def test_a_feed_in_a_file_is_read(tmp_path):
    (tmp_path / "feed.xml").write_text(RSS.format("https://kabar.example"), encoding="utf-8")
    bodies = [entry.body for entry in corpus(tmp_path / "feed.xml")]
    assert [body.url for body in bodies if isinstance(body, Link)] == [
        f"https://kabar.example/{x}" for x in "ab"
    ]


def test_entities_of_a_feed_do_not_reach_files(tmp_path):
    (tmp_path / "secret").write_text("rahasia", encoding="utf-8")
    evil = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss', 1)
    evil = evil.replace("<title>Beras", "<title>&x;").format("https://kabar.example")
    (tmp_path / "feed.xml").write_text(evil, encoding="utf-8")
    assert not any("rahasia" in str(entry) for entry in corpus(tmp_path / "feed.xml"))


def test_a_page_in_place_of_a_feed_is_an_error(site):
    with pytest.raises(InputError, match="no feed and no sitemap"):
        list(corpus(site.url + "/a"))
