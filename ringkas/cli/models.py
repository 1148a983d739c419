"""``ringkas models``: what there is, what is here, and which to use from now on."""

import json

import click

from engine import KnownModel, StoredModel, backend_of, discard, fetch, known_models, ranked, stored
from engine.errors import ModelNotFound, UnknownBackend
from engine.extras import missing_for
from engine.plugins import Plugin, is_plugin, plugins
from engine.registry import Task

from ..choices import choose, remember
from .progress import Progress
from .sizes import readable
from .telling import note

__all__ = ["models_command"]

_INSTALLED = ("embedded", "extractive", "gguf:gemma-3-270m")
"""What comes with the installation and needs no place in the store."""
_TASKS: tuple[Task, ...] = ("translator", "summarizer")
_MEMORY_SIZES = (4, 8, 16)
"""Gigabytes that machines have."""


@click.group("models")
def models_command() -> None:
    """List, fetch, remove or choose models."""


@models_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array on stdout.")
def _list(*, as_json: bool) -> None:
    """Show the models that ringkas knows or holds, and which are best for a machine's memory."""
    here = {model.name: model for model in stored()}
    rows = [_row(model, here.pop(_stored_name(model), None)) for model in known_models()]
    rows += [_stranger(model) for model in here.values()]
    rows += [_brought(plugin) for plugin in plugins()]
    chosen = choose()
    defaults: dict[Task, str] = {"translator": chosen.translator, "summarizer": chosen.summarizer}
    for row in rows:
        row["default"] = False
        row["needs"] = missing_for(backend_of(str(row["name"])))
    for task, name in defaults.items():
        # A plug-in is listed by its backend, whatever stands behind the colon of the default.
        named = [
            row
            for row in rows
            if row["name"] in (name, *([backend_of(name)] if is_plugin(task, name) else []))
        ]
        # A model can be the default for what the catalog doesn't have it for.
        for row in [row for row in named if row["task"] == task] or named:
            row["default"] = True
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for task in ("translator", "summarizer"):
        click.secho(f"{task.capitalize()}s", bold=True)
        for row in rows:
            if row["task"] == task:
                click.echo(_line(row))
        click.echo()
    click.secho("Translators by published quality", bold=True)
    for memory in _MEMORY_SIZES:
        click.echo(_best(memory))
    click.echo(
        "BLEU on FLORES-200 devtest, Indonesian to English. A model without such a figure may be better\n"
        "than any that has one, but we found none published. Memory is an estimate.\n"
    )
    click.echo("* used by default   ● installed   ○ can be fetched: ringkas models fetch NAME")
    if any(row["needs"] for row in rows):
        click.echo("needs ringkas[…]: first pip install 'ringkas[…]'")


@models_command.command("fetch")
@click.argument("name")
def _fetch(*, name: str) -> None:
    """Bring a model into the store, ready to run."""
    known = next((model for model in known_models() if model.name == name), None)
    if known is not None and known.warning:
        note(f"Note: {known.warning}")
    progress = Progress()
    progress(f"Fetching {name} …")
    model = fetch(name, progress=progress)
    progress.clear()
    note(f"{model.name}: {readable(model.size)} in {model.path}")


@models_command.command("remove")
@click.argument("name")
def _remove(*, name: str) -> None:
    """Take a model out of the store."""
    freed = discard(name)
    if not freed:
        raise ModelNotFound(f"{name} is not in the store.", hint="See `ringkas models list`.")
    note(f"Removed {name}: {readable(freed)} freed.")


