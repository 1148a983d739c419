"""Fit the weights by which `clean.parts` tells what part of a paste each of its lines is.

    python -m training.parts               # writes clean/parts.json
    python -m training.parts --left-out    # scores each writer's pastes, fitted on the others'

Reads `training/parts.txt`: pastes, a part before each line, by writers (the letter in a paste's name).
A conditional random field: L2, L-BFGS. Official texts, which the model isn't asked about, are left out.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from clean.api import clean_paste
from clean.assemble import scored_lines
from clean.cuts import taken_apart
from clean.official import is_official
from clean.part_features import features
from clean.parts import PARTS, Weights, tell_parts
from clean.paste import read_paste
from clean.repair import repair
from clean.scored_line import PartTeller, ScoredLine

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "clean" / "parts.json"
PASTES = ROOT / "training" / "parts.txt"
KEPT = frozenset(("body", "subhead", "deck"))
STRENGTH, ROUNDS = 2.0, 80
FEWEST_PASTES = 3
"""Pastes that must have a feature for it to count."""
LEAST = 10
"""Hundredths of the largest weight of a feature that is worth its place in the file."""
REACH = 12
"""Rows among which the next line's first is looked for."""
NO_KEY = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paste:
    """A paste as it was written, and the parts of its rows."""

    name: str
    rows: list[tuple[str, str]]
    """Part and text of each row that isn't blank."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What the model looks at in the lines of a paste, and what they are."""

    writer: str
    names: list[list[str]]
    parts: list[str]
    """A part for each line; empty where none of the rows is that line."""


def pastes() -> list[Paste]:
    found = []
    for block in PASTES.read_text(encoding="utf-8").split("\n\n## ")[1:]:
        name, _, body = block.partition("\n")
        rows = [row.partition("\t")[::2] for row in body.rstrip("\n").split("\n")]
        found.append(
            Paste(
                name=name,
                rows=[(part, text) for part, text in rows if part],
                text="\n".join(text for _, text in rows),
            )
        )
    return found


def key(text: str) -> str:
    return NO_KEY.sub("", repair(text)).lower()


def parts_of_lines(texts: Sequence[str], rows: Sequence[tuple[str, str]]) -> list[str]:
    """The part of the first row of each line, into which several may have been joined."""
    keys = [key(text) for _, text in rows]
    found = []
    at = 0
    for text in texts:
        whole = key(text)
        part = "" if whole else "tool"
        for place in range(at, min(at + REACH, len(rows)) if whole else at):
            if not keys[place] or not (whole.startswith(keys[place]) or whole[:30] in keys[place]):
                continue
            part = rows[place][0]
            at = place
            while at < len(rows) and keys[at] and whole.startswith(keys[at]):
                whole = whole[len(keys[at]) :]
                at += 1
            break
        found.append(part)
    return found


def examples() -> list[Example]:
    found = []
    for paste in pastes():
        lines = taken_apart(read_paste(paste.text), [])
        if is_official(lines):
            continue
        found.append(
            Example(
                writer=paste.name[0],
                names=features(scored_lines(lines, markup=False)),
                parts=parts_of_lines([line.text for line in lines], paste.rows),
            )
        )
    return found


class Batch:
    """Examples as arrays: one row for each line of each, padded to the longest."""

    def __init__(self, data: Sequence[Example], index: dict[str, int]) -> None:
        self.pastes, self.lines = len(data), max(len(one.names) for one in data)
        self.mask = np.zeros((self.pastes, self.lines), bool)
        self.allowed = np.ones((self.pastes, self.lines, len(PARTS)))
        rows, columns = [], []
        for paste, one in enumerate(data):
            for place, (names, part) in enumerate(zip(one.names, one.parts, strict=True)):
                self.mask[paste, place] = True
                known = [index[name] for name in names if name in index]
                rows += [paste * self.lines + place] * len(known)
                columns += known
                if part:
                    self.allowed[paste, place] = 0
                    self.allowed[paste, place, PARTS.index(part)] = 1
        self.looks = csr_matrix(
            (np.ones(len(rows)), (rows, columns)), shape=(self.pastes * self.lines, len(index))
        )


def expected(sums: np.ndarray, steps, first, last, mask: np.ndarray, allowed) -> tuple:
    """How often each part, step, first and last part is expected, and the logarithm of all paths together."""
    pastes, lines, parts = sums.shape
    all_pastes, ends = np.arange(pastes), mask.sum(1) - 1
    most = sums.max(2, keepdims=True)
    emitted = np.where(mask[..., None], np.exp(sums - most) * allowed, 1.0)
    steps, first, last = np.exp(steps), np.exp(first), np.exp(last)
    forward, scales = np.zeros((pastes, lines, parts)), np.ones((pastes, lines))
    now = first * emitted[:, 0]
    for place in range(lines):
        if place:
            now = (forward[:, place - 1] @ steps) * emitted[:, place]
        on = mask[:, place]
        scales[on, place] = now[on].sum(1)
        forward[on, place] = now[on] / scales[on, place, None]
    ending = (forward[all_pastes, ends] * last).sum(1)
    total = (np.log(scales).sum(1) + np.log(ending) + (most[..., 0] * mask).sum(1)).sum()
    backward = np.zeros((pastes, lines, parts))
    taken = np.zeros((parts, parts))
    for place in range(lines - 1, -1, -1):
        if place + 1 < lines:
            on = mask[:, place + 1, None]
            after = on * emitted[:, place + 1] * backward[:, place + 1] / scales[:, place + 1, None]
            backward[:, place] = after @ steps.T
            taken += forward[:, place].T @ after
        closing = ends == place
        backward[closing, place] = last / ending[closing, None]
    chances = forward * backward * mask[..., None]
    return chances, taken * steps, chances[:, 0].sum(0), chances[all_pastes, ends].sum(0), total


