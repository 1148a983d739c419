"""Corpora: each kind of source gives its documents in order, and what is wrong with one is a fault in its place."""

import gzip
import io
import json
import os
import tarfile
import zipfile

import pytest

from engine.errors import EmptyInput, InputError, InputTooLarge, MissingExtra
from sources import Limits
from sources.corpora import Corpus, Fault, Link, PoliteFetcher, read_listing
from tests.unit.sources.test_fetch import html, reply, serving

LIMITS = Limits(fetch_seconds=5)
PAGE = "<!doctype html><title>Beras</title><p>Harga beras naik.</p>"


@pytest.fixture(autouse=True)
def loopback(monkeypatch):
    monkeypatch.setenv("RINGKAS_ALLOW_PRIVATE", "1")


def corpus(*sources, limits=LIMITS, fetcher=None, **options):
    fetcher = fetcher or PoliteFetcher(limits=limits, delay=0)
    return Corpus([str(source) for source in sources], limits=limits, fetcher=fetcher, **options)


def documents(*sources, limits=LIMITS, **options):
    """What is read: documents, and faults as they are."""
    found = []
    fetcher = PoliteFetcher(limits=limits, delay=0)
    for entry in corpus(*sources, limits=limits, fetcher=fetcher, **options):
        filled = fetcher.fill(entry)
        try:
            found.append(filled.body if isinstance(filled.body, Fault) else filled.read(limits))
        except InputError as error:
            found.append(Fault.of(error))
    return found


def texts(*sources, **options):
    return [one.kind if isinstance(one, Fault) else one.text for one in documents(*sources, **options)]


# Folders, patterns, archives


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_names(tmp_path):
    for name in ("b.html", "a.txt", "sub/c.html", "sub/.hidden.html", "style.css", "page"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"isi {name}", encoding="utf-8")
    found = corpus(tmp_path)
    places = [entry.place.removeprefix(f"{tmp_path}/") for entry in found]
    assert places == ["a.txt", "b.html", "page", "sub/c.html"]
    assert found.passed_over == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes here")
def test_what_never_ends_is_passed_over_in_a_folder(tmp_path):
    os.mkfifo(tmp_path / "a.txt")  # nobody writes to it: to open it would be to wait
    (tmp_path / "b.txt").write_text("isi", encoding="utf-8")
    (tmp_path / "c.jsonl").symlink_to(os.devnull)
    found = corpus(tmp_path)
    assert [entry.place for entry in found] == [str(tmp_path / "b.txt")]
    assert found.passed_over == 2


def test_an_entry_for_another_machine_has_its_bytes_with_it(tmp_path):
    (tmp_path / "a.html").write_bytes("<p>Harga beras naik, “kata” pedagang.</p>".encode("utf-16"))
    (tmp_path / "b.txt").write_text("x" * 40, encoding="utf-8")
    limits = Limits(upload_bytes=120, input_characters=1000)
    entries = list(Corpus([tmp_path], fetcher=PoliteFetcher(limits=limits), limits=limits))
    carried = [entry.portable(limits) for entry in entries]
    read = [entry.read(limits) for entry in entries]
    (tmp_path / "b.txt").unlink()
    (tmp_path / "a.html").write_text("x" * 200, encoding="utf-8")
    assert [entry.read(limits) for entry in carried] == read
    assert [(entry.place, entry.mark) for entry in carried] == [
        (entry.place, entry.mark) for entry in entries
    ]
    assert [entry.portable(limits) for entry in carried] == carried
    large, gone = (entry.portable(limits) for entry in entries)
    with pytest.raises(InputTooLarge, match=r"a\.html is over the limit"):
        large.read(limits)
    assert gone.body == Fault(
        kind="InputError",
        message=f"{tmp_path / 'b.txt'} can't be read (No such file or directory).",
        hint="Check the path and its permissions.",
    )


