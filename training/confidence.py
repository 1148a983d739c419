"""Fit the confidence of `check.estimation` on translations that people have graded.

    python -m training.confidence --graded graded.jsonl

Each line: `source`, `target`, `article`, `grade` (good, minor, major, critical) and, where the translation
came from a search that told them, `search` (log_probability, lowest, agreement). All are scored back by the
scorer that ships. First its verdict is fitted, a regression on what it makes of a pair, and written into the
adapter's `calibration.safetensors`; then the regressions of `check/data/confidence.toml`, with and without a
search and the scores, on verdicts of folds that hadn't the article. Prints how they rank sentences of
articles that they weren't fitted on (five folds by article), how well calibrated they are, and what share of
bad and other sentences is below the mark. With `--unseen` it prints the same of other sentences, on which
nothing is fitted.
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
}
"""The regressions: whether each knows of a search, and what scoring back says."""
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


def judge(rows: list[dict], unseen: list[dict], scorer: EmbeddedScorer) -> np.ndarray:
    """Give each row that can be scored its `back`; returns the verdict that was fitted on *rows*."""
    everything = [*rows, *unseen]
    pairs = [(row["source"], row["target"]) for row in everything]
    for row, scored in zip(everything, scorer.score_with_summaries(pairs), strict=True):
        score, row["summary"] = scored or (None, None)
        row["back"] = BackSignals.of(score)
    known = [row for row in rows if row["back"] is not None]
    table = np.stack([row["summary"] for row in known])
    good = np.array([row["grade"] not in BAD for row in known])
    groups = [row["article"] for row in known]
    model = regression(VERDICT)
    odds = cross_val_predict(model, table, good, groups=groups, cv=FOLDS, method="decision_function")
    print(f"verdict alone: {len(known)} sentences, AUC {roc_auc_score(good, odds):.3f}")
    verdict = plain(model.fit(table, good))
    for row, log_odds in zip(known, odds, strict=True):
        row["back"] = replace(row["back"], verdict=float(log_odds))
    for row in unseen:
        if row["back"] is not None:
            row["back"] = replace(row["back"], verdict=float(row["summary"] @ verdict[:-1] + verdict[-1]))
    return verdict


def measure(rows: list[dict]) -> None:
    """Give each row its `features` as `values`."""
    for row in rows:
        terms = row.get("terms") or {}
        row["values"] = features(
            row["source"],
            row["target"],
            findings=compare(row["source"], row["target"], terms=terms),
            terms=terms,
            search=SearchSignals(**row["search"]) if row.get("search") else None,
            back=row["back"],
        )


def names_of(kind: str, rows: list[dict]) -> tuple[list[str], list[dict]]:
    """What the regression *kind* weighs, and the *rows* that have all of it."""
    search, back = KINDS[kind]
    every = max((row["values"] for row in rows), key=len)
    names = [
        name for name in every if (search or name not in SEARCH) and (back or not name.startswith("back "))
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
        print(
            f"  below {mark}: {low[bad].mean():.1%} of bad, {low[critical].mean():.1%} of critical, "
            f"{low[~bad].mean():.1%} of the others"
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
    parser.add_argument("--unseen", type=Path, nargs="*", default=[])
    parser.add_argument("--dry", action="store_true", help="print only")
    options = parser.parse_args()
    rows, unseen = read(options.graded), read(options.unseen)
    verdict = judge(rows, unseen, EmbeddedScorer.load())
    measure([*rows, *unseen])
    head = DATA.read_text(encoding="utf-8").partition("\n[text]")[0].rstrip("\n")
    assert "grammar" in tomllib.loads(head)
    parts = [head]
    for kind in KINDS:
        names, chosen = names_of(kind, rows)
        table, good = table_of(names, chosen), np.array([row["grade"] not in BAD for row in chosen])
        groups = [row["article"] for row in chosen]
        model = regression(0.3)
        chances = cross_val_predict(model, table, good, groups=groups, cv=FOLDS, method="predict_proba")[:, 1]
        report(kind, chosen, chances)
        *weights, bias = plain(model.fit(table, good))
        if unseen:
            others = [row for row in unseen if all(name in row["values"] for name in names)]
            odds = table_of(names, others) @ np.array(weights) + bias
            report(f"{kind}, unseen", others, 1 / (1 + np.exp(-odds)))
        lines = [f'"{name}" = {weight:.4f}' for name, weight in zip(names, weights, strict=True)]
        parts += [f"\n[{kind}]\nbias = {bias:.4f}\n\n[{kind}.weights]", *lines]
    if not options.dry:
        DATA.write_text("\n".join(parts) + "\n", encoding="utf-8")
        tensors = load_file(CALIBRATION)
        tensors["verdict"] = verdict.astype(np.float32)
        save_file(tensors, CALIBRATION)


if __name__ == "__main__":
    main()