def fit(data: Sequence[Example]) -> Weights:
    having = defaultdict(set)
    for place, one in enumerate(data):
        for name in {name for names in one.names for name in names}:
            having[name].add(place)
    index = {
        name: row
        for row, name in enumerate(
            sorted(name for name, places in having.items() if len(places) >= FEWEST_PASTES)
        )
    }
    batch = Batch(data, index)
    parts, size = len(PARTS), len(index) * len(PARTS)

    def unpacked(values: np.ndarray) -> tuple:
        weights, steps, ends = np.split(values, [size, size + parts * parts])
        return weights.reshape(-1, parts), steps.reshape(parts, parts), ends[:parts], ends[parts:]

    def loss(values: np.ndarray) -> tuple:
        weights, *chain = unpacked(values)
        sums = (batch.looks @ weights).reshape(batch.pastes, batch.lines, parts)
        *free, all_paths = expected(sums, *chain, batch.mask, 1.0)
        *held, told_paths = expected(sums, *chain, batch.mask, batch.allowed)
        seen, *rest = (one - other for one, other in zip(free, held, strict=True))
        slope = np.concatenate(
            [(batch.looks.T @ seen.reshape(-1, parts)).ravel(), *(part.ravel() for part in rest)]
        )
        return all_paths - told_paths + STRENGTH / 2 * values @ values, slope + STRENGTH * values

    start = np.zeros(size + parts * parts + 2 * parts)
    values = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    weights, steps, first, last = unpacked(values)
    return Weights(index=index, weights=weights, steps=np.exp(steps), first=np.exp(first), last=np.exp(last))


def hundredths(values: np.ndarray) -> list:
    return np.rint(100 * values).astype(int).tolist()


def write(model: Weights) -> None:
    rows = dict(zip(model.index, hundredths(model.weights), strict=True))
    # The first feature of every line, without which a line may have none, stays however small it is.
    rows = {name: row for name, row in rows.items() if not name or max(map(abs, row)) >= LEAST}
    chain = {"first": model.first, "last": model.last, "steps": model.steps}
    head = {name: hundredths(np.log(factors)) for name, factors in chain.items()}
    body = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
        for name, row in rows.items()
    )
    MODEL.write_text(
        f'{json.dumps(head, separators=(",", ":"))[:-1]},"weights":{{\n{body}\n}}}}\n', encoding="utf-8"
    )
    print(f"{len(rows)} features, {MODEL.stat().st_size:,} bytes")


def score(paste: Paste, tell: PartTeller) -> np.ndarray:
    """Rows of the text kept, and all; other rows gone, and all; whether title and byline are right; and 1."""
    article = clean_paste(paste.text, tell=tell)
    text, title = key(article.text), key(article.title)
    titles = [key(row) for part, row in paste.rows if part == "title"]
    kept = [key(row) in text for part, row in paste.rows if part in KEPT and key(row) != title]
    gone = [
        key(row) not in text
        for part, row in paste.rows
        if part not in KEPT and part not in {"place", "title"} and len(key(row)) > 12
    ]
    credited = [key(row) for part, row in paste.rows if part.startswith("byline")]
    byline = any(key(article.byline) in row for row in credited) if article.byline else not credited
    return np.array([sum(kept), len(kept), sum(gone), len(gone), title in titles or not titles, byline, 1])


def tell_nothing(_: Sequence[ScoredLine]) -> None:
    """Leave the lines to the rules alone."""


def left_out(data: Sequence[Example]) -> None:
    """Print what cleaning gets right of each writer's pastes by rules alone and by the others' weights."""
    totals = {"rules": np.zeros(7, int), "with the model": np.zeros(7, int)}
    print("| writer | | text kept | others gone | titles | bylines |\n|---|---|---|---|---|---|")
    for writer in sorted({one.writer for one in data}):
        model = fit([one for one in data if one.writer != writer])
        own = [paste for paste in pastes() if paste.name[0] == writer]
        for name, tell in (("rules", tell_nothing), ("with the model", partial(tell_parts, weights=model))):
            found = sum(score(paste, tell) for paste in own)
            totals[name] += found
            print(row(writer, name, found), flush=True)
    for name, found in totals.items():
        print(row("all", name, found))


def row(writer: str, name: str, found: np.ndarray) -> str:
    kept, texts, gone, others, titles, bylines, count = found
    return f"| {writer} | {name} | {kept}/{texts} | {gone}/{others} | {titles}/{count} | {bylines}/{count} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--left-out", action="store_true", help="score each writer's pastes, fitted on the others'"
    )
    data = examples()
    if parser.parse_args().left_out:
        left_out(data)
    else:
        write(fit(data))


if __name__ == "__main__":
    main()
