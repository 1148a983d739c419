"""What to do instead, where several places say the same."""

__all__ = ["MANY_HINT"]

MANY_HINT = (
    "For many: `ringkas batch`; in Python `ringkas.batch` or `Pipeline.stream`; "
    "or the batch tab of `ringkas ui`."
)
"""What to do with records of several articles; the page's endpoints have words of their own for it."""
