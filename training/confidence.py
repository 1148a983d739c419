"""Fit the confidence of `check.estimation` on translations that people have graded.

    python -m training.confidence --graded graded.jsonl --people people.jsonl

Each line: `source`, `target`, `article`, `grade` (good, minor, major, critical) and, where the translation
came from a search that told them, `search` (log_probability, lowest, agreement). All are scored back by the
scorer that ships. First its verdict is fitted, a regression on what it makes of a pair, and written into the
adapter's `calibration.safetensors`; then the regressions of `check/data/confidence.toml`, with and without a
search and the scores, on verdicts of folds that hadn't the article. Prints how they rank sentences of
articles that they weren't fitted on (five folds by article), how well calibrated they are, and what share of
bad and other sentences is below the mark. With `--unseen` it prints the same of other sentences, on which
nothing is fitted.

`--people` are pairs in fluent English, right and wrong ones written with the same freedom: for them there are
a verdict and regressions of their own. So that what is grossly wrong stays wrong there, some of the right
ones are given another's English, or only the beginning of their own, and the graded sentences count a little.
Pairs with which rules of the checks were mended are for the verdict alone (`--in-view`): what the checks find
in them says more than it does elsewhere.
"""

import argparse
import json
import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from check import BackSignals, SearchSignals, compare
from check.estimation import features
from engine.backends.embedded import EmbeddedScorer

DATA = Path(__file__).parents[1] / "check" / "data" / "confidence.toml"
CALIBRATION = Path(str(files("engine.backends.embedded"))) / "adapters" / "scorer" / "calibration.safetensors"
BAD = {"major", "critical"}
SEARCH = {"log-probability", "lowest", "agreement"}
KINDS = {
    "text": (False, False),
    "search": (True, False),
    "text-back": (False, True),
    "search-back": (True, True),
    "fluent": (False, False),
    "fluent-back": (False, True),
}
"""The regressions: whether each knows of a search, and what scoring back says."""
VERDICTS = {True: "fluent_verdict", False: "verdict"}
"""By whether English is fluent: the verdict's name in the adapter's calibration."""
RIGHT_WEIGHT = 3.0
"""Of a right pair by people, of which half are right: so one in four is wrong, as of graded sentences."""
GROSS_WEIGHT = 0.5
GRADED_WEIGHT = 0.05
"""Of a graded sentence among pairs by people."""
VERDICT = 3e-4
"""How much the verdict, which has more weights than the others, trusts the grades."""
FOLDS = GroupKFold(5)


def regression(strength: float) -> Pipeline:
    """Logistic; the less *strength*, the less it trusts the data."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=1000))


def plain(model: Pipeline) -> np.ndarray:
    """A fitted `regression` as weights of what isn't scaled, the bias last."""
    scaler, logistic = model.steps[0][1], model.steps[1][1]
    weights = logistic.coef_[0] / scaler.scale_
    return np.append(weights, logistic.intercept_[0] - weights @ scaler.mean_)


def read(paths: list[Path]) -> list[dict]:
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def weighted(people: list[dict]) -> list[dict]:
    """Pairs by *people* with what they count, and what `gross` makes of them."""
    counted = [{**row, "weight": 1.0 if row["grade"] in BAD else RIGHT_WEIGHT} for row in people]
    return [*counted, *gross(people)]


