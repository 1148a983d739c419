"""The command line with a stand-in translator: what goes where, and with which exit code."""

import json
import re
from pathlib import Path

import pytest

from check import what_was_checked

EXAMPLES = Path(__file__).parents[3] / "examples"
PAGE = str(EXAMPLES / "banjir-semarang.html")

pytestmark = pytest.mark.usefixtures("stand_in")


def test_help_fits_a_screen_and_shows_three_examples(ringkas):
    code, out, _ = ringkas("--help")
    assert code == 0
    assert len(out.splitlines()) <= 24
    assert sum(line.strip().startswith(("ringkas ", "cat ")) for line in out.splitlines()) == 3


def test_run_prints_the_parts_in_the_documented_order(ringkas):
    code, out, err = ringkas("run", PAGE)
    assert code == 0
    places = [out.index(part) for part in ("EN(", "Summary", "Findings", "Ringkasan", "Translation")]
    assert places == sorted(places)
    assert err == ""  # no progress where stderr is no terminal


def test_run_reads_standard_input(ringkas):
    code, out, _ = ringkas("run", "-", "--json", stdin=Path(PAGE).read_bytes())
    assert code == 0
    assert json.loads(out)["article"]["title"].startswith("Pemprov Jateng")


@pytest.mark.parametrize(
    ("suffix", "start"), [(".md", b"# "), (".html", b"<!"), (".json", b"{"), (".docx", b"PK")]
)
def test_the_output_file_sets_the_form(ringkas, tmp_path, suffix, start):
    target = tmp_path / f"brief{suffix}"
    code, out, err = ringkas("run", PAGE, "-o", str(target))
    assert (code, out) == (0, "")
    assert str(target) in err
    assert target.read_bytes().lstrip().startswith(start)


@pytest.mark.parametrize("command", ["run", "clean", "summarize", "translate", "digest"])
@pytest.mark.parametrize(
    ("name", "says"),
    [("missing/brief.json", "no folder"), ("brief.pdf", ".json"), ("brief", ".txt"), ("brief.xyz", ".txt")],
)
def test_a_file_that_cannot_be_written_is_refused_before_the_work(
    ringkas, tmp_path, model, command, name, says
):
    code, _, err = ringkas(command, PAGE, "-o", str(tmp_path / name))
    assert code == 2
    assert says in err
    assert model.calls == []
    assert list(tmp_path.iterdir()) == []


def test_an_option_and_an_ending_that_disagree_are_refused(ringkas, tmp_path):
    code, _, err = ringkas("run", PAGE, "--json", "-o", str(tmp_path / "brief.md"))
    assert code == 2
    assert "different things" in err


@pytest.mark.parametrize("command", ["clean", "summarize", "translate"])
def test_every_command_writes_what_the_ending_says(ringkas, tmp_path, command):
    for name in ("out.json", "out.txt"):
        code, _, _ = ringkas(command, PAGE, "-o", str(tmp_path / name))
        assert code == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert "\x1b" not in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_a_brief_as_text_has_no_terminal_escapes(ringkas, tmp_path):
    target = tmp_path / "brief.txt"
    assert ringkas("run", PAGE, "-o", str(target))[0] == 0
    text = target.read_text(encoding="utf-8")
    assert "Translation" in text
    assert "\x1b" not in text


