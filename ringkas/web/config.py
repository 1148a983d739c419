"""What the page's script is told at the start: models to choose from, their licences, examples, limits."""

from importlib.resources import files
from typing import Any, get_args

from check import MARK_BELOW, Language, templates
from engine import KnownModel, backend_of, known_models, stored
from engine.errors import StoreError
from engine.extras import lacking, missing_for
from indonesian import months, weekdays

from ..pipeline import Pipeline
from .quota import Quota
from .uploads import MANY_TYPES, ONE_TYPES

__all__ = ["examples", "installed", "names_on_offer", "page_config"]

_LARGE = 500
"""Megabytes of a download above which the page asks first."""


def names_on_offer(*, downloads: bool) -> list[str]:
    """The names that a visitor may choose; without *downloads* only what this machine has."""
    have = installed()
    return [model.name for model in known_models() if downloads or model.name in have] + _strangers(have)


def page_config(
    first: Pipeline, *, quota: Quota, downloads: bool, mark_below: float = MARK_BELOW
) -> dict[str, Any]:
    """The script's ``CONFIG``: models in the order of the pickers, installed ones first.

    *mark_below* is the confidence below which sentences are marked where a visitor asks for no other.
    """
    return {
        "upload_megabytes": first.limits.upload_bytes // 1_000_000,
        "characters": first.limits.input_characters,
        "batch_rows": quota.batch_rows,
        "mark_below": mark_below,
        "one_types": list(ONE_TYPES),
        "many_types": list(MANY_TYPES),
        "models": {
            "summarizer": _choices("summarizer", first.summarizer.name, downloads=downloads),
            "translator": _choices("translator", first.translator.name, downloads=downloads),
            "second": _seconds(first),
        },
        "lacks": {"sheet": lacking("openpyxl"), "charts": lacking("matplotlib")},
        "licences": _licences(),
        "examples": examples(),
        "calendar": _calendar(),
        "messages": {language: dict(templates(language)) for language in get_args(Language)},
    }


def _choices(task: str, default: str, *, downloads: bool) -> list[dict[str, Any]]:
    have = installed()
    # What is embedded tells its version in its name, and is offered without.
    taken = {default, backend_of(default)}
    known = [model for model in known_models() if model.task == task and model.name not in taken]
    here = [model.name for model in known if model.name in have]
    if task == "translator":  # what was converted by hand is a translator
        here += [name for name in _strangers(have) if name != default]
    away = [model for model in known if model.name not in have] if downloads else []
    return [
        {"name": default, "default": True, "installed": True},
        *({"name": name, "installed": True, **_lack(name)} for name in here),
        *(
            {
                "name": model.name,
                "installed": False,
                "size": _size(model),
                "large": model.size > _LARGE,
                **_lack(model.name),
            }
            for model in away
        ),
    ]


def _seconds(first: Pipeline) -> list[dict[str, Any]]:
    """Translators to choose from as a second: none, and what can work at once."""
    here = _choices("translator", first.translator.name, downloads=False)
    names = ["", first.second_name, *(model["name"] for model in here if "lacks" not in model)]
    # The page's own second may stand among them, under a name that tells its version.
    taken = backend_of(first.second_name)
    return [
        {"name": name, "default": name == first.second_name, "installed": True}
        for name in dict.fromkeys(names)
        if name != taken or name == first.second_name
    ]


def _lack(name: str) -> dict[str, str]:
    """What would have to be installed beside ringkas before the model *name* can work, as ``lacks``."""
    lacking = missing_for(backend_of(name))
    return {"lacks": lacking} if lacking else {}


def installed() -> dict[str, str]:
    """What can be used without a download: name -> licence, empty where it isn't known."""
    shipped = {model.name: model.licence for model in known_models() if not model.size}
    try:
        converted = {model.name: model.licence for model in stored()}
    except StoreError:  # a broken record is told by `ringkas models`; the page does without that model
        converted = {}
    return shipped | {name: converted[name] for name in converted if backend_of(name) not in shipped}


def _licences() -> dict[str, dict[str, Any]]:
    """Of each model its ``licence`` and whether it is ``bound`` to non-commercial use; not of one without."""
    bound = {model.name for model in known_models() if model.non_commercial}
    licences = installed() | {model.name: model.licence for model in known_models()}
    return {
        name: {"licence": licence, "bound": name in bound}
        for name, licence in licences.items()
        if licence or name in bound
    }


def _strangers(have: dict[str, str]) -> list[str]:
    """Models that were converted here and are in no catalog."""
    return sorted(set(have) - {model.name for model in known_models()})


def _size(model: KnownModel) -> str:
    return f"{model.size / 1000:.1f} GB" if model.size >= 1000 else f"{model.size} MB"


def _calendar() -> dict[str, dict[str, str]]:
    """Months and days of the week in lower case -> English, by language: what is the same in two texts."""
    named = [*months(), *weekdays()]
    return {
        "id": {name.lower(): day.english for day in named for name in (*day.names, *day.short)},
        "en": {name.lower(): day.english for day in named for name in (day.english, *day.english_short)},
    }


def examples() -> list[dict[str, str]]:
    """The articles to click: their ``text``, and their ``subject``, which the page has words for."""
    folder = files(__package__).joinpath("examples")
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return [
        # The number in front of a file's name gives the order.
        {
            "subject": entry.name.removesuffix(".txt").split("-", 1)[1],
            "text": entry.read_text(encoding="utf-8"),
        }
        for entry in entries
    ]
