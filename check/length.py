"""Length: an empty target, or one far longer or shorter than translations of Indonesian are."""

from .finding import Finding

__all__ = ["check_length"]

# Characters of English per character of Indonesian lie between 0.6 and 1.5 for human translations of
# sentences; short ones vary more, so a fixed number of characters is allowed on top.
_LONGEST, _SHORTEST, _SLACK = 2.0, 0.4, 20


def check_length(source: str, target: str) -> list[Finding]:
    """Compare lengths in characters; an empty target for a source that has letters or digits is an error."""
    ours, theirs = len(source.strip()), len(target.strip())
    if not theirs:
        if any(character.isalnum() for character in source):
            return [
                Finding.of(
                    "empty",
                    kind="empty",
                    severity="error",
                )
            ]
        return []
    ratio = theirs / max(ours, 1)
    if theirs > ours * _LONGEST + _SLACK:
        values = {"times": f"{ratio:.1f}"}
        return [Finding.of("too_long", kind="length", severity="error", values=values)]
    if theirs + _SLACK < ours * _SHORTEST:
        values = {"share": f"{ratio:.0%}"}
        return [Finding.of("too_short", kind="length", severity="error", values=values)]
    return []