@models_command.command("use")
@click.argument("name")
@click.option(
    "--task",
    type=click.Choice(_TASKS),
    help="For a model that does both or is unknown.",
)
def _use(*, name: str, task: str | None) -> None:
    """Make a model the default from now on; it must be here already."""
    known = {model.task: model for model in known_models() if model.name == name}
    brought = [one for one in _TASKS if is_plugin(one, name)]
    # A server has its models itself.
    is_here = name in _INSTALLED or brought or backend_of(name) == "http"
    if not is_here and all(model.name != name for model in stored()):
        raise ModelNotFound(f"{name} is not here yet.", hint=f"Fetch it first: ringkas models fetch {name}")
    if brought and task not in (None, *brought):
        raise UnknownBackend(f"{name} is no {task}.", hint=f"It is a {brought[0]}.")
    # The embedded model does both: translating, its first entry, is what it is for.
    task = task or next(iter(known), brought[0] if len(brought) == 1 else None)
    if task is None:
        raise UnknownBackend(f"What {name} does is not known.", hint="Say --task translator or summarizer.")
    for model in known.values():
        if model.warning:
            note(f"Note: {model.warning}")
    path = remember(translator=name) if task == "translator" else remember(summarizer=name)
    note(f"{name} is now the default {task} ({path}).")


def _stored_name(model: KnownModel) -> str:
    """The store tells the embedded model's adapters apart; users say only ``embedded``."""
    return f"embedded:{model.task}" if model.name == "embedded" else model.name


def _row(model: KnownModel, held: StoredModel | None) -> dict[str, object]:
    return {
        "name": model.name,
        "task": model.task,
        "installed": held is not None or model.name in _INSTALLED,
        "download_bytes": model.size * 1_000_000,
        "disk_bytes": held.size if held else 0,
        "memory_gb": model.memory,
        "bleu": model.bleu,
        "quality": model.quality,
        "source": model.source,
        "licence": model.licence,
        "non_commercial": model.non_commercial,
        "recommended": model.recommended,
        "note": model.note,
    }


def _stranger(model: StoredModel) -> dict[str, object]:
    return _uncatalogued(model.name, "translator", disk_bytes=model.size, licence=model.licence)


def _brought(plugin: Plugin) -> dict[str, object]:
    return _uncatalogued(plugin.name, plugin.task, note=f"A plug-in: {plugin.package}.")


def _uncatalogued(
    name: str, task: Task, *, disk_bytes: int = 0, licence: str = "", note: str = ""
) -> dict[str, object]:
    """The row of a model that is here and that the catalog doesn't know."""
    return {
        "name": name,
        "task": task,
        "installed": True,
        "download_bytes": 0,
        "disk_bytes": disk_bytes,
        "memory_gb": None,
        "bleu": None,
        "quality": "",
        "source": "",
        "licence": licence,
        "non_commercial": None,
        "recommended": False,
        "note": note,
    }


def _best(memory: int) -> str:
    """What is best for a machine with *memory* gigabytes, and what fits it but can't be compared."""
    best = ranked(memory=memory)[0]
    text = f"  for {memory} GB: {best.name} (BLEU {best.bleu}"
    if best.non_commercial:
        free = ranked(memory=memory, any_use=True)[0]
        text += f", non-commercial use only); for any use {free.name} (BLEU {free.bleu}"
    unranked = [model for model in known_models() if _is_unranked(model) and model.memory <= memory]
    others = [f"{model.name}{model.quality and f' ({model.quality})'}" for model in unranked]
    return "\n     ".join([f"{text})", "without a figure:", *others])


def _is_unranked(model: KnownModel) -> bool:
    return model.task == "translator" and model.size > 0 and model.bleu is None


def _line(row: dict[str, object]) -> str:
    mark = ("*" if row["default"] else " ") + ("●" if row["installed"] else "○")
    size = int(str(row["disk_bytes"] or row["download_bytes"]))
    facts = [
        readable(size) if size else "",
        f"for {row['memory_gb']} GB of memory" if row["memory_gb"] else "",
        f"BLEU {row['bleu']}" if row["bleu"] is not None else "",
        str(row["licence"] or "licence not stated"),
        "NON-COMMERCIAL USE ONLY" if row["non_commercial"] else "",
        "recommended" if row["recommended"] else "",
        f"needs {row['needs']}" if row["needs"] else "",
    ]
    quality = f"By its makers: {row['quality']}." if row["quality"] else ""
    source = f"Figures: {row['source']}" if row["source"] else ""
    lines = [f"{mark} {row['name']}", " · ".join(filter(None, facts)), row["note"], quality, source]
    return "\n     ".join(str(line) for line in lines if line)
