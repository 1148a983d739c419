"""The headline of a page, of what the page says of itself and of the headings that it shows."""

import re
from collections.abc import Sequence

__all__ = ["headline_told", "is_confirmed"]

# What follows a dash and holds a number ("20 - 26 September") is no site's name.
_SUFFIX = re.compile(r"\s(?:[|»:]{1,2}|-{1,2}|–|—|•)\s(?![^|»•–—]{0,60}?(?<!\S)\d)[^|»•–—]{2,60}$")
_SEPARATORS = frozenset(("", *"|»«:-–—•·"))
_SUFFIX_REACH = 66
"""Characters at the end of a title in which a suffix lies."""
_FEWEST_SPACES = 2
"""Of a headline that may have been cut short, or that says something of an article."""
_FEWEST_SHOWN = 3
"""Spaces of a line that is a headline though no element says so."""
_LONGEST_TITLE = 1000
"""Characters of what can be a title; the headings aren't looked for in anything longer."""
_HOST = re.compile(r"(?:[\w-]{1,40}\.){1,4}[a-z]{2,8}", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _is_part(line: str, described: str) -> bool:
    """Whether *line* stands in *described* between its ends and the marks that part a portal's name off."""
    place = described.find(line) if len(described) <= _LONGEST_TITLE else -1
    if place < 0:
        return False
    sides = (described[:place].rstrip()[-1:], described[place + len(line) :].lstrip()[:1])
    return all(side in _SEPARATORS for side in sides)


def _is_told(title: str, lines: Sequence[str]) -> bool:
    """Whether one of the *lines* repeats a part of the page's *title*."""
    whole = _key(title[:_LONGEST_TITLE])
    return any(_key(line) in whole or whole in _key(line) for line in lines)


def _shares_words(title: str, headings: Sequence[str]) -> bool:
    """Whether a heading has half of the longer words of the page's *title*."""
    words = {word.lower() for word in _LONG_WORD.findall(title[:_LONGEST_TITLE])}
    return any(
        2 * len(words.intersection(word.lower() for word in _LONG_WORD.findall(text))) >= max(len(words), 1)
        for text in headings
    )


def _whole(title: str, headings: Sequence[str]) -> str:
    """The heading that begins with the *title*, cut short in the page's head; *title* where none does."""
    if title.count(" ") < _FEWEST_SPACES:
        return title
    begun = title.removesuffix("...").rstrip("… ")
    return next((text for text in headings if len(text) > len(begun) and text.startswith(begun)), title)


def headline_told(linked: str, social: str, tag: str, headings: Sequence[str], lines: Sequence[str]) -> str:
    """The headline without the portal's name: the heading that the page's own description repeats, if any.

    Where no heading does, one of the page's *lines* may; a portal puts its own name into headings, too.
    """
    described = [text for text in (linked, social, tag) if text]
    keys = [_key(text) for text in described if len(text) <= _LONGEST_TITLE]
    fits = [
        heading for heading in headings if len(heading) > 12 and any(_key(heading) in key for key in keys)
    ]
    best = max(fits, key=len, default="")
    least = 0.5 * min(map(len, keys), default=0)
    if len(_key(best)) < least:
        others = [
            line
            for line in lines
            if line.count(" ") >= 2
            and len(_key(line)) >= least
            and any(_is_part(line, text) for text in described)
        ]
        # A line with the portal's name as well is no headline.
        best = min(others, key=len, default=best)
    if not linked and not social and tag.count(" ") < _FEWEST_SHOWN:
        # The site's own name, which the page has below the headline as well.
        above = headings[: headings.index(best) if best in headings else 1]
        best = next((one for one in above if one.count(" ") > _FEWEST_SHOWN), best)
    if best:
        return best
    if described and not linked and not social and tag.count(" ") >= _FEWEST_SHOWN:
        # What a browser's tab calls an article in other words, the page shows over the text.
        best = next(
            (one for one in headings if one.count(" ") >= _FEWEST_SHOWN and _shares_words(tag, [one])), ""
        )
        if best:
            return best
    if described:
        text = described[0]
        # What is left has three words and 20 characters.
        least = max(20, text.find(" ", text.find(" ") + 1) + 1) if text.count(" ") >= 2 else len(text)
        end = len(text)
        while (suffix := _SUFFIX.search(text, max(0, end - _SUFFIX_REACH), end)) and suffix.start() >= least:
            end = suffix.start()
        longest = max(headings, key=len, default="")
        # "Artikel", "Berita Utama": a page of a kind, not an article.
        is_kind = text[: suffix.start() if suffix else end].count(" ") < 2
        return longest if is_kind and longest.count(" ") >= 3 else _whole(text[:end], headings)
    return max(headings, key=len, default="")


def is_confirmed(title: str, headings: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether the page shows the *title* that it gives in its head, which else may name the site alone."""
    # Three words in a line may as well be the site's name in a list of tags.
    told = [one for one in headings if one.count(" ") >= _FEWEST_SPACES]
    told += [one for one in lines if one.count(" ") >= _FEWEST_SHOWN]
    if _is_told(title, told):
        return True
    return title.count(" ") >= _FEWEST_SHOWN and not _HOST.fullmatch(title) and _shares_words(title, headings)
