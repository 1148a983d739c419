"""What to do instead, where several places say the same."""

__all__ = ["INDEX_HINT", "MANY_HINT"]

MANY_HINT = (
    "For many: `ringkas batch`; in Python `ringkas.batch` or `Pipeline.stream`; "
    "or the batch tab of `ringkas ui`."
)
"""What to do with records of several articles; the page's endpoints have words of their own for it."""

INDEX_HINT = (
    "Give the address of one article: `ringkas run URL`. For all: `ringkas batch` with a file of their "
    "addresses, one a line; for what is new: `ringkas watch` with the site's feed or sitemap."
)
"""The same for a page that lists articles."""
