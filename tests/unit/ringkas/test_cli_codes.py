"""How a command ends: the exit codes, `--fail-on`, and what is written all the same."""

import csv
import io
import json
from pathlib import Path

import pytest

from ringkas.cli.codes import ExitCode

ROOT = Path(__file__).parents[3]
PAGE = str(ROOT / "examples" / "banjir-semarang.html")

pytestmark = pytest.mark.usefixtures("stand_in")


@pytest.fixture
def files(tmp_path):
    """Three pairs: sound, with a number changed, and with an unusual name gone (a warning)."""
    lines = {
        "id.txt": "Harga beras naik 10 persen.\nAda 12 korban.\nBerkas itu dibawa ke Satgasus di Gambir.\n",
        "en.txt": "The price of rice rose 10 percent.\nThere are 21 victims.\n"
        "The file was taken to the Special Task Force in Gambir.\n",
        "sound.txt": "The price of rice rose 10 percent.\nThere are 12 victims.\n"
        "The file was taken to Satgasus in Gambir.\n",
    }
    for name, text in lines.items():
        (tmp_path / name).write_text(text)
    return {name.removesuffix(".txt"): str(tmp_path / name) for name in lines}


def test_the_documentation_and_the_help_have_every_code(ringkas):
    _, out, _ = ringkas("--help")
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for code in ExitCode:
        assert f"| {code:d} |" in page
        assert f"{code:d} " in out or code is ExitCode.STOPPED


@pytest.mark.parametrize("command", ["check", "eval"])
@pytest.mark.parametrize(
    ("options", "target", "code"),
    [
        (["--fail-on", "error"], "en", 4),
        (["--fail-on", "error"], "sound", 0),
        (["--fail-on", "warning"], "en", 4),
        (["--fail-on", "warning"], "sound", 0),
        (["--fail-on", "confidence<0.05"], "sound", 0),
        (["--fail-on", "confidence < 1"], "sound", 4),
        (["--fail-on", "never"], "en", 0),
        (["--fail-on", "error,confidence<1"], "sound", 4),
        (["--fail-on", "error", "--fail-on", "confidence<1"], "sound", 4),
    ],
)
def test_a_gate_trips_on_what_it_names_and_the_result_is_written(
    ringkas, files, command, options, target, code
):
    given = [files["id"], files[target], *([files["sound"]] if command == "eval" else [])]
    ended, out, err = ringkas(command, *given, *options)
    assert ended == code
    assert "3 segments" in out
    assert ("--fail-on" in err) is (code == 4)


def test_a_warning_alone_trips_only_the_gate_of_warnings(ringkas, files, tmp_path):
    for name, line in (("id", 2), ("en", 2)):
        (tmp_path / f"{name}.one").write_text(Path(files[name]).read_text().split("\n")[line] + "\n")
    given = [str(tmp_path / "id.one"), str(tmp_path / "en.one")]
    assert ringkas("check", *given)[0] == 0
    code, _, err = ringkas("check", *given, "--fail-on", "warning")
    assert code == 4
    assert "warning" in err
    assert "error" not in err


def test_check_fails_on_errors_unless_told_otherwise_and_eval_does_not(ringkas, files):
    assert ringkas("check", files["id"], files["en"])[0] == 4
    assert ringkas("eval", files["id"], files["en"], files["sound"])[0] == 0


@pytest.mark.parametrize("command", ["run", "translate"])
def test_run_and_translate_have_the_gate(ringkas, tmp_path, command):
    target = tmp_path / "out.json"
    assert ringkas(command, PAGE, "-o", str(target))[0] == 0
    target.unlink()
    code, _, err = ringkas(command, PAGE, "-o", str(target), "--fail-on", "confidence<1")
    assert code == 4
    assert "confidence below 1" in err
    assert json.loads(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "what", ["errors", "confidence", "confidence<0", "confidence<2", "confidence>0.5", ""]
)
def test_a_gate_that_makes_no_sense_is_a_usage_error(ringkas, files, what):
    code, _, err = ringkas("check", files["id"], files["en"], "--fail-on", what)
    assert code == 2
    assert "confidence<X" in err


def read_table(text):
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def test_check_writes_a_table_with_a_row_for_each_finding_and_each_sound_line(ringkas, files, tmp_path):
    _, out, _ = ringkas("check", files["id"], files["en"], "--tsv")
    rows = read_table(out)
    assert list(rows[0]) == ["line", "source", "translation", "confidence", "severity", "kind", "message"]
    assert {row["line"] for row in rows} == {"1", "2", "3"}
    assert [row["severity"] for row in rows if row["line"] == "1"] == [""]
    assert ("error", "number") in {(row["severity"], row["kind"]) for row in rows if row["line"] == "2"}
    assert all(0 < float(row["confidence"]) < 1 for row in rows)
    ringkas("check", files["id"], files["en"], "-o", str(tmp_path / "out.tsv"))
    assert (tmp_path / "out.tsv").read_text(encoding="utf-8") == out


def test_eval_writes_a_table_with_the_references_and_tells_the_scores_beside(ringkas, files):
    _, out, err = ringkas("eval", files["id"], files["en"], files["sound"], "--tsv")
    assert {row["reference"] for row in read_table(out)} == set(Path(files["sound"]).read_text().splitlines())
    assert "BLEU" in err


def test_no_brief_is_a_table(ringkas, tmp_path):
    assert ringkas("run", PAGE, "-o", str(tmp_path / "brief.tsv"))[0] == 2


