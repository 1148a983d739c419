"""How well copies are told from later states of a story and from bulletins of one template.

    python bench/copies.py                    # on the pairs that the rules were made with
    python bench/copies.py --half held        # on those that nobody looked at meanwhile
    python bench/copies.py --misses           # and every pair that is judged otherwise than its label

The pairs are ours (bench/copies.toml). Precision: of those dropped as copies, how many are; recall: of the
copies, how many are found.
"""

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Any

# Run as a script, this folder comes first on the path and `clean.py` in it would be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from clean import clean  # noqa: E402
from summarize import digest  # noqa: E402

DATA = Path(__file__).resolve().parent / "copies.toml"


def pairs(half: str) -> list[dict[str, Any]]:
    """The pairs of one half, each with its second text made from its edits."""
    found = []
    for pair in tomllib.loads(DATA.read_text(encoding="utf-8"))["pair"]:
        if pair["half"] != half:
            continue
        text = pair["text"].strip()
        second = text
        for old, new in pair["edits"]:
            if old and text.count(old) != 1:
                raise ValueError(f"{pair['name']}: {old!r} isn't in the text once.")
            second = second.replace(old, new) if old else f"{second}\n\n{new}"
        found.append({**pair, "first": text, "second": second})
    return found


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("developed", "held"), default="developed")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    found = right = real = told = others = 0
    for pair in pairs(arguments.half):
        result = digest([clean(pair["first"]), clean(pair["second"])])
        merged = len(result.groups) == 1
        is_copy = pair["kind"] == "copy"
        found += merged
        real += is_copy
        right += merged and is_copy
        others += not is_copy
        told += not is_copy and bool(result.versions)
        if arguments.misses and merged != is_copy:
            print(f"{pair['name']}: {pair['kind']}, {'merged' if merged else 'kept apart'}")
    print(f"copies: precision {right}/{found}, recall {right}/{real}")
    print(f"others: {told}/{others} shown side by side with what differs")


if __name__ == "__main__":
    main()
