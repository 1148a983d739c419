"""All that users need comes from `ringkas`, and nothing is loaded for what isn't asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

import check
import clean
import engine.errors
import ringkas
import sources
import summarize
import translate
from engine.fakes import FakeSeq2Seq
from engine.version import __version__

ROOT = Path(__file__).parents[3]


def test_one_root_has_the_public_names():
    assert ringkas.Finding is check.Finding
    assert ringkas.Article is clean.Article
    assert ringkas.clean is clean.clean
    assert ringkas.summarize is summarize.summarize
    assert ringkas.translate is translate.translate
    assert ringkas.Limits is sources.Limits
    assert ringkas.errors is engine.errors
    assert ringkas.__version__ == __version__


def test_every_name_that_is_listed_is_there():
    for name in ringkas.__all__:
        assert getattr(ringkas, name) is not None


def test_a_name_loads_no_more_than_it_needs():
    script = (
        "import sys; from ringkas import __version__, errors; "
        "print(sorted({'check', 'clean', 'summarize', 'translate', 'numpy', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_module_of_the_users_that_has_the_name_of_one_of_ours_is_named(tmp_path):
    (tmp_path / "check.py").write_text("VALUE = 1\n")
    script = tmp_path / "mine.py"
    script.write_text(f"import sys; sys.path.append({str(ROOT)!r}); from ringkas import brief\n")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert f"{tmp_path / 'check.py'} has the name of ringkas's own package 'check'" in done.stderr


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: ringkas.translate(None, translator=FakeSeq2Seq({})), "not NoneType"),
        (lambda: ringkas.translate(["Beras."], translator=FakeSeq2Seq({})), "not list"),
        (lambda: list(ringkas.translate_many("Beras.", translator=FakeSeq2Seq({}))), "not one str"),
        (lambda: ringkas.compare(None, "Rice."), "not NoneType"),
        (lambda: ringkas.compare("Beras.", b"Rice."), "not bytes"),
        (lambda: ringkas.summarize(3), "not int"),
        (lambda: ringkas.clean(b"Beras."), "not bytes"),
    ],
)
def test_what_is_no_text_is_a_type_error_that_says_so(call, said):
    with pytest.raises(TypeError, match=said):
        call()
