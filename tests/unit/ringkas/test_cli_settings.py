"""Configuration on the command line: what goes before what, `ringkas config`, and `ringkas glossary`."""

import json
from pathlib import Path

import pytest

from engine.errors import FetchError

EXAMPLES = Path(__file__).parents[3] / "examples"
PAGE = str(EXAMPLES / "banjir-semarang.html")


@pytest.fixture(autouse=True)
def own_folder(stand_in, monkeypatch, tmp_path):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


@pytest.fixture
def configuration(tmp_path):
    """Write the user's configuration."""

    def write(content):
        path = tmp_path / "home" / "config.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return write


def sentences(ringkas, *arguments):
    code, out, err = ringkas("summarize", PAGE, "--json", *arguments)
    assert code == 0, err
    return len(json.loads(out)["sentences"])


def test_an_option_goes_before_the_environment_and_that_before_a_file(ringkas, configuration, monkeypatch):
    assert sentences(ringkas) == 3
    configuration("[defaults]\nsentences = 1\n")
    assert sentences(ringkas) == 1
    Path("ringkas.toml").write_text("[defaults]\nsentences = 2\n")
    assert sentences(ringkas) == 2
    monkeypatch.setenv("RINGKAS_SENTENCES", "4")
    assert sentences(ringkas) == 4
    assert sentences(ringkas, "--sentences", "5") == 5


def test_a_length_that_is_given_goes_before_the_configured_one(ringkas, configuration):
    configuration("[defaults]\nsentences = 9\n")
    assert sentences(ringkas) == 9
    assert sentences(ringkas, "--words", "25") == 2
    assert sentences(ringkas, "--ratio", "0.1") == 2


def test_a_configured_style_and_part_are_used_and_checked_as_options_are(ringkas, configuration):
    configuration('[defaults]\nstyle = "bullets"\ntranslate = "summary"\n')
    brief = json.loads(ringkas("run", PAGE, "--json")[1])
    assert brief["summary"]["text"].startswith("- ")
    assert brief["translation"]["segments"] == []
    configuration('[defaults]\nstyle = "poem"\n')
    code, _, err = ringkas("run", PAGE)
    assert code == 2
    assert "poem" in err
    assert "paragraph, bullets or headline" in err
    assert ringkas("config")[0] == 2


def test_a_configured_glossary_is_in_the_signature(ringkas, configuration, tmp_path):
    configuration('[defaults]\nglossary = "terms.csv"\n')
    signatures = set()
    for target in ("community hall", "village office"):
        (tmp_path / "home" / "terms.csv").write_text(f"balai desa,{target}\n")
        signatures.add(json.loads(ringkas("run", PAGE, "--json")[1])["signature"])
    assert len(signatures) == 2
    assert all("|glossary:" in signature and "terms.csv" not in signature for signature in signatures)


def test_a_mistake_in_a_file_is_an_error_with_a_hint(ringkas, configuration):
    path = configuration('[models]\ntranslater = "embedded"\n')
    code, _, err = ringkas("run", PAGE)
    assert code == 1
    assert str(path) in err
    assert "Did you mean `models.translator`?" in err


def test_config_shows_every_setting_and_where_it_is_from(ringkas, configuration, monkeypatch):
    path = configuration('[limits]\npages = 7\n[models]\napi_key = "rahasia"\n')
    monkeypatch.setenv("RINGKAS_SENTENCES", "4")
    monkeypatch.setenv("RINGKAS_PROXY", "http://ani:sandi@proksi.example:3128")
    rows = {row["name"]: row for row in json.loads(ringkas("config", "--json")[1])}
    assert (rows["limits.pages"]["value"], rows["limits.pages"]["origin"]) == (7, str(path))
    assert rows["defaults.sentences"]["origin"] == "RINGKAS_SENTENCES"
    assert rows["limits.redirects"]["origin"] == "default"
    code, out, _ = ringkas("config")
    assert code == 0
    assert "proksi.example" in out
    assert not any(secret in out for secret in ("rahasia", "sandi"))


def test_config_says_where_no_glossary_is(ringkas, configuration):
    configuration('[defaults]\nglossary = "terms.csv"\n')
    code, out, _ = ringkas("config")
    assert code == 0
    assert 'terms.csv", which is no file' in out


def test_a_configured_glossary_that_is_gone_is_told_by_the_setting(ringkas, configuration, monkeypatch):
    path = configuration('[defaults]\nglossary = "terms.csv"\n')
    code, _, err = ringkas("run", PAGE)
    assert code == 2
    assert f"`defaults.glossary` in {path}" in err
    assert "--glossary" not in err
    monkeypatch.setenv("RINGKAS_GLOSSARY", "lain.csv")
    assert "RINGKAS_GLOSSARY" in ringkas("run", PAGE)[2]


def test_a_glossary_to_be_taken_alone_must_be_there(ringkas, configuration):
    for command in (("run", PAGE), ("translate", PAGE), ("glossary", "export")):
        code, _, err = ringkas(*command, "--glossary-only")
        assert code == 2
        assert "no glossary of your own" in err
    # As a setting it is for whenever there is one.
    configuration("[defaults]\nglossary_only = true\n")
    signature = json.loads(ringkas("run", PAGE, "--json")[1])["signature"]
    assert "glossary_only" not in signature


def test_config_says_what_a_project_can_not_name(ringkas):
    Path("ringkas.toml").write_text('[models]\ntranslator = "http:http://server.example/v1#m"\n')
    code, out, _ = ringkas("config")
    assert code == 0
    assert "a server, which a project can't name" in out


