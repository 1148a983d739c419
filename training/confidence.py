"""Fit the confidence of `check.estimation` on translations that people have graded.

    python -m training.confidence --graded graded.jsonl

Each line: `source`, `target`, `article`, `grade` (good, minor, major, critical) and, where the translation
came from a search that told them, `search` (log_probability, lowest, agreement). Writes the coefficients into
`check/data/confidence.toml`; prints how they rank sentences of articles that they weren't fitted on (five
folds by article), how well calibrated they are, and what share of bad and other sentences is below the mark.
"""

import argparse
import json
import tomllib
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from check import SearchSignals, compare
from check.estimation import features

DATA = Path(__file__).parents[1] / "check" / "data" / "confidence.toml"
BAD = {"major", "critical"}
SEARCH = {"log-probability", "lowest", "agreement"}


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measured(row: dict, *, search: bool) -> dict[str, float]:
    signals = SearchSignals(**row["search"]) if search else None
    terms = row.get("terms") or {}
    findings = compare(row["source"], row["target"], terms=terms)
    return features(row["source"], row["target"], findings=findings, terms=terms, search=signals)


def fit(rows: list[dict], *, search: bool) -> tuple[dict[str, float], float, np.ndarray]:
    """Weights by name, bias, and the chance of each row from folds that hadn't its article."""
    values = [measured(row, search=search) for row in rows]
    names = list(values[0])
    table = np.array([[value[name] for name in names] for value in values])
    good = np.array([row["grade"] not in BAD for row in rows])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))
    folds = GroupKFold(5)
    groups = [row["article"] for row in rows]
    chances = cross_val_predict(model, table, good, groups=groups, cv=folds, method="predict_proba")[:, 1]
    model.fit(table, good)
    scaler, regression = model.steps[0][1], model.steps[1][1]
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - (weights * scaler.mean_).sum())
    return dict(zip(names, map(float, weights), strict=True)), bias, chances


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
    parser.add_argument("--dry", action="store_true", help="print only")
    options = parser.parse_args()
    rows = [row for path in options.graded for row in read(path)]
    head = DATA.read_text(encoding="utf-8").partition("\n[text]")[0]
    assert "grammar" in tomllib.loads(head)
    parts = [head]
    for name, chosen in (("text", rows), ("search", [row for row in rows if row.get("search")])):
        weights, bias, chances = fit(chosen, search=name == "search")
        report(name, chosen, chances)
        lines = [f'"{feature}" = {weight:.4f}' for feature, weight in weights.items()]
        parts += [f"\n[{name}]\nbias = {bias:.4f}\n\n[{name}.weights]", *lines]
    if not options.dry:
        DATA.write_text("\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
