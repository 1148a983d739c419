"""Work grows with the length of a text and not with its square: what `bench.growth` counts at small sizes.

It is a process of its own, since every regular expression is counted from its making on. What seems to grow
faster is looked at again at larger sizes. All shapes of the other stages take minutes: `python -m bench.growth`.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.growth import grows_faster
from bench.shapes import SHAPES

ROOT = Path(__file__).parents[3]
SIZES = (60, 120, 240, 480)
STAGES = ("split", "translate", "records", "documents")
ONCE_SQUARES = (
    "names that are numbers", "hours and halves", "comparatives", "relative days", "eves", "names invented",
    "peoples", "titles", "contrasts", "denying words that differ",
)  # fmt: skip


def measured(stage, sizes, *options):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bench.growth",
            "--json",
            "--stage",
            stage,
            "--sizes",
            *map(str, sizes),
            *options,
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(len(one["work"]) >= len(sizes) and min(one["work"].values()) > 0 for one in found)
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_work_is_linear(stage):
    found = measured(stage, SIZES)
    assert len({one["shape"] for one in found}) == len(found) >= len(SHAPES) > 150
    assert [one for one in found if not one["linear"]] == []


def test_comparing_is_linear_in_what_was_a_square():
    options = [part for shape in ONCE_SQUARES for part in ("--shape", shape)]
    found = measured("compare", (500, 1000, 2000, 4000), *options)
    assert len(found) == len(ONCE_SQUARES)
    assert [one for one in found if not one["linear"]] == []


@pytest.mark.parametrize(
    ("counts", "faster"),
    [
        ([100, 200, 400, 800], False),
        ([5_000, 10_000, 20_000, 40_000], False),
        ([2_500, 10_000, 40_000, 160_000], True),
        ([9_000, 18_000, 36_000, 90_000], False),
        ([9_000, 9_000, 9_000, 9_000], False),
        ([0, 0, 0, 50], False),
    ],
)
def test_a_square_is_told_from_a_line(counts, faster):
    assert grows_faster(counts, least=100) is faster
