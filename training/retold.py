"""Fit what tells another newsroom's own words on one event from an update and from other events.

    python -m training.retold

Reads bench/retold.toml, all our own writing, and writes summarize/data/retold.toml. Beside the pairs as they
are written it learns from pairs with one fact changed: of each rewritten pair a number, twice, and a name.
Prints, of subjects that the regression wasn't fitted on, how many pairs of each kind it takes for one report.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from clean import clean
from summarize.contradictions import contradict
from summarize.retold import FEATURES, facts_of, features

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "bench" / "retold.toml"
DATA = ROOT / "summarize" / "data" / "retold.toml"
REGULARITY = 1.0
OF_NAMES = 0.2
"""Weight of a pair with nothing but a name changed: other people seldom have all the same figures."""
NAMES = ("Tarmizi", "Lukito", "Sugeng", "Warsono", "Pontas", "Kertawangi", "Malinda")
_NUMBER = re.compile(r"(?<![\d.,/(:])\d[\d.,]*(?<=\d)(?![\d/]|[.,:]\d)")
_YEAR = re.compile(r"20[12]\d")


class Example(NamedTuple):
    """Two texts, and what the second is to the first."""

    subject: str
    kind: str
    first: str
    second: str


def examples(path: Path) -> Iterator[Example]:
    """The pairs of *path* and those that are made of them, in order."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    chance = random.Random(5)
    pairs = {pair["name"]: pair for pair in table["pair"]}
    for pair in pairs.values():
        whole = Example(pair["subject"], pair["kind"], pair["first"], pair["second"])
        yield whole
        if whole.kind == "rewritten":
            yield from _changed(whole, chance)
    for later in table["later"]:
        pair = pairs[later["of"]]
        for text in (pair["first"], pair["second"]):
            yield Example(pair["subject"], later["kind"], text, later["text"])


def _changed(pair: Example, chance: random.Random) -> Iterator[Example]:
    numbers = [item for item in dict.fromkeys(_NUMBER.findall(pair.second)) if not _YEAR.fullmatch(item)]
    for number in chance.sample(numbers, min(2, len(numbers))):
        digit = str(int(number[0]) % 9 + 1)
        # Everywhere, so that the text doesn't contradict itself.
        other = re.sub(rf"(?<![\d.,/]){re.escape(number)}(?![\d/]|[.,]\d)", digit + number[1:], pair.second)
        yield pair._replace(kind="number", second=other)
    known = facts_of(clean(pair.first)).names & facts_of(clean(pair.second)).names
    name = chance.choice(sorted(known)).capitalize()
    yield pair._replace(kind="name", second=re.sub(rf"\b{name}\b", chance.choice(NAMES), pair.second))


def fitted(values: NDArray[np.float64], kinds: NDArray[np.str_]) -> LogisticRegression:
    """The regression on pairs of these *kinds*, with right and wrong pairs of equal weight in all."""
    model = LogisticRegression(C=REGULARITY, class_weight="balanced")
    return model.fit(values, kinds == "rewritten", sample_weight=np.where(kinds == "name", OF_NAMES, 1.0))


def main() -> None:
    """Fit, print and write."""
    pairs = list(examples(PAIRS))
    facts = [(facts_of(clean(pair.first)), facts_of(clean(pair.second))) for pair in pairs]
    apart = np.array([contradict(*(facts.pinned for facts in both)) for both in facts])
    values = np.array([features(*both) for both in facts])
    scale = values.std(axis=0)
    values /= scale
    kinds = np.array([pair.kind for pair in pairs])
    subjects = np.array([pair.subject for pair in pairs])
    found = np.zeros(len(pairs))
    for subject in sorted(set(subjects)):
        others = (subjects != subject) & ~apart
        model = fitted(values[others], kinds[others])
        found[subjects == subject] = model.predict_proba(values[subjects == subject])[:, 1]
    found[apart] = 0
    for kind in dict.fromkeys(kinds.tolist()):
        chosen = kinds == kind
        print(f"{kind}: {(found[chosen] >= 0.5).sum()}/{chosen.sum()} taken for one report")
    model = fitted(values[~apart], kinds[~apart])
    lines = [
        "# What `training/retold.py` fitted; from 0.5 two articles tell the same.",
        f"bias = {model.intercept_[0]:.4f}",
        "",
        "[weights]",
        *(f"{name} = {weight:.4f}" for name, weight in zip(FEATURES, model.coef_[0] / scale, strict=True)),
    ]
    DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