def test_a_pattern_finds_files(tmp_path):
    for name in ("b.html", "a.html", "c.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert texts(f"{tmp_path}/*.html") == ["a.html", "b.html"]


def test_zip_and_tar_are_read_in_their_order(tmp_path):
    names = ("z.html", "a.txt", "picture.png")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, f"isi {name}")
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = len(f"isi {name}")
            archive.addfile(info, io.BytesIO(f"isi {name}".encode()))
    assert texts(tmp_path / "a.zip") == texts(tmp_path / "a.tar.gz") == ["isi z.html", "isi a.txt"]


def test_what_a_file_is_called_can_be_written_down_whatever_its_bytes_are(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    feed = tmp_path / os.fsdecode(b"\xff.xml")
    try:
        for name in (b"a\xe8.txt", b"a\xe9.txt"):
            (folder / os.fsdecode(name)).write_text("isi", encoding="utf-8")
        feed.write_text("", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    places = [entry.place for entry in corpus(folder)]
    assert places == [f"{folder}/a\\udce8.txt", f"{folder}/a\\udce9.txt"]
    asked = []

    def recall(source, _ask):
        asked.append(source)
        return [Link(url="https://kabar.test/1")]

    assert [entry.place for entry in corpus(os.fspath(feed), recall=recall)] == ["https://kabar.test/1"]
    assert asked == [f"{tmp_path}/\\udcff.xml"]


def test_a_file_of_an_archive_over_the_limit_is_a_fault_and_the_rest_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", "a" * 5000)
        archive.writestr("b.txt", "isi")
    assert texts(tmp_path / "a.zip", limits=Limits(upload_bytes=1000)) == ["InputTooLarge", "isi"]


# Tables


def test_a_table_gives_ids_addresses_and_all_columns(tmp_path):
    (tmp_path / "a.csv").write_text("id,judul,teks,url\n7,J,isi,https://kabar.example/7\n", encoding="utf-8")
    (one,) = documents(tmp_path / "a.csv")
    assert (one.id, one.text, one.url) == ("7", "isi", "https://kabar.example/7")
    assert one.columns == {"id": "7", "judul": "J", "teks": "isi", "url": "https://kabar.example/7"}


def test_a_bad_line_of_json_lines_is_a_fault_of_its_own(tmp_path):
    lines = ['{"text": "satu"}', "", '{"text": ', "[1]", '{"teks": "x"}', '{"text": "dua"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert texts(tmp_path / "a.jsonl") == ["satu", "InputError", "InputError", "InputError", "dua"]
    places = [entry.place.rpartition(", ")[2] for entry in corpus(tmp_path / "a.jsonl")]
    assert places == ["line 1", "line 3", "line 4", "line 5", "line 6"]


def test_a_line_over_the_limit_is_one_fault_and_the_next_is_read(tmp_path):
    long = json.dumps({"text": "x" * 4000})
    (tmp_path / "a.jsonl").write_text(f'{{"text": "satu"}}\n{long}\n{{"text": "dua"}}\n', encoding="utf-8")
    assert texts(tmp_path / "a.jsonl", limits=Limits(upload_bytes=1000)) == ["satu", "InputTooLarge", "dua"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_lines_are_read_under_any_encoding(tmp_path, encoding):
    (tmp_path / "a.jsonl").write_text('{"text": "harga “naik”"}\n' * 2, encoding=encoding)
    assert texts(tmp_path / "a.jsonl") == ["harga “naik”"] * 2


def test_bad_rows_of_a_csv_are_faults_and_the_others_are_read(tmp_path):
    good = b"0,isi\n" * 12_000  # more than is looked at to tell the encoding
    (tmp_path / "a.csv").write_bytes(b"id,teks\n" + good + b'2,a,b\n3,x"y"\n4,"du\xff"\n5,"lima"\n')
    assert texts(tmp_path / "a.csv")[12_000:] == ["InputError", 'x"y"', "InputError", "lima"]


def test_packed_tables_are_read(tmp_path):
    data = b'{"text": "satu"}\n{"text": "dua"}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(data))
    assert texts(tmp_path / "a.jsonl.gz") == ["satu", "dua"]
    zstandard = pytest.importorskip("zstandard")
    (tmp_path / "a.jsonl.zst").write_bytes(zstandard.compress(data))
    assert texts(tmp_path / "a.jsonl.zst") == ["satu", "dua"]


def test_a_packed_table_that_breaks_off_keeps_what_came_before(tmp_path):
    import random

    words = random.Random(1)
    rows = "".join(json.dumps({"text": f"{words.random()}"}) + "\n" for _ in range(5000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows.encode())[:-3000])
    found = texts(tmp_path / "a.jsonl.gz")
    assert len(found) > 1000
    assert found[-1] == "InputError"
    assert "InputError" not in found[:-1]


def test_a_json_array_and_a_list_within_an_object_are_read(tmp_path):
    (tmp_path / "a.json").write_text('[{"text": "satu"}, {"text": "dua"}]', encoding="utf-8")
    (tmp_path / "b.json").write_text('{"data": [{"text": "tiga"}]}', encoding="utf-8")
    assert texts(tmp_path / "a.json", tmp_path / "b.json") == ["satu", "dua", "tiga"]


def test_parquet_is_read_with_its_types(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({"id": [1, 2], "isi": ["satu", "dua"], "suka": [1.5, None]})
    parquet.write_table(table, tmp_path / "a.parquet")
    found = documents(tmp_path / "a.parquet")
    assert [(one.id, one.text, one.columns["suka"]) for one in found] == [
        ("1", "satu", 1.5),
        ("2", "dua", None),
    ]


def test_an_id_that_is_no_text_is_a_fault(tmp_path):
    rows = [
        {"id": "a", "text": "x"},
        {"id": ["b"], "text": "y"},
        {"id": True, "text": "z"},
        {"id": 4, "text": "w"},
    ]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    assert texts(tmp_path / "a.json") == ["x", "InputError", "InputError", "w"]


def test_columns_can_be_named(tmp_path):
    (tmp_path / "a.csv").write_text("nomor,text,lain\n1,x,y\n", encoding="utf-8")
    (one,) = documents(tmp_path / "a.csv", text_column="lain", id_column="nomor")
    assert (one.id, one.text) == ("1", "y")


# Crawls


def write_warc(file, pages):
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file, gzip=True)
    for url, status, fields, body in pages:
        headers = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
        )


def crawled():
    kind = ("Content-Type", "text/html; charset=utf-8")
    body = PAGE.encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    yield "https://kabar.example/a", "200 OK", [kind], body
    yield "https://kabar.example/b", "404 Not Found", [kind], body
    yield "https://kabar.example/c.css", "200 OK", [("Content-Type", "text/css")], b"p {}"
    yield "https://kabar.example/d", "200 OK", [kind, ("Content-Encoding", "gzip")], gzip.compress(body)
    yield "https://kabar.example/e", "200 OK", [kind, ("Transfer-Encoding", "chunked")], chunked


def test_a_crawl_gives_its_pages_with_chunks_and_compression_undone(tmp_path):
    with (tmp_path / "a.warc.gz").open("wb") as file:
        write_warc(file, crawled())
    found = documents(tmp_path / "a.warc.gz")
    assert [(one.url[-1], one.text) for one in found] == [("a", PAGE), ("d", PAGE), ("e", PAGE)]
    assert all(one.id.startswith("urn:uuid:") for one in found)


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_bodies_that_the_library_fails_at_are_unpacked_too(tmp_path, coding):
    if coding == "br":
        packed = pytest.importorskip("brotli").compress(PAGE.encode())
        damaged = packed[:-4]  # it breaks off
    else:
        packed = pytest.importorskip("zstandard").compress(PAGE.encode())
        damaged = b"?"
    fields = [("Content-Type", "text/html"), ("Content-Encoding", coding)]
    with (tmp_path / "a.warc.gz").open("wb") as file:
        write_warc(
            file,
            [
                ("https://kabar.example/a", "200 OK", fields, packed),
                ("https://kabar.example/b", "200 OK", fields, damaged),
            ],
        )
    assert texts(tmp_path / "a.warc.gz") == [PAGE, "InputError"]


def test_a_wacz_is_read(tmp_path):
    inner = io.BytesIO()
    write_warc(inner, crawled())
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", inner.getvalue())
        archive.writestr("datapackage.json", "{}")
    assert texts(tmp_path / "a.wacz") == [PAGE] * 3


# Lists of pages

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


# What is refused as a whole


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.jsonl", b"<html><p>isi</p>", "isn't what its name says"),
        ("a.jsonl", b"{bad\n{worse\n", "isn't what its name says"),
        ("a.jsonl.gz", b"{}", "no gzip file"),
        ("a.zip", b"isi", "no archive"),
        ("a.tar", b"isi", "no archive"),
        ("a.csv", b"id,judul\n1,Beras\n", "no column that holds articles"),
        ("a.csv", b"", "no records"),
        ("a.csv", b"id,teks\n", "no records"),
        ("a.xml", b"<html><p>isi</p></html>", "no feed"),
        ("a.xml", b"isi", "no feed"),
        ("a.parquet", b"isi", "no Parquet file"),
        ("a.warc", b"isi", "no WARC file"),
        ("a.wacz", b"isi", "no WACZ file"),
    ],
)
def test_a_source_that_cannot_be_used_is_an_error_that_names_it(tmp_path, name, data, says):
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    if name.endswith(".warc"):
        pytest.importorskip("warcio")
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=says) as caught:
        list(corpus(tmp_path / name))
    assert name in caught.value.message
    assert caught.value.hint


def test_a_page_in_place_of_a_feed_is_an_error(site):
    with pytest.raises(InputError, match="no feed and no sitemap"):
        list(corpus(site.url + "/a"))


def test_a_column_that_is_not_there_is_an_error_that_lists_those_that_are(tmp_path):
    (tmp_path / "a.csv").write_text("id,teks\n1,x\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"'isi'.*'id', 'teks'"):
        list(corpus(tmp_path / "a.csv", text_column="isi"))


def test_nothing_to_read_is_an_error(tmp_path):
    (tmp_path / "a.css").write_text("p {}", encoding="utf-8")
    with pytest.raises(EmptyInput, match="1 files of other kinds"):
        list(corpus(tmp_path))
    with pytest.raises(InputError, match="no file or folder"):
        corpus(tmp_path / "missing")
    with pytest.raises(InputError, match="Nothing fits"):
        corpus(tmp_path / "*.html")


def test_the_same_fault_within_a_folder_is_one_entry(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"no archive")
    (tmp_path / "b.txt").write_text("isi", encoding="utf-8")
    assert texts(tmp_path) == ["InputError", "isi"]


def test_the_share_that_was_read_grows_to_the_whole(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "satu dua tiga"}\n' * 5000, encoding="utf-8")
    found = corpus(tmp_path / "a.jsonl")
    shares = [found.share() for _ in found]
    assert shares == sorted(shares)
    assert shares[0] < 0.1
    assert shares[-1] == 1.0


# Without the libraries of the extra


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("a.parquet", "pyarrow"),
        ("a.jsonl.zst", "zstandard"),
        ("a.warc.gz", "warcio"),
        ("a.wacz", "warcio"),
    ],
)
def test_a_source_that_nothing_here_reads_is_refused_before_a_record_of_others_is_read(
    tmp_path, without, name, module
):
    without(module)
    (tmp_path / "first.jsonl").write_text('{"text": "isi"}\n', encoding="utf-8")
    (tmp_path / name).write_bytes(b"?")
    with pytest.raises(MissingExtra, match=module) as told:
        corpus(tmp_path / "first.jsonl", tmp_path / name)
    assert told.value.hint == "Install with: pip install 'ringkas[corpora]'"


def test_in_a_folder_what_nothing_here_reads_is_a_fault_with_the_hint_and_the_rest_is_read(tmp_path, without):
    without("pyarrow", "zstandard")
    (tmp_path / "a.parquet").write_bytes(b"?")
    (tmp_path / "b.jsonl.zst").write_bytes(b"?")
    (tmp_path / "c.jsonl").write_text('{"text": "isi"}\n', encoding="utf-8")
    first, second, third = documents(tmp_path)
    assert [first.kind, second.kind, third.text] == ["MissingExtra", "MissingExtra", "isi"]
    assert first.hint == second.hint == "Install with: pip install 'ringkas[corpora]'"


@pytest.mark.parametrize(("coding", "module"), [("br", "brotli"), ("zstd", "zstandard")])
def test_a_page_of_a_crawl_that_nothing_here_unpacks_is_a_fault_of_its_own(tmp_path, without, coding, module):
    fields = [("Content-Type", "text/html")]
    packed = [*fields, ("Content-Encoding", coding)]
    with (tmp_path / "a.warc.gz").open("wb") as file:
        write_warc(
            file,
            [
                ("https://kabar.example/a", "200 OK", packed, b"?"),
                ("https://kabar.example/b", "200 OK", fields, PAGE.encode()),
            ],
        )
    without(module)
    fault, page = documents(tmp_path / "a.warc.gz")
    assert (fault.kind, page.text) == ("MissingExtra", PAGE)
    assert "https://kabar.example/a" in fault.message
    assert fault.hint == "Install with: pip install 'ringkas[corpora]'"
