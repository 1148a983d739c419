"""One table: how every command ends where it goes well, where it can't, where it isn't understood, and in between."""

from pathlib import Path

import pytest

from ringkas.cli.entry import COMMANDS

ROOT = Path(__file__).parents[3]
PAGE = str(ROOT / "examples" / "banjir-semarang.html")
FILES = {
    "good.txt": "Harga beras naik 10 persen pada pekan ini.\nAda 12 korban banjir di Demak.\n",
    "wrong.en": "The price of rice rose 10 percent this week.\nThere are 21 victims of flooding in Demak.\n",
    "right.en": "The price of rice rose 10 percent this week.\nThere are 12 victims of flooding in Demak.\n",
    "short.en": "One line.\n",
    "empty.txt": " \n",
    "table.tsv": "Ada 12 korban.\tThere are 12 victims.\n\tno source\n",
    "terms.csv": "source,target\nSatgasus,Special Unit\n",
    "bad.csv": "satu saja\n",
    "bad.toml": "title = ",
    "folder/good.txt": "Harga beras naik 10 persen pada pekan ini di Pasar Induk Cipinang, kata pengelola pasar.\n",
    "folder/empty.txt": " \n",
}
ROWS = [
    ("run", [PAGE], 0),
    ("run", ["picture.png"], 1),
    ("run", ["missing.txt"], 2),
    ("run", [PAGE, "--sentences", "0"], 2),
    ("run", [PAGE, "-o", "brief.pdf"], 2),
    ("run", [PAGE, "--fail-on", "confidence<1"], 4),
    ("run", ["empty.txt"], 5),
    ("clean", [PAGE], 0),
    ("clean", ["picture.png"], 1),
    ("clean", ["missing.txt"], 2),
    ("clean", [PAGE, "-o", "nowhere/out.json"], 2),
    ("clean", ["empty.txt"], 5),
    ("summarize", [PAGE], 0),
    ("summarize", ["picture.png"], 1),
    ("summarize", [PAGE, "--style", "songs"], 2),
    ("summarize", ["empty.txt"], 5),
    ("translate", [PAGE], 0),
    ("translate", ["picture.png"], 1),
    ("translate", [PAGE, "--beam-size", "many"], 2),
    ("translate", [PAGE, "--fail-on", "confidence<1"], 4),
    ("translate", ["empty.txt"], 5),
    ("digest", [PAGE, "good.txt"], 0),
    ("digest", ["picture.png"], 1),
    ("digest", [], 2),
    ("digest", [PAGE, "-o", "out.srt"], 2),
    ("digest", [PAGE, "picture.png"], 3),
    ("digest", ["empty.txt"], 5),
    ("batch", ["good.txt", "-o", "out.jsonl", "--only", "clean"], 0),
    ("batch", ["good.txt", "-o", "out.jsonl", "--only", "clean", "--style", "bullets"], 2),
    ("batch", ["missing.jsonl", "-o", "out.jsonl"], 2),
    ("batch", ["good.txt"], 2),
    ("batch", ["good.txt", "-o", "out.xml"], 2),
    ("batch", ["folder", "-o", "out.jsonl", "--only", "clean", "--workers", "1"], 3),
    ("watch", ["bad.toml", "--once"], 1),
    ("watch", ["missing.toml"], 2),
    ("report", ["missing.jsonl", "-o", "report.html"], 2),
    ("check", ["good.txt", "right.en"], 0),
    ("check", ["good.txt", "short.en"], 1),
    ("check", ["good.txt"], 2),
    ("check", ["table.tsv"], 3),
    ("check", ["good.txt", "wrong.en"], 4),
    ("eval", ["good.txt", "wrong.en", "right.en"], 0),
    ("eval", ["good.txt", "short.en", "right.en"], 1),
    ("eval", ["good.txt", "wrong.en"], 2),
    ("eval", ["good.txt", "wrong.en", "right.en", "--fail-on", "error"], 4),
    ("glossary", ["check", "terms.csv"], 0),
    ("glossary", ["export", "--glossary", "bad.csv"], 1),
    ("glossary", ["check", "missing.csv"], 2),
    ("models", ["list"], 0),
    ("models", ["use", "translator", "nothing:here"], 2),
    ("config", [], 0),
    ("config", ["nothing"], 2),
    ("cache", [], 0),
    ("cache", ["nothing"], 2),
    ("ui", ["--port", "many"], 2),
]


@pytest.fixture(autouse=True)
def own_folder(stand_in, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


@pytest.mark.parametrize(("command", "given", "code"), ROWS)
def test_a_command_ends_with_its_code_and_says_why_where_that_is_not_0(ringkas, command, given, code):
    ended, out, err = ringkas(command, *given)
    assert ended == code, err
    assert "Traceback" not in err
    if code:
        assert err.strip()
    if code in (1, 2, 5):
        assert out == ""
        assert not list(Path().glob("out.*")) + list(Path().glob("brief.*"))


def test_the_table_has_every_command():
    assert {command for command, _, _ in ROWS} == set(COMMANDS)