@pytest.mark.parametrize(
    "content",
    [
        "Ada 12 korban.\tThere are 21 victims.\n\tno source\nAda 3 korban.\tThere are 3 victims.\n",
        "en\tnote\tid\nThere are 21 victims.\t\tAda 12 korban.\nno source\nThere are 3 victims.\t\tAda 3 korban.\n",
    ],
)
def test_check_takes_a_table_and_says_which_lines_it_left_out(ringkas, tmp_path, content):
    table = tmp_path / "pairs.tsv"
    table.write_text(content)
    rows = json.loads(ringkas("check", str(table), "--json")[1])
    number = next(row for row in rows if row["kind"] == "number" and row["severity"] == "error")
    first = 1 if content.startswith("Ada") else 2
    assert number["line"] == first
    code, out, err = ringkas("check", str(table), "--fail-on", "never")
    assert code == 3
    assert f"1 line left out, since a cell is missing: {first + 1}." in err
    assert "2 segments" in out


def test_eval_takes_a_table_of_three_columns(ringkas, tmp_path):
    table = tmp_path / "pairs.tsv"
    table.write_text("Ada 3 korban.\tThere are 3 victims.\tThree victims.\n")
    code, out, _ = ringkas("eval", str(table))
    assert code == 0
    assert "1 segment with an error" in out


@pytest.mark.parametrize("content", ["", "only one column\n", "source\ttranslation\n"])
def test_a_table_without_pairs_could_not_be_checked(ringkas, tmp_path, content):
    table = tmp_path / "pairs.tsv"
    table.write_text(content)
    code, _, err = ringkas("check", str(table))
    assert code in (1, 5)
    assert "Hint" in err


def test_a_missing_target_is_a_usage_error(ringkas, files):
    assert ringkas("check", files["id"])[0] == 2
    assert ringkas("eval", files["id"], files["en"])[0] == 2


def test_a_digest_goes_on_without_what_can_not_be_used_and_says_so(ringkas, tmp_path):
    picture = tmp_path / "foto.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    index = tmp_path / "kosong.txt"
    index.write_text(" ")
    code, out, err = ringkas("digest", str(picture), PAGE, str(index), "--json")
    assert code == 3
    assert json.loads(out)["articles"] == [PAGE]
    assert all(name in err for name in ("foto.png", "kosong.txt"))
    code, out, err = ringkas("digest", str(picture), PAGE)
    assert code == 3
    assert f"{PAGE}:" in out
    assert ringkas("digest", str(picture))[:2] == (1, "")
    assert ringkas("digest", str(index))[:2] == (5, "")


@pytest.mark.parametrize("command", ["run", "clean", "summarize", "translate", "digest"])
def test_nothing_to_read_has_a_code_of_its_own(ringkas, tmp_path, command):
    empty = tmp_path / "empty.txt"
    empty.write_text("\n \n")
    assert ringkas(command, str(empty))[:2] == (5, "")


@pytest.mark.parametrize(
    "given",
    [
        ["summarize", PAGE, "--ratio", "2"],
        ["summarize", PAGE, "--sentences", "2", "--words", "30"],
        ["summarize", PAGE, "--summarizer", "lead"],
        ["clean", "https://kabar.example/a", "--proxy", "socks5://proksi.example"],
        ["batch", PAGE, "-o", "a.jsonl", "--only", "clean", "--sentences", "2"],
        ["batch", PAGE, "-o", "a.jsonl", "--filter", "bahasa=id"],
    ],
)
def test_an_option_that_can_not_be_is_not_understood(ringkas, given):
    code, out, err = ringkas(*given)
    assert (code, out) == (ExitCode.USAGE, "")
    assert "Hint" in err


def test_a_misspelled_model_is_guessed_and_a_summarizer_needs_no_backend(ringkas):
    assert "Did you mean extractive?" in ringkas("summarize", PAGE, "--summarizer", "extractiv")[2]
    assert "Write extractive, or backend:model" in ringkas("summarize", PAGE, "--summarizer", "textrank")[2]


@pytest.mark.parametrize("command", ["check", "eval"])
@pytest.mark.parametrize("text", ["", "\n", " \n\n"])
def test_there_is_nothing_sound_about_files_without_text(ringkas, tmp_path, command, text):
    (tmp_path / "kosong.txt").write_text(text)
    given = [str(tmp_path / "kosong.txt")] * (3 if command == "eval" else 2)
    code, out, err = ringkas(command, *given)
    assert (code, out) == (ExitCode.NOTHING, "")
    assert "no text" in err


def test_a_second_translator_that_is_the_first_is_a_value_that_an_option_can_not_have(ringkas):
    code, out, err = ringkas("translate", PAGE, "--translator", "fake:marked", "--second", "fake:marked")
    assert (code, out) == (2, "")
    assert "The second translator is the first" in err


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("ftp://kabar.example/a", "neither a file nor an http or https address"),
        ("file:///berita/a.txt", "neither a file nor an http or https address"),
        ("kabar.example/beras", "give https://kabar.example/beras"),
        ("www.kabar.example", "give https://www.kabar.example"),
        ("beras.html", "There is no file 'beras.html'."),
    ],
)
@pytest.mark.parametrize("command", ["run", "clean", "digest", "batch"])
def test_an_address_of_another_form_is_told_from_a_file_that_is_not_there(
    ringkas, tmp_path, command, source, said
):
    output = ["-o", str(tmp_path / "out.jsonl")] if command == "batch" else []
    code, out, err = ringkas(command, source, *output)
    assert (code, out) == (2, "")
    assert said in err
