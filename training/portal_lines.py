"""Fit the weights by which `clean.portal_lines` tells a portal's line from an article's.

    python -m training.portal_lines

Reads `training/portal_lines.txt` (lines by kind), the lines of `tests/data/clean_lines.json`, the stories of
`bench/portals/seen.toml` and the sentences of `tests/data/clean_sentences.json`, prints what five folds get
right, and writes `clean/portal_lines.json`.
"""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from clean.portal_lines import features
from clean.repair import repair

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "clean" / "portal_lines.json"
OWN = "article"
NAMED = {
    "follow us": "call to action",
    "newsletter": "call to action",
    "click here": "call to action",
    "advertisement": "offer",
    "notice": "about the page",
    "copyright": "about the page",
    "menu": "navigation",
    "related label": "navigation",
    "more button": "navigation",
    "share bar": "navigation",
    "count": "counts",
    "time ago": "counts",
    "comments": "comment",
}
"""Kinds of lines that rules know by their names."""


SEEN_TWICE = 2
MARK = re.compile(r"^[#~|-]+\s")
PLACEHOLDERS = {"{place}": "Wanasari", "{person}": "Hasan Basri", "{other}": "Rina", "{number}": "12"}


def lines_by_kind() -> list[tuple[str, str]]:
    """Lines of the list, each with its kind."""
    kind = ""
    found = []
    for line in (ROOT / "training" / "portal_lines.txt").read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\[([a-z ]+)\]", line):
            kind = match.group(1)
        elif line and not line.startswith("# "):
            found.append((repair(line), kind))
    return found


def lines_of_tests() -> list[tuple[str, str]]:
    """Lines that rules are tested with."""
    cases = json.loads((ROOT / "tests" / "data" / "clean_lines.json").read_text(encoding="utf-8"))
    dropped = [
        (repair(line), NAMED[name])
        for name, lines in cases["drop"].items()
        if name in NAMED
        for line in lines
    ]
    return dropped + [(repair(line), OWN) for line in (*cases["keep"], *cases["not captions"])]


def lines_of_sentences() -> list[tuple[str, str]]:
    """Sentences that the splitter is tested with."""
    groups = json.loads((ROOT / "tests" / "data" / "clean_sentences.json").read_text(encoding="utf-8"))
    texts = [text for texts in groups.values() for text in texts if isinstance(text, str)]
    return [(repair(part.strip()), OWN) for text in texts for part in text.split("¦")]


def lines_of_stories() -> list[tuple[str, str]]:
    """Paragraphs of stories, and their sentences."""
    found = []
    for story in tomllib.loads((ROOT / "bench" / "portals" / "seen.toml").read_text(encoding="utf-8"))[
        "story"
    ]:
        for line in story["text"].strip().split("\n")[1:]:
            text = MARK.sub("", line)
            for mark, word in PLACEHOLDERS.items():
                text = text.replace(mark, word)
            found.extend((repair(part), OWN) for part in {text, *re.split(r"(?<=[.?!])\s", text)})
    return sorted(found)


def main() -> None:
    rows = list(dict(lines_of_stories() + lines_of_sentences() + lines_by_kind() + lines_of_tests()).items())
    looks = [features(text) for text, _ in rows]
    times = Counter(name for look in looks for name in look)
    looks = [{name: value for name, value in look.items() if times[name] >= SEEN_TWICE} for look in looks]
    vectors = DictVectorizer()
    table = vectors.fit_transform(looks)
    kinds = np.array([kind for _, kind in rows])
    model = LogisticRegression(C=2, max_iter=400)
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    chances = cross_val_predict(model, table, kinds, cv=folds, method="predict_proba")
    own = sorted(set(kinds)).index(OWN)
    score = np.log((1 - chances[:, own]) / chances[:, own])
    for mark in (0.0, 1.0, 2.0):
        told = score > mark
        print(
            f"score > {mark}: {np.mean(told[kinds != OWN]):.3f} of {np.sum(kinds != OWN)} portals' lines,"
            f" {np.mean(told[kinds == OWN]):.3f} of {np.sum(kinds == OWN)} articles'"
        )
    model.fit(table, kinds)
    own = list(model.classes_).index(OWN)
    weights = np.delete(model.coef_ - model.coef_[own], own, axis=0).round(2)
    bias = np.delete(model.intercept_ - model.intercept_[own], own).round(2)
    data = {
        "kinds": [str(kind) for kind in model.classes_ if kind != OWN],
        "bias": bias.tolist(),
        "weights": {
            name: row
            for name, row in zip(vectors.get_feature_names_out(), weights.T.tolist(), strict=True)
            if any(abs(weight) >= 0.05 for weight in row)
        },
    }
    body = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
        for name, row in data["weights"].items()
    )
    head = json.dumps({"kinds": data["kinds"], "bias": data["bias"]}, separators=(",", ":"))
    MODEL.write_text(f'{head[:-1]},"weights":{{\n{body}\n}}}}\n', encoding="utf-8")
    print(f"{len(data['weights'])} features, {MODEL.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
