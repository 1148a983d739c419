"""How well sentences are split, beside other splitters, on the labelled sentences of the tests.

    python bench/sentences.py            # boundary precision, recall and F1
    python bench/sentences.py --misses   # and every text that we split otherwise than its label
    python bench/sentences.py --hard     # legal, address, rank, scripture, sports and chat: the half in view
    python bench/sentences.py --held     # and the half that nobody looks at while rules are written
    python bench/sentences.py --hard --second   # or --held: of the 300 texts written later, in more kinds

The labels are ours (tests/data/clean_sentences.json), so that they favor our notion of a sentence: one that
is quoted counts as a sentence of its own. Boundaries at the end of a text aren't counted: nobody misses them.
"""

import argparse
import itertools
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

# Run as a script, this folder comes first on the path and `clean.py` in it would be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from clean import split_sentences  # noqa: E402

DATA = Path(__file__).resolve().parents[1] / "tests" / "data" / "clean_sentences.json"
HARD = Path(__file__).with_name("boundaries.txt")
"""600 texts under headings; every other one is held back."""
SECOND = Path(__file__).with_name("boundaries_second.txt")
"""300 more, likewise."""


def groups_of(data: str) -> dict[str, list[str]]:
    """The texts of *data*: "tests", or "hard", "held", "second hard" or "second held"."""
    if data == "tests":
        return dict(json.loads(DATA.read_text(encoding="utf-8")))
    groups: dict[str, list[str]] = {}
    for line in (SECOND if data.startswith("second") else HARD).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            group = groups.setdefault(line[2:], [])
        else:
            group.append(line)
    return {name: lines[data.endswith("held") :: 2] for name, lines in groups.items()}


def labelled(data: str) -> list[tuple[str, str, list[str]]]:
    """Group, text and its sentences; the label marks a boundary with a broken bar."""
    groups = groups_of(data)
    cases = []
    for group, entries in groups.items():
        for entry in entries:
            sentences = [part.strip() for part in entry.split("¦")]
            cases.append((group, " ".join(sentences), sentences))
    return cases


def ends_of(text: str, sentences: list[str]) -> set[int]:
    """Offsets, without white space, of the ends of all sentences but the last."""
    lengths = [len(re.sub(r"\s", "", sentence)) for sentence in sentences if sentence.strip()]
    total = 0
    ends = set()
    for length in lengths[:-1]:
        total += length
        ends.add(total)
    return ends


def ours(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def naive(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z\"“'])", text)


def by_pysbd(text: str) -> list[str]:
    import pysbd

    # It has no Indonesian; English is the nearest that it knows.
    return [str(part) for part in pysbd.Segmenter(language="en", clean=False).segment(text)]


def by_yasbd(text: str) -> list[str]:
    import yasbd

    # Told to look inside quotations too, as our labels do.
    detector = yasbd.BoundaryDetector("id", preserve_quote_and_paren=False)
    return [str(part) for part in detector.segment(text)]


def by_nltk(text: str) -> list[str]:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    return list(PunktSentenceTokenizer().tokenize(text))


PEERS: dict[str, Callable[[str], list[str]]] = {
    "yasbd-lib (Indonesian)": by_yasbd,
    "pySBD (English)": by_pysbd,
    "NLTK Punkt (untrained)": by_nltk,
    "stop, blank, capital": naive,
}


def score(split: Callable[[str], list[str]], *data: str, misses: bool = False) -> tuple[float, float, float]:
    """Precision, recall and F1 of boundaries in all of *data*."""
    right = found = wanted = 0
    for group, text, sentences in itertools.chain.from_iterable(map(labelled, data)):
        gold, got = ends_of(text, sentences), ends_of(text, split(text))
        right += len(gold & got)
        found += len(got)
        wanted += len(gold)
        if misses and gold != got:
            print(f"  {group}: {' ¦ '.join(split(text))}")
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def row(split: Callable[[str], list[str]], data: str, *, misses: bool = False) -> str:
    return " | ".join(f"{value:.3f}" for value in score(split, data, misses=misses))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--hard", action="store_const", const="hard", default="tests", dest="data")
    parser.add_argument("--held", action="store_const", const="held", dest="data")
    parser.add_argument("--second", action="store_true")
    options = parser.parse_args()
    if options.second and options.data == "tests":
        parser.error("--second goes with --hard or --held")
    if options.data == "held" and options.misses:
        parser.error("nobody looks at the texts that are kept back")
    data = f"second {options.data}" if options.second else options.data
    cases = labelled(data)
    print(f"{sum(len(sentences) for _, _, sentences in cases)} sentences in {len(cases)} texts\n")
    print("| | precision | recall | F1 |\n|---|---|---|---|")
    print(f"| **ringkas** | {row(ours, data, misses=options.misses)} |")
    for name, split in PEERS.items():
        try:
            print(f"| {name} | {row(split, data)} |")
        except ImportError:
            print(f"| {name} | not installed | | |")


if __name__ == "__main__":
    main()
