"""The rules in ``rules.toml``, read once and checked."""

import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from typing import Any

from .rule_patterns import between_hyphens, compiled, for_small_letters
from .rules import Cut, LineRule, Role, RuleBook, Zone

__all__ = ["read_rules", "rule_book"]

_KEYS = {
    "line": frozenset(
        ("case", "words", "weight", "follow", "ends", "starts", "heading", "initials", "needs")
    ),
    "caption": frozenset(("case", "words", "before", "initials", "needs")),
    "cut": frozenset(("case", "needs")),
    "tail": frozenset(("case", "needs", "closes")),
    "head": frozenset(("case",)),
    "zone": frozenset(("tags", "recurs", "outweighs")),
}
"""What an entry of each table may say besides its name, pattern and roles."""
_ROLES = {
    "line": frozenset((Role.CHROME, Role.CREDIT, Role.FOOTER)),
    "cut": frozenset((Role.FOOTER, Role.LINK_IN_TEXT)),
    "tail": frozenset((Role.CREDIT,)),
    "zone": frozenset((Role.FOOTER, Role.CREDIT)),
}
"""The roles that somebody asks the rules of a table for."""


def _line_rule(entry: dict[str, Any], *, whole: bool) -> LineRule:
    starts = entry.pop("starts", None)
    # The first letters of the words that such a line starts with are its initials as well.
    begun = "".join({word[0] for word in starts.split("|")}) if starts is not None else ""
    initials = entry.pop("initials", begun)
    heading = entry.pop("heading", None)
    pattern = entry.pop("pattern")
    return LineRule(
        pattern=compiled(pattern, case=True) if entry.get("case") else for_small_letters(pattern),
        starts=None if starts is None else for_small_letters(rf"[\W_]{{0,4}}(?:{starts})\b"),
        heading=None if heading is None else compiled(rf"[\W_]{{0,4}}(?:{heading})[\W_]{{0,4}}", case=False),
        initials=initials,
        needs=tuple(entry.pop("needs", ())),
        whole=whole,
        **entry,
    )


def _cut(entry: dict[str, Any], *, ending: str = "") -> Cut:
    pattern = compiled(entry.pop("pattern") + ending, case=entry.pop("case", False))
    needs, closes = (tuple(entry.pop(key, ("",))) for key in ("needs", "closes"))
    return Cut(pattern=pattern, needs=needs, closes=closes, **entry)


def _zone(entry: dict[str, Any]) -> Zone:
    return Zone(pattern=between_hyphens(entry.pop("pattern")), tags=frozenset(entry.pop("tags", ())), **entry)


def _entries(tables: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The entries of a table with their roles as such; raises ValueError for what nobody would read."""
    checked = []
    for entry in tables[kind]:
        where = f"[[{kind}]] {entry.get('name')!r}"
        if unknown := entry.keys() - _KEYS[kind] - {"name", "pattern", "roles"}:
            raise ValueError(f"{where}: unknown keys {sorted(unknown)}")
        named = frozenset(entry.get("roles", ()))
        if unknown := named - _ROLES.get(kind, frozenset()):
            raise ValueError(f"{where}: nobody asks it for the roles {sorted(unknown)}")
        checked.append({**entry, "roles": frozenset(Role(role) for role in named)})
    return checked


def read_rules(text: str) -> RuleBook:
    """The rules in *text*, a file such as ``rules.toml``.

    Raises ValueError for an unknown table, key or role, for a role that nobody asks that table's rules for or
    that no rule bears, and for a tag that two zones claim; KeyError and TypeError where something is missing.
    """
    tables = tomllib.loads(text)
    if unknown := tables.keys() - _KEYS.keys() - {"body"}:
        raise ValueError(f"unknown tables {sorted(unknown)}")
    if unknown := tables["body"].keys() - {"pattern"}:
        raise ValueError(f"[body]: unknown keys {sorted(unknown)}")
    book = RuleBook(
        lines=tuple(_line_rule(entry, whole=True) for entry in _entries(tables, "line")),
        captions=tuple(_line_rule(entry, whole=False) for entry in _entries(tables, "caption")),
        cuts=tuple(_cut(entry) for entry in _entries(tables, "cut")),
        tails=tuple(_cut(entry, ending="$") for entry in _entries(tables, "tail")),
        heads=tuple(_cut(entry) for entry in _entries(tables, "head")),
        zones=tuple(_zone(entry) for entry in _entries(tables, "zone")),
        zoned=between_hyphens("|".join(entry["pattern"] for entry in tables["zone"])),
        body=between_hyphens(tables["body"]["pattern"]),
    )
    borne = Counter(role for rule in (*book.lines, *book.cuts, *book.zones) for role in rule.roles)
    if missing := set(Role) - borne.keys():
        raise ValueError(f"no rule bears the roles {sorted(missing)}")
    if borne[Role.LINK_IN_TEXT] > 1:
        raise ValueError(f"{borne[Role.LINK_IN_TEXT]} rules bear the role {Role.LINK_IN_TEXT.value!r}")
    if twice := [tag for tag, count in Counter(t for z in book.zones for t in z.tags).items() if count > 1]:
        raise ValueError(f"two zones claim the tags {sorted(twice)}")
    return book


def _shipped() -> str:
    return resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8")


@cache
def rule_book() -> RuleBook:
    """The rules as shipped."""
    return read_rules(_shipped())