def test_a_finding_on_the_terminal_names_its_sentence(ringkas, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("Harga beras naik 10 persen.\n", encoding="utf-8")
    _, _, err = ringkas("translate", str(text), "--notes")
    assert "sentence 1: " in err


def test_clean_prints_the_article_object(ringkas):
    code, out, _ = ringkas("clean", PAGE, "--json")
    article = json.loads(out)
    assert code == 0
    assert any("Baca juga" in removed["text"] for removed in article["removed"])
    assert not any("Baca juga" in paragraph for paragraph in article["paragraphs"])


def test_summarize_and_translate_work_alone(ringkas):
    code, out, _ = ringkas("summarize", PAGE, "--sentences", "2", "--json")
    assert (code, len(json.loads(out)["sentences"])) == (0, 2)
    code, out, _ = ringkas("translate", "-", "--json", stdin=b"Harga beras naik 10 persen.")
    assert code == 0
    assert json.loads(out)["segments"][0]["source"] == "Harga beras naik 10 persen."


@pytest.mark.parametrize(
    "arguments", [("run", "no-such-file.html"), ("run", PAGE, "--style", "poem"), ("dance",)]
)
def test_usage_errors_exit_with_2(ringkas, arguments):
    code, out, err = ringkas(*arguments)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize(("given", "ends_with"), [(b"\x89PNG\r\n\x1a\n", 1), (b"   ", 5)])
def test_errors_exit_with_a_code_and_a_hint(ringkas, given, ends_with):
    code, out, err = ringkas("run", "-", stdin=given)
    assert (code, out) == (ends_with, "")
    assert err.startswith("Error: ")
    assert "Hint: " in err


def test_english_is_refused_and_force_overrides(ringkas):
    english = (
        "The minister told reporters on Thursday that the government will not raise fuel prices. " * 3
    ).encode()
    code, _, err = ringkas("run", "-", stdin=english)
    assert code == 1
    assert "English" in err
    assert "--force" in err
    code, _, _ = ringkas("run", "-", "--force", stdin=english)
    assert code == 0


def test_ctrl_c_leaves_no_traceback(ringkas, model, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(model, "generate", interrupt)
    code, out, err = ringkas("run", PAGE)
    assert (code, out) == (130, "")
    assert err.strip() == "Stopped."


INDEX = (
    "<html><head><title>Kabar - Berita Terkini</title></head><body><ul>"
    + "".join(f"<li><a href='/{i}'>Harga Beras Naik di Kota Nomor {i}</a></li>" for i in range(8))
    + "</ul></body></html>"
)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_page_without_an_article_is_no_success(ringkas, tmp_path, options):
    page = tmp_path / "index.html"
    page.write_text(INDEX, encoding="utf-8")
    code, out, err = ringkas("clean", str(page), *options)
    assert code == 5
    assert "this looks like an index page" in err
    assert bool(out) is bool(options), "with --json what was removed is shown all the same"


@pytest.fixture
def checked(ringkas, tmp_path):
    """Run ``ringkas check`` on lines of a source and a target."""

    def run(source, target, *options):
        paths = [tmp_path / "source.txt", tmp_path / "target.txt"]
        for path, lines in zip(paths, (source, target), strict=True):
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        code, out, _ = ringkas("check", *map(str, paths), *options)
        return code, " ".join(out.split())

    return run


def test_a_check_without_faults_says_what_was_checked_and_what_was_not(checked):
    code, out = checked(["Harga beras naik 10 persen."], ["The price of rice rose 10 percent."])
    assert code == 0
    assert re.search(
        rf"{re.escape(what_was_checked())} Least sure of 1 segment: \d+%. No error was found.", out
    )


def test_a_check_counts_notes_and_shows_them_when_asked(checked):
    lines = ["Warga makan tempe di warung."], ["Residents eat tempeh at a warung."]
    _, out = checked(*lines)
    assert "1 note: --notes shows it." in out
    assert "warung." not in out.replace("at a warung.", "")
    _, out = checked(*lines, "--notes")
    assert "Indonesian is left in the target: warung." in out


def test_a_check_shows_and_counts_one_finding_a_fault_and_its_json_has_all(checked):
    lines = ["Ada 12 korban di Cikapundung."], ["There are 21 victims in the city."]
    _, out = checked(*lines)
    assert out.count("✗ error") + out.count("! warning") == sum(
        map(int, re.findall(r"(\d+) (?:error|warning) ", out))
    )
    assert "Read the source" not in out
    _, out = checked(*lines, "--json")
    assert {found["kind"] for found in json.loads(out)} >= {"number", "name"}


def test_a_translation_and_a_brief_say_what_was_checked(ringkas, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("Harga beras naik 10 persen.\n", encoding="utf-8")
    _, _, err = ringkas("translate", str(text))
    assert what_was_checked() in " ".join(err.split())
    _, out, _ = ringkas("run", PAGE)
    assert what_was_checked() in " ".join(out.split())
