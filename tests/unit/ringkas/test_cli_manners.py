"""How the command behaves: silence on request, patterns of files, Ctrl-C, counts, completion."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ringkas import Brief

ROOT = Path(__file__).parents[3]
PAGE = str(ROOT / "examples" / "banjir-semarang.html")

pytestmark = pytest.mark.usefixtures("stand_in")


# Silence


@pytest.mark.parametrize("command", ["run", "clean", "summarize", "translate", "digest"])
@pytest.mark.parametrize("place", ["before", "after"])
def test_quiet_leaves_nothing_on_stderr(ringkas, tmp_path, command, place):
    given = [command, PAGE, "-o", str(tmp_path / "out.txt")]
    assert ringkas(*given)[2] != ""
    code, out, err = ringkas("--quiet", *given) if place == "before" else ringkas(*given, "-q")
    assert (code, out, err) == (0, "", "")


def test_quiet_keeps_errors(ringkas, tmp_path):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n")
    code, _, err = ringkas("clean", str(picture), "--quiet")
    assert code == 1
    assert err.startswith("Error: ")


def test_a_misspelled_command_is_guessed(ringkas):
    code, _, err = ringkas("sumarize", PAGE)
    assert code == 2
    assert "Did you mean 'summarize'?" in err


@pytest.mark.parametrize(
    "given",
    [
        ["clean", "a.txt", "-o", "a.txt"],
        ["run", "a.txt", "-o", "./a.txt"],
        ["summarize", "a.txt", "-o", "sama.txt"],
        ["translate", "a.txt", "-o", "a.txt"],
        ["digest", "b.txt", "a.txt", "-o", "a.txt"],
        ["digest", "*.txt", "-o", "b.txt"],
        ["check", "a.txt", "b.txt", "-o", "b.txt"],
        ["glossary", "export", "--glossary", "c.csv", "-o", "c.csv"],
    ],
)
def test_no_command_writes_over_what_it_reads(ringkas, tmp_path, monkeypatch, given):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.csv"):
        Path(name).write_text("Balai desa,hall\n", encoding="utf-8")
    Path("sama.txt").symlink_to("a.txt")
    code, _, err = ringkas(*given)
    assert code == 2
    assert "is what this command reads" in err
    assert all(Path(name).read_text() == "Balai desa,hall\n" for name in ("a.txt", "b.txt", "c.csv"))


# Patterns of files


def test_a_pattern_stands_for_the_files_that_it_fits(ringkas, tmp_path):
    page = Path(PAGE).read_bytes()
    for name in ("b.html", "a.html"):
        (tmp_path / name).write_bytes(page)
    _, out, _ = ringkas("digest", str(tmp_path / "*.html"), "--json")
    assert [Path(name).name for name in json.loads(out)["articles"]] == ["a.html", "b.html"]
    code, _, err = ringkas("clean", str(tmp_path / "*.html"))
    assert code == 2
    assert "fits 2 files" in err
    assert "`ringkas batch`" in err
    assert ringkas("clean", str(tmp_path / "a*.html"))[0] == 0


@pytest.mark.parametrize("command", ["run", "clean", "summarize", "translate"])
def test_several_files_and_a_folder_are_refused_with_the_commands_that_take_them(ringkas, tmp_path, command):
    code, _, err = ringkas(command, PAGE, PAGE)
    assert code == 2
    assert "`ringkas digest`" in err
    assert "`ringkas batch`" in err
    code, _, err = ringkas(command, str(tmp_path))
    assert code == 2
    assert f"`ringkas batch {tmp_path} -o OUT.jsonl`" in err


def test_a_pattern_that_fits_nothing_is_a_usage_error(ringkas, tmp_path):
    code, _, err = ringkas("digest", str(tmp_path / "*.html"))
    assert code == 2
    assert "No file fits" in err


def test_a_file_whose_name_looks_like_a_pattern_is_itself(ringkas, tmp_path):
    (tmp_path / "a[1].html").write_bytes(Path(PAGE).read_bytes())
    (tmp_path / "a1.html").write_text("bukan ini")
    assert "Semarang" in ringkas("clean", str(tmp_path / "a[1].html"))[1]


# Ctrl-C

NEAR_THE_END = "Slamet Riyadi"


@pytest.fixture
def interrupted(model, monkeypatch):
    """Let the model be interrupted once it is given a sentence with these words."""

    def at(words):
        generate = model.generate

        def stop(inputs, **options):
            if any(words in sentence for sentence in inputs):
                raise KeyboardInterrupt
            return generate(inputs, **options)

        monkeypatch.setattr(model, "generate", stop)

    return at


def test_ctrl_c_writes_the_sentences_that_are_translated(ringkas, interrupted, tmp_path):
    whole = json.loads(ringkas("translate", PAGE, "--json")[1])
    ringkas("cache", "clear")
    interrupted(NEAR_THE_END)
    code, out, err = ringkas("translate", PAGE, "--json")
    partial = json.loads(out)
    assert code == 130
    assert err.strip() == "Stopped."
    done = len(partial["segments"])
    assert 0 < done < len(whole["segments"])
    assert partial["segments"] == whole["segments"][:done]
    assert whole["text"].startswith(partial["text"])
    (finding,) = [finding for finding in partial["findings"] if finding["kind"] == "partial"]
    assert finding["message"].startswith(f"Stopped: {done} of {len(whole['segments'])} sentences")


def test_ctrl_c_leaves_a_brief_that_is_marked_and_read_back(ringkas, interrupted, tmp_path):
    whole = json.loads(ringkas("run", PAGE, "--json")[1])
    ringkas("cache", "clear")
    interrupted(NEAR_THE_END)
    for form in ("json", "md", "html", "docx", "txt"):
        code, _, err = ringkas("run", PAGE, "-o", str(tmp_path / f"brief.{form}"))
        assert code == 130
        assert "Traceback" not in err
    partial = json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))
    assert partial["summary"] == whole["summary"]
    assert partial["signature"] == whole["signature"]
    assert 0 < len(partial["translation"]["segments"]) < len(whole["translation"]["segments"])
    assert [finding["stage"] for finding in partial["findings"] if finding["kind"] == "partial"] == [
        "translation"
    ]
    assert Brief.from_dict(partial).to_dict() == partial
    assert "Stopped: " in (tmp_path / "brief.md").read_text(encoding="utf-8")


def test_ctrl_c_before_the_first_sentence_writes_nothing(ringkas, interrupted, tmp_path):
    interrupted("")
    for command in ("run", "translate"):
        assert ringkas(command, PAGE, "-o", str(tmp_path / "out.json"))[0] == 130
    assert list(tmp_path.glob("out*")) == []


SLOW = """
import sys, time
from pathlib import Path
from concurrent.futures import ThreadPoolExecutor
import translate
from engine.fakes import FakeSeq2Seq
from translate import Seq2SeqTranslator
marker = Path(sys.argv.pop(1))
calls = []
def english(source):
    calls.append(source)
    if len(calls) > 3:
        marker.touch()
        with ThreadPoolExecutor(1) as pool:
            pool.submit(time.sleep, 1).result()
            time.sleep(30)
    return f"EN({source})"
