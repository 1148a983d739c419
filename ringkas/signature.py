"""One line that says what made a brief, as sacrebleu does for a score."""

from numbers import Real

from engine.version import __version__, version_of
from prompts import digest
from sources import sound_text
from translate import Glossary, load_glossary

from .options import Options

__all__ = ["sign", "sign_checks"]

_RUNTIMES = ("ctranslate2", "lxml", "onnxruntime")
"""Packages whose version can change what comes out, whatever the models; those that aren't here can't."""


def sign(*, summarizer: str, translator: str, options: Options, second: str = "") -> str:
    """The signature of a brief: ``key:value`` pairs, joined by ``|``.

    It names the version of ringkas and of the libraries that shape its output, the models (*second* is the
    translator beside the first; empty where there is none), the hash of the prompts, and each option that
    isn't at its default. Equal signatures and equal input give equal briefs.
    """
    parts = [f"ringkas:{__version__}", f"summarizer:{summarizer}", f"translator:{translator}"]
    parts += [f"second:{second}"] if second else []
    versions = {package: version_of(package) for package in _RUNTIMES}
    parts += [f"{package}:{version}" for package, version in versions.items() if version != "unknown"]
    parts.append(f"prompts:{digest()}")
    defaults = Options().by_name()
    parts += [
        # A path says nothing of what the file held, and 1 is 1.0.
        f"{name}:{options.translation.load_glossary().digest if name == 'glossary' else _said(value)}"
        for name, value in options.by_name().items()
        if value != defaults[name]
    ]
    return sound_text("|".join(parts))


def _said(value: object) -> str:
    return str(value).removesuffix(".0") if isinstance(value, Real) else str(value)


def sign_checks(glossary: Glossary) -> str:
    """The signature of what the checks said of a translation, who had the English of *glossary*."""
    own = f"|glossary:{glossary.digest}" if glossary.digest != load_glossary().digest else ""
    return f"ringkas:{__version__}{own}"
