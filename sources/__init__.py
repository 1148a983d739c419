"""The ways in: files, pages and records become text with its origin."""

__all__: list[str] = []
