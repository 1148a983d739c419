"""What the page's script is told at the start: models to choose from, their licences, examples, limits."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from engine.errors import StoreError
from engine.store import stored

from ..pipeline import Pipeline
from .quota import Quota
from .sources import MANY_TYPES, ONE_TYPES

__all__ = ["names_on_offer", "page_config"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A model that the page offers, fetched or not."""

    name: str
    role: str
    megabytes: int
    """What has to be downloaded for it; 0 for what comes with ringkas."""
    licence: str


OFFERS = (
    Offer(name="extractive", role="summarizer", megabytes=0, licence=""),
    Offer(name="embedded", role="translator", megabytes=0, licence="Gemma Terms of Use"),
    Offer(name="marian:Helsinki-NLP/opus-mt-id-en", role="translator", megabytes=300, licence="Apache-2.0"),
    Offer(name="m2m:facebook/m2m100_418M", role="translator", megabytes=1_900, licence="MIT"),
    Offer(
        name="nllb:facebook/nllb-200-distilled-600M",
        role="translator",
        megabytes=2_500,
        licence="CC-BY-NC-4.0: not for commercial use",
    ),
    Offer(name="madlad:google/madlad400-3b-mt", role="translator", megabytes=11_800, licence="Apache-2.0"),
)
"""Sizes are those of the checkpoints that are fetched, rounded; licences as the models' cards state them."""

BUILT_IN = frozenset(offer.name for offer in OFFERS if not offer.megabytes)


def names_on_offer(*, downloads: bool) -> list[str]:
    """The names that a visitor may choose; without *downloads* only what this machine has."""
    have = _installed()
    return [offer.name for offer in OFFERS if downloads or offer.name in have] + sorted(
        set(have) - {offer.name for offer in OFFERS}
    )


def page_config(first: Pipeline, *, quota: Quota, downloads: bool) -> dict[str, Any]:
    """The script's ``CONFIG``: models in the order of the pickers, installed ones first."""
    return {
        "upload_megabytes": first.limits.upload_bytes // 1_000_000,
        "batch_rows": quota.batch_rows,
        "timeout_seconds": quota.seconds,
        "one_types": list(ONE_TYPES),
        "many_types": list(MANY_TYPES),
        "models": {
            "summarizer": _choices("summarizer", first.summarizer.name, downloads=downloads),
            "translator": _choices("translator", first.translator.name, downloads=downloads),
        },
        "licences": {offer.name: offer.licence for offer in OFFERS if offer.licence} | _installed(),
        "examples": _examples(),
    }


def _choices(role: str, default: str, *, downloads: bool) -> list[dict[str, Any]]:
    have = _installed()
    # What is embedded tells its version in its name, and is offered without.
    taken = {default, default.partition(":")[0]}
    of_role = [offer for offer in OFFERS if offer.role == role and offer.name not in taken]
    listed = {offer.name for offer in OFFERS} | {default}
    here = [offer.name for offer in of_role if offer.name in have]
    if role == "translator":  # what was converted for CTranslate2 by hand is a translator as well
        here += sorted(set(have) - listed)
    rest = [offer for offer in of_role if offer.name not in have] if downloads else []
    return [
        {"name": default, "default": True, "installed": True},
        *({"name": name, "installed": True} for name in here),
        *({"name": offer.name, "installed": False, "size": _size(offer.megabytes)} for offer in rest),
    ]


def _installed() -> dict[str, str]:
    """What can be used without a download: name -> licence, empty where it isn't known."""
    try:
        converted = {
            model.name: model.licence for model in stored() if model.name.partition(":")[0] not in BUILT_IN
        }
    except StoreError:  # a broken record is told by `ringkas models`; the page does without that model
        converted = {}
    return {offer.name: offer.licence for offer in OFFERS if offer.name in BUILT_IN} | converted


def _size(megabytes: int) -> str:
    return f"{megabytes / 1000:.1f} GB" if megabytes >= 1000 else f"{megabytes} MB"


def _examples() -> list[dict[str, str]]:
    """The articles to click: their text, named by their first line."""
    folder = files(__package__).joinpath("examples")
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    texts = [entry.read_text(encoding="utf-8") for entry in entries]
    return [{"name": text.split("\n", 1)[0], "text": text} for text in texts]
