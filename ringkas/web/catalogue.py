"""What the page's script is told at the start: models to choose from, examples, limits."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from .pipelines import Pipelines
from .quota import Quota
from .sources import MANY_TYPES, ONE_TYPES

__all__ = ["page_config"]


def page_config(pipelines: Pipelines, *, quota: Quota) -> dict[str, Any]:
    """The script's ``CONFIG``."""
    first = pipelines.first
    return {
        "upload_megabytes": first.limits.upload_bytes // 1_000_000,
        "batch_rows": quota.batch_rows,
        "timeout_seconds": quota.seconds,
        "one_types": list(ONE_TYPES),
        "many_types": list(MANY_TYPES),
        "models": {
            "summarizer": [{"name": first.summarizer.name, "default": True, "installed": True}],
            "translator": [{"name": first.translator.name, "default": True, "installed": True}],
        },
        "licences": {},
        "examples": _examples(),
    }


def _examples() -> list[dict[str, str]]:
    """The articles to click: their text, named by their first line."""
    folder = files(__package__).joinpath("examples")
    texts = [
        entry.read_text(encoding="utf-8") for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
    ]
    return [{"name": text.split("\n", 1)[0], "text": text} for text in texts]
