"""Work grows with the length of a text and not with its square, whatever its shape. Work is counted, not timed.

`bench.growth` counts; it is a process of its own, since every regular expression is counted from its making on.
At these sizes a square already adds four times as much where the text doubles; what seems to is looked at again
at larger ones.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.growth import grows_faster
from bench.shapes import SHAPES

ROOT = Path(__file__).parents[3]
SIZES = ("60", "120", "240", "480")
LARGEST = "30720"
STAGES = {
    "clean": 2 * len(SHAPES),
    "split": len(SHAPES),
    "compare": len(SHAPES),
    "compare summary": len(SHAPES),
    "summarize": len(SHAPES),
    "translate": len(SHAPES),
    "records": len(SHAPES),
    "documents": 2 * len(SHAPES),
}


@pytest.mark.parametrize("stage", STAGES)
def test_work_is_linear(stage):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bench.growth",
            "--json",
            "--stage",
            stage,
            "--sizes",
            *SIZES,
            "--largest",
            LARGEST,
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len({one["shape"] for one in found}) == len(found) >= STAGES[stage] >= 150
    assert all(len(one["work"]) >= len(SIZES) and min(one["work"].values()) > 0 for one in found)
    assert [one for one in found if not one["linear"]] == []


@pytest.mark.parametrize(
    ("counts", "faster"),
    [
        ([100, 200, 400], False),
        ([10_000, 20_000, 40_000], False),
        ([10_000, 40_000, 160_000], True),
        ([9_000, 9_000, 9_000], False),
        ([0, 0, 50], False),
    ],
)
def test_a_square_is_told_from_a_line(counts, faster):
    assert grows_faster(counts, least=100) is faster