def gross(people: list[dict]) -> list[dict]:
    """Right pairs among *people* made wrong beyond doubt, by another's English, all of it or its first words,
    or by the first half of their own.
    """
    right = [row for row in people if row["grade"] not in BAD]
    made = []
    for i, row in enumerate(right):
        other, own = right[(i + len(right) // 2) % len(right)]["target"].split(), row["target"].split()
        words = (other, other[:4], own[: len(own) // 2])[i % 3]
        made.append({**row, "target": " ".join(words), "grade": "major", "weight": GROSS_WEIGHT})
    return made


def score(rows: list[dict], scorer: EmbeddedScorer) -> None:
    """Give each row its `back` and the `summary` that verdicts are taken of; None where it has no score."""
    pairs = [(row["source"], row["target"]) for row in rows]
    for row, scored in zip(rows, scorer.score_with_summaries(pairs), strict=True):
        found, row["summary"] = scored or (None, None)
        row["back"] = BackSignals.of(found)


def judge(rows: list[dict], others: list[dict], *, fluent: bool) -> np.ndarray:
    """Fit the verdict of *rows*, put it into their `back` and into that of *others*; returns its weights."""
    known = [row for row in rows if row["back"] is not None]
    table = np.stack([row["summary"] for row in known])
    good, weights = good_of(known), weights_of(known)
    model = regression(VERDICT)
    odds = crossed(model, table, known, "decision_function")
    print(f"{VERDICTS[fluent]} alone: {len(known)} sentences, AUC {roc_auc_score(good, odds):.3f}")
    verdict = plain(model.fit(table, good, logisticregression__sample_weight=weights))
    for row, log_odds in zip(known, odds, strict=True):
        row["back"] = replace(row["back"], **{VERDICTS[fluent]: float(log_odds)})
    for row in others:
        if row["back"] is not None:
            log_odds = float(row["summary"] @ verdict[:-1] + verdict[-1])
            row["back"] = replace(row["back"], **{VERDICTS[fluent]: log_odds})
    return verdict


def good_of(rows: list[dict]) -> np.ndarray:
    return np.array([row["grade"] not in BAD for row in rows])


def weights_of(rows: list[dict]) -> np.ndarray:
    return np.array([row.get("weight", 1.0) for row in rows])


def crossed(model: Pipeline, table: np.ndarray, rows: list[dict], method: str) -> np.ndarray:
    """What *model* says of each of *rows* by *method*, fitted on the folds that haven't its article."""
    return cross_val_predict(
        model,
        table,
        good_of(rows),
        groups=[row["article"] for row in rows],
        cv=FOLDS,
        method=method,
        params={"logisticregression__sample_weight": weights_of(rows)},
    )


def examine(rows: list[dict]) -> None:
    """Give each row what `compare` finds, as `findings`."""
    for row in rows:
        row["findings"] = compare(row["source"], row["target"], terms=row.get("terms") or {})


def measure(rows: list[dict]) -> None:
    """Give each row its `features` as `values`."""
    for row in rows:
        terms = row.get("terms") or {}
        row["values"] = features(
            row["source"],
            row["target"],
            findings=row["findings"],
            terms=terms,
            search=SearchSignals(**row["search"]) if row.get("search") else None,
            back=row["back"],
        )


def names_of(kind: str, rows: list[dict]) -> tuple[list[str], list[dict]]:
    """What the regression *kind* weighs, and the *rows* that have all of it."""
    search, back = KINDS[kind]
    other_verdict = "back verdict" if kind.startswith("fluent") else "back fluent verdict"
    every = max((row["values"] for row in rows), key=len)
    names = [
        name
        for name in every
        if (search or name not in SEARCH) and (back or not name.startswith("back ")) and name != other_verdict
    ]
    return names, [row for row in rows if all(name in row["values"] for name in names)]


def table_of(names: list[str], rows: list[dict]) -> np.ndarray:
    return np.array([[row["values"][name] for name in names] for row in rows])


def report(name: str, rows: list[dict], chances: np.ndarray) -> None:
    bad = np.array([row["grade"] in BAD for row in rows])
    critical = np.array([row["grade"] == "critical" for row in rows])
    print(f"{name}: {len(rows)} sentences, {bad.mean():.1%} bad, AUC {roc_auc_score(~bad, chances):.3f}")
    for mark in (0.4, 0.5, 0.6, 0.7):
        low = chances < mark
        of_critical = f"{low[critical].mean():.1%} of critical, " if critical.any() else ""
        print(
            f"  below {mark}: {low[bad].mean():.1%} of bad, {of_critical}{low[~bad].mean():.1%} of the others"
        )
    for low, high in ((0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 1.01)):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            print(
                f"  said {chances[inside].mean():.2f}, were good {(~bad[inside]).mean():.2f} ({inside.sum()})"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--graded", type=Path, required=True, nargs="+")
    parser.add_argument("--people", type=Path, required=True, nargs="+")
    parser.add_argument("--in-view", type=Path, nargs="*", default=[])
    parser.add_argument("--unseen", type=Path, nargs="*", default=[])
    parser.add_argument("--unseen-people", type=Path, nargs="*", default=[])
    parser.add_argument("--dry", action="store_true", help="print only")
    options = parser.parse_args()
    graded, people, in_view = read(options.graded), read(options.people), read(options.in_view)
    unseen = {False: read(options.unseen), True: read(options.unseen_people)}
    people, in_view = weighted(people), weighted(in_view)
    measured = [*graded, *people, *unseen[False], *unseen[True]]
    score([*measured, *in_view], EmbeddedScorer.load())
    examine(measured)
    lighter = [{**row, "weight": GRADED_WEIGHT} for row in graded]
    rows = {False: graded, True: [*people, *lighter]}
    verdicts = {}
    for fluent, of_kind in rows.items():
        judged = [*of_kind, *in_view] if fluent else of_kind
        verdicts[VERDICTS[fluent]] = judge(judged, unseen[fluent], fluent=fluent).astype(np.float32)
        measure([*of_kind, *unseen[fluent]])
    head = DATA.read_text(encoding="utf-8").partition("\n[text]")[0].rstrip("\n")
    assert "grammar" in tomllib.loads(head)
    parts = [head]
    for kind in KINDS:
        fluent = kind.startswith("fluent")
        names, chosen = names_of(kind, rows[fluent])
        table = table_of(names, chosen)
        model = regression(0.3)
        chances = crossed(model, table, chosen, "predict_proba")[:, 1]
        counted = weights_of(chosen) >= 1
        report(kind, [row for row, counts in zip(chosen, counted, strict=True) if counts], chances[counted])
        fitted = model.fit(table, good_of(chosen), logisticregression__sample_weight=weights_of(chosen))
        *weights, bias = plain(fitted)
        others = [row for row in unseen[fluent] if all(name in row["values"] for name in names)]
        if others:
            odds = table_of(names, others) @ np.array(weights) + bias
            report(f"{kind}, unseen", others, 1 / (1 + np.exp(-odds)))
        lines = [f'"{name}" = {weight:.4f}' for name, weight in zip(names, weights, strict=True)]
        parts += [f"\n[{kind}]\nbias = {bias:.4f}\n\n[{kind}.weights]", *lines]
    if not options.dry:
        DATA.write_text("\n".join(parts) + "\n", encoding="utf-8")
        save_file({**load_file(CALIBRATION), **verdicts}, CALIBRATION)


if __name__ == "__main__":
    main()
