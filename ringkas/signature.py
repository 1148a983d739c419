"""One line that says what made a brief, as sacrebleu does for a score."""

import hashlib
from importlib.metadata import PackageNotFoundError, version

from prompts import load_prompt, prompt_names
from translate import Glossary

from .options import Options

__all__ = ["sign"]

RUNTIMES = ("ctranslate2", "lxml", "onnxruntime")
"""Packages whose version can change what comes out, whatever the models."""


def sign(*, summarizer: str, translator: str, options: Options) -> str:
    """The signature of a brief: ``key:value`` pairs, joined by ``|``.

    It names the version of ringkas and of the libraries that shape its output, both models, the hash of the
    prompts, and each option that isn't at its default. Equal signatures and equal input give equal briefs.
    """
    parts = [f"ringkas:{_version('ringkas')}", f"summarizer:{summarizer}", f"translator:{translator}"]
    parts += [f"{package}:{_version(package)}" for package in RUNTIMES]
    parts.append(f"prompts:{_prompts()}")
    defaults = Options().by_name()
    parts += [
        f"{name}:{value.digest if isinstance(value, Glossary) else value}"
        for name, value in options.by_name().items()
        if value != defaults[name]
    ]
    return "|".join(parts)


def _prompts() -> str:
    hashes = "".join(load_prompt(name).hash for name in prompt_names())
    return hashlib.sha256(hashes.encode()).hexdigest()[:8]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "unknown"
