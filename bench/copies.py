"""How well copies are told from other states of a story and from bulletins of one template.

    python bench/copies.py                        # on the pairs that the rules were made with
    python bench/copies.py --half held            # on those that nobody looked at meanwhile
    python bench/copies.py --set syndicated       # the larger set, as portals syndicate; has a held half too
    python bench/copies.py --set retold           # in another newsroom's own words; no half is held
    python bench/copies.py --misses               # and every pair that is judged otherwise than its label

The pairs are ours (bench/copies.toml, bench/syndicated.toml, bench/retold.toml). Precision: of those dropped
as copies, how many are; recall: of the copies, how many are found.
"""

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Run as a script, this folder comes first on the path and `clean.py` in it would be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from clean import clean  # noqa: E402
from summarize import digest  # noqa: E402

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts and whether the second is a copy of the first."""

    name: str
    half: str
    kind: str
    """`copy`, or what it is instead: `update`, `report`, `template`, `other`."""
    made: str
    """How the second text came to be: `written` by hand, or `passed` through a portal."""
    first: str
    second: str


def first_pairs() -> Iterator[Pair]:
    """The pairs of bench/copies.toml."""
    for pair in tomllib.loads((FOLDER / "copies.toml").read_text(encoding="utf-8"))["pair"]:
        text = pair["text"].strip()
        yield Pair(
            name=pair["name"],
            half=pair["half"],
            kind=pair["kind"],
            made="written",
            first=text,
            second=_edited(text, pair["edits"], pair["name"]),
        )


def syndicated_pairs() -> Iterator[Pair]:
    """The pairs of bench/syndicated.toml: each version, and each through a portal where that adds one."""
    data = tomllib.loads((FOLDER / "syndicated.toml").read_text(encoding="utf-8"))
    for article in data["article"]:
        name, text = article["name"], article["text"].strip()
        number = hashlib.sha256(name.encode()).digest()
        half = "held" if number[0] % 2 == 0 else "developed"
        portal = data["portal"][number[1] % len(data["portal"])]
        dateline = f"{article['place']} - "
        first = f"{article['headline']}\n\n{dateline}{text}"
        versions = [{"name": "portal", "kind": "copy", "made": "passed", "headline": article["headline"]}]
        for version in article["version"]:
            versions.append({**version, "made": "written"})
            if version["kind"] != "copy":
                versions.append({**version, "made": "passed"})
        for version in versions:
            label = f"{name}/{version['name']}"
            body = version["text"].strip() if "text" in version else text
            body = _edited(body, version.get("edits", []), label)
            paragraphs = body.split("\n\n")
            body = "\n\n".join(paragraphs[at] for at in version.get("order", range(len(paragraphs))))
            passed = version["made"] == "passed"
            body = _passed(body, portal, article["place"]) if passed else f"{dateline}{body}"
            yield Pair(
                name=label,
                half=half,
                kind=version["kind"],
                made=version["made"],
                first=first,
                second=f"{version['headline']}\n\n{body}",
            )


def retold_pairs() -> Iterator[Pair]:
    """The pairs of bench/retold.toml; an update in its own words makes one with either text of a pair."""
    data = tomllib.loads((FOLDER / "retold.toml").read_text(encoding="utf-8"))
    pairs = {pair["name"]: pair for pair in data["pair"]}
    found = [(pair["name"], pair["kind"], pair["first"], pair["second"]) for pair in pairs.values()]
    found += [
        (f"{later['of']}/{which}", later["kind"], pairs[later["of"]][which], later["text"])
        for later in data["later"]
        for which in ("first", "second")
    ]
    for name, kind, first, second in found:
        kind = "copy" if kind == "rewritten" else kind  # noqa: PLW2901
        yield Pair(name=name, half="developed", kind=kind, made="written", first=first, second=second)


def _edited(text: str, edits: list[list[str]], name: str) -> str:
    for old, new in edits:
        if old and text.count(old) != 1:
            raise ValueError(f"{name}: {old!r} isn't in the text once.")
        text = text.replace(old, new) if old else f"{text}\n\n{new}"
    return text


def _passed(body: str, portal: dict[str, Any], place: str) -> str:
    for old, new in portal["words"]:
        body = body.replace(old, new)
    paragraphs = body.split("\n\n")
    paragraphs = paragraphs[: len(paragraphs) - portal.get("cut", 0)]
    paragraphs[0] = portal["dateline"].format(place=place.title()) + paragraphs[0]
    paragraphs.insert(2, portal["inside"])
    return "\n\n".join([*paragraphs, *portal["after"]])


SETS = {"first": first_pairs, "syndicated": syndicated_pairs, "retold": retold_pairs}


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=tuple(SETS), default="first")
    parser.add_argument("--half", choices=("developed", "held"), default="developed")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    judged: list[tuple[Pair, bool, bool]] = []
    for pair in SETS[arguments.set]():
        if pair.half != arguments.half:
            continue
        result = digest([clean(pair.first), clean(pair.second)])
        merged = len(result.groups) == 1
        judged.append((pair, merged, bool(result.versions)))
        if arguments.misses and merged != (pair.kind == "copy"):
            print(f"{pair.name} ({pair.made}): {pair.kind}, {'merged' if merged else 'kept apart'}")
    for made in sorted({pair.made for pair, *_ in judged}, reverse=True):
        rows = [row for row in judged if row[0].made == made]
        found = sum(merged for _, merged, _ in rows)
        right = sum(merged for pair, merged, _ in rows if pair.kind == "copy")
        real = sum(pair.kind == "copy" for pair, *_ in rows)
        others = [told for pair, _, told in rows if pair.kind != "copy"]
        print(f"{made}: copies: precision {right}/{found}, recall {right}/{real}")
        print(f"{made}: others: {sum(others)}/{len(others)} shown side by side with what differs")


if __name__ == "__main__":
    main()