translate.load_translator = lambda name, **_: Seq2SeqTranslator(FakeSeq2Seq(english))
from ringkas.__main__ import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal for a child alone")
def test_a_real_ctrl_c_ends_the_process_with_130_and_no_noise(tmp_path):
    marker, target = tmp_path / "at work", tmp_path / "out.json"
    environment = {
        **os.environ,
        "RINGKAS_HOME": str(tmp_path),
        "RINGKAS_CACHE_MB": "0",
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(marker), "translate", PAGE, "-o", str(target)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not marker.exists():
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "Stopped."
    assert "Traceback" not in err
    assert "terminate called" not in err
    assert len(json.loads(target.read_text(encoding="utf-8"))["segments"]) == 1


# Words


def test_one_of_a_thing_is_no_plural(ringkas, tmp_path):
    one = tmp_path / "one.txt"
    one.write_text("Harga beras naik sepuluh persen di pasar Kota Semarang pada hari Senin, kata pedagang.\n")
    target = tmp_path / "en.txt"
    target.write_text("The price of rice rose ten percent in Semarang's market on Monday, traders said.\n")
    told = [
        ringkas("check", str(one), str(target), "--fail-on", "never")[1],
        ringkas("eval", str(one), str(target), str(target))[1],
        *ringkas("summarize", str(one), "--sentences", "3", "--notes"),
        *ringkas("run", str(one)),
        *ringkas("cache"),
    ]
    text = "\n".join(map(str, told))
    assert "1 segment" in text
    assert "1 sentence" in text
    assert re.findall(r"(?<![\d.,])1 (?:segments|sentences|lines|words|findings|warnings)\b", text) == []


def test_shells_can_complete_commands_and_options(ringkas, monkeypatch, capsys):
    monkeypatch.setenv("_RINGKAS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "ringkas gloss")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert "glossary" in ringkas()[1]
    for command in ("run", "clean", "digest", "batch"):
        monkeypatch.setenv("COMP_WORDS", f"ringkas {command} ber")
        monkeypatch.setenv("COMP_CWORD", "2")
        assert ringkas()[1].strip() == "file,ber"  # the shell knows which there are
    assert "_RINGKAS_COMPLETE" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


IMPORTING = """
import sys
import ringkas.cli
def main():
    try:
        raise KeyboardInterrupt
    except BaseException as error:
        raise ImportError("a library can't be loaded") from error
ringkas.cli.main = main
from ringkas.__main__ import main
main()
"""


def test_a_library_that_was_stopped_while_it_loads_leaves_no_traceback():
    done = subprocess.run(
        [sys.executable, "-c", IMPORTING],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, "")


def test_a_reader_that_has_had_enough_is_no_failure():
    command = [sys.executable, "-m", "ringkas", "glossary", "export"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout.readline() == b"source,target,note\n"
        process.stdout.close()  # 900 lines don't fit the pipe
        assert process.stderr.read() == b""
        assert process.wait() == 0