def test_config_path_works_though_the_file_does_not(ringkas, configuration):
    path = configuration("[[[")
    code, out, _ = ringkas("config", "path")
    assert (code, out.strip()) == (0, str(path))
    assert ringkas("config")[0] == 1


def test_glossary_shows_terms_with_the_file_that_each_is_from(ringkas, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("KPK Satu,graft office one\n")
    code, out, _ = ringkas("glossary", "show", "kpk", "--glossary", str(own))
    assert code == 0
    assert f"KPK Satu = graft office one  [{own}]" in out
    assert "[glossary.csv]" in out
    assert "[glossary.csv]" not in ringkas("glossary", "show", "--glossary", str(own), "--glossary-only")[1]
    assert ringkas("glossary", "show", "tidak ada ini")[0] == 1


def test_glossary_check_says_what_is_wrong_and_whether_it_can_be_used(ringkas, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("balai adat,hall\nlurah,\n")
    code, out, _ = ringkas("glossary", "check", str(own))
    assert code == 1
    assert "line 2: error" in out
    assert "1 error, 0 remarks." in out
    own.write_text("KPK,graft office\n")
    code, out, _ = ringkas("glossary", "check", str(own), "--json")
    assert code == 0
    assert [row["severity"] for row in json.loads(out)] == ["warning"]
    own.write_text("source,target\n")
    code, out, _ = ringkas("glossary", "check", str(own))
    assert code == 1
    assert "has no terms. Give one a line" in out


def test_glossary_export_is_a_glossary_again(ringkas, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("balai adat,hall\n")
    for name in ("all.csv", "all.tsv"):
        copy = tmp_path / name
        assert ringkas("glossary", "export", "--glossary", str(own), "-o", str(copy))[0] == 0
        _, out, _ = ringkas("glossary", "show", "balai adat", "--glossary", str(copy), "--glossary-only")
        assert out.startswith("balai adat = hall")
    assert ringkas("glossary", "export")[1].startswith("source,target,note\n")
    assert ringkas("glossary", "export", "-o", str(tmp_path / "all.json"))[0] == 2


def test_the_proxy_of_an_option_goes_to_the_fetch(ringkas, monkeypatch):
    from sources import Source

    seen = []

    def fetched(url, *, proxy):
        seen.append(proxy)
        return Source(text=Path(PAGE).read_text(encoding="utf-8"), url=url)

    monkeypatch.setattr("ringkas.cli.reading.read_url", fetched)
    for command in ("run", "clean", "summarize", "translate", "digest"):
        assert ringkas(command, "https://kabar.example/a", "--proxy", "http://proksi.example:3128")[0] == 0
    assert seen == ["http://proksi.example:3128"] * 5


@pytest.mark.parametrize("proxy", ["http://proksi.example:3128", "", None])
def test_it_goes_to_all_that_batch_and_watch_fetch_too(ringkas, monkeypatch, tmp_path, proxy):
    seen = []

    def fetched(url, *, limits, proxy, known=None):
        seen.append(proxy)
        raise FetchError(f"{url} answered 404 Not Found.", hint="", status=404)

    monkeypatch.setattr("sources.fetch.fetch", fetched)
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[[feed]]\nurl = "https://kabar.example/rss"\n', encoding="utf-8")
    given = [] if proxy is None else ["--proxy", proxy]
    out = str(tmp_path / "berita.jsonl")
    assert ringkas("batch", "https://kabar.example/rss", "-o", out, *given)[0] == 1
    assert ringkas("watch", str(feeds), "--once", *given)[0] == 3
    assert len(seen) >= 2
    assert set(seen) == {proxy}


def marked(ringkas, *arguments):
    """How many sentences of a brief are marked, and its signature."""
    code, out, err = ringkas("run", PAGE, "--json", *arguments)
    assert code == 0, err
    brief = json.loads(out)
    marks = [finding for finding in brief["findings"] if finding["kind"] == "confidence"]
    return len(marks), brief["mark_below"], brief["signature"]


def test_which_confidence_is_too_low_is_a_setting_as_others_are(ringkas, configuration, monkeypatch):
    _, usual, unnamed = marked(ringkas)
    assert (usual, "mark_below" in unnamed) == (0.5, False)
    configuration("[defaults]\nmark_below = 1\n")
    every, mark, named = marked(ringkas)
    assert (every > 0, mark, named.endswith("|mark_below:1")) == (True, 1, True)
    monkeypatch.setenv("RINGKAS_MARK_BELOW", "0")
    assert marked(ringkas)[:2] == (0, 0)
    assert marked(ringkas, "--mark-below", "1")[:2] == (every, 1)
    monkeypatch.setenv("RINGKAS_MARK_BELOW", "7")
    code, _, err = ringkas("run", PAGE)
    assert code == 2
    assert "RINGKAS_MARK_BELOW must be a number from 0 to 1" in err


@pytest.mark.parametrize("command", ["run", "translate", "digest", "batch", "watch", "check", "ui"])
@pytest.mark.parametrize("mark", ["1.5", "-0.1", "nan", "half"])
def test_every_command_with_findings_refuses_a_mark_that_is_none(ringkas, tmp_path, command, mark):
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[[feed]]\nurl = "https://kabar.example/rss"\n', encoding="utf-8")
    given = {
        "batch": (PAGE, "-o", str(tmp_path / "berita.jsonl")),
        "watch": (str(feeds), "--once"),
        "check": (PAGE, PAGE),
        "ui": (),
    }
    code, out, err = ringkas(command, *given.get(command, (PAGE,)), "--mark-below", mark)
    assert (code, out) == (2, "")
    assert "mark" in err
