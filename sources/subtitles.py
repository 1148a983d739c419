"""Subtitles (SRT, WebVTT) as the text that is said."""

import html
import re

from engine.errors import InputError

from .content import HEAD, Content, Kind

__all__ = ["OTHER_SUBTITLES", "SUBTITLES", "TRANSCRIPT"]

_PAUSE = 2.0
"""Seconds without a cue after which subtitles begin a new paragraph."""
_CUE = re.compile(
    r"(?:(?P<h1>\d{1,3}):)?(?P<m1>\d\d):(?P<s1>\d\d[.,]\d{1,3})[ \t]{1,4}-->[ \t]{1,4}"
    r"(?:(?P<h2>\d{1,3}):)?(?P<m2>\d\d):(?P<s2>\d\d[.,]\d{1,3})[^\n]{0,200}"
)
_CUE_MARK = re.compile(r"</?[\w.:]{1,30}(?:[ \t][^<>\n]{0,80})?>|\{\\[^{}\n]{0,80}\}")


def _is_subtitles(text: str) -> bool:
    return _CUE.search(text[:HEAD]) is not None and (
        text.startswith("WEBVTT")
        or re.match(r"\s*(?:\d{1,6}[ \t\r]*\n)?[ \t]*\d{0,3}:?\d\d:\d\d[,.]", text) is not None
    )


def _read_subtitles(text: str) -> Content:
    """The words of all cues; a new paragraph where a sentence has ended and nothing is said for a while."""
    paragraphs: list[list[str]] = [[]]
    before, rolled = 0.0, ""
    for block in re.split(r"\r?\n[ \t]*\r?\n", text):
        lines = [line.strip() for line in block.splitlines()]
        at = next((place for place, line in enumerate(lines) if _CUE.match(line)), None)
        if at is None:
            continue
        cue = _CUE.match(lines[at])
        assert cue is not None
        shown = [line for line in (_CUE_MARK.sub("", line).strip() for line in lines[at + 1 :]) if line]
        # Captions that roll show a line again above the next one.
        said = " ".join(shown[1:] if shown and shown[0] == rolled else shown)
        rolled = shown[-1] if shown else rolled
        if not said:
            continue
        if (
            paragraphs[-1]
            and _seconds(cue, "1") - before >= _PAUSE
            and paragraphs[-1][-1].endswith(tuple('.!?"”'))
        ):
            paragraphs.append([])
        before = _seconds(cue, "2")
        paragraphs[-1].append(html.unescape(said))
    return Content(kind="subtitles", body="\n\n".join(" ".join(said) for said in paragraphs))


def _seconds(cue: re.Match[str], end: str) -> float:
    hours, minutes, seconds = cue[f"h{end}"] or "0", cue[f"m{end}"], cue[f"s{end}"]
    return 3600 * int(hours) + 60 * int(minutes) + float(seconds.replace(",", "."))


_OTHER = re.compile(
    r"\s{0,20}(?:\[Script Info\]|\d{1,2}:\d\d:\d\d\.\d{3},\d{1,2}:\d\d:\d\d\.\d{3}[ \t\r]*\n)", re.IGNORECASE
)
"""How subtitles of Aegisub (.ass, .ssa) and of YouTube (.sbv) begin."""


def _refuse_other(_text: str) -> Content:
    raise InputError(
        "These are subtitles of a kind that isn't read.",
        hint="Save them as .srt or .vtt, and give that file.",
    )


_STAMP = re.compile(r"[\[(]?(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)[\])]?(?=\s|$)[ \t]{0,4}[-–—]?[ \t]{0,4}(.*)")
"""A line of a transcript, as video sites show it: when it is said, and often what."""
_STAMPS = 3
_SHARE = 1 / 3
"""Of a transcript's lines begin with a time: what is said stands beside it, or in a line or two below."""


def _is_transcript(text: str) -> bool:
    """Whether lines begin with times that count from the start: the clock of a live report doesn't."""
    lines = [line.strip() for line in text[:HEAD].splitlines() if line.strip()]
    stamps = [stamp for line in lines if (stamp := _STAMP.fullmatch(line))]
    if len(stamps) < max(_STAMPS, len(lines) * _SHARE) or not _STAMP.fullmatch(lines[0]):
        return False
    times = [int(stamp[1] or 0) * 3600 + int(stamp[2]) * 60 + int(stamp[3]) for stamp in stamps]
    return times[0] < 60 and times == sorted(times)


def _read_transcript(text: str) -> Content:
    lines = (line.strip() for line in text.splitlines())
    said = (stamp[4] if (stamp := _STAMP.fullmatch(line)) else line for line in lines)
    return Content(kind="transcript", body=" ".join(filter(None, said)))


TRANSCRIPT = Kind(name="transcript", is_it=_is_transcript, read=_read_transcript)
SUBTITLES = Kind(name="subtitles", is_it=_is_subtitles, read=_read_subtitles)
OTHER_SUBTITLES = Kind(
    name="other subtitles", is_it=lambda text: _OTHER.match(text) is not None, read=_refuse_other
)
