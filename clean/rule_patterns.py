"""The pattern of a rule, as it stands in ``rules.toml``, compiled."""

import re

__all__ = ["FILED_UNDER", "between_hyphens", "compiled", "for_small_letters", "in_small_letters"]


def in_small_letters(text: str) -> str:
    """*text* in small letters, as many as it has."""
    return text.lower() if text.isascii() else text.translate(_SPECIAL).lower()


# Letters whose small ones aren't those for which a pattern takes them when it ignores case.
_SPECIAL = str.maketrans("İıſ", "iis")

_LETTER = re.compile(r"\\.|\(\?P|[^\W\d_]")


def _joined(pattern: str) -> str:
    # Line breaks in the file are for its reader; a space that counts is written \s.
    return "".join(part.lstrip() for part in pattern.split("\n"))


def compiled(pattern: str, *, case: bool) -> re.Pattern[str]:
    """The *pattern*; *case* tells whether letters are to be as large as there."""
    return re.compile(_joined(pattern), 0 if case else re.IGNORECASE)


def for_small_letters(pattern: str) -> re.Pattern[str]:
    """The *pattern* as it matches a line in small letters where it would match the line in any case."""
    small = _LETTER.sub(lambda found: found[0] if len(found[0]) > 1 else found[0].lower(), _joined(pattern))
    return re.compile(small)


# WordPress names a post, or a part of one, by what it is filed under: "tag-banjir", "category-iklan". A list
# of such words has other names: "tag-list".
FILED_UNDER = re.compile(
    r"(?<![\w-])(?:tag|category)-(?!(?:list|box|article|wrap|cloud|terkait|link|content|container|menu|related|item)s?\b)"
    r"[\w-]+"
)


def between_hyphens(pattern: str) -> re.Pattern[str]:
    """The *pattern* as a whole word of a class or an id, where hyphens and underscores part words."""
    return re.compile(rf"(?:^|[\s_\-])(?:{pattern})(?=$|[\s_\-])")
