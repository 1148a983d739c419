"""Packages that the core does without: what needs one asks here, so that a lack is told with its cure."""

from importlib.util import find_spec

from .errors import MissingExtra

__all__ = ["PACKAGES", "lacking", "missing_for", "need"]

PACKAGES = {
    "brotli": ("brotli", "corpora"),
    "ctranslate2": ("ctranslate2", "ct2"),
    "docx": ("python-docx", "documents"),
    "firefox_translations": ("firefox-translations", "firefox"),
    "gradio": ("gradio", "web"),
    "huggingface_hub": ("huggingface-hub", "hf"),
    "matplotlib": ("matplotlib", "report"),
    "mcp": ("mcp", "mcp"),
    "openpyxl": ("openpyxl", "corpora"),
    "pyarrow": ("pyarrow", "corpora"),
    "pypdf": ("pypdf", "documents"),
    "ray": ("ray", "ray"),
    "tokenizers": ("tokenizers", "hf"),
    "torch": ("torch", "hf"),
    "transformers": ("transformers", "hf"),
    "warcio": ("warcio", "corpora"),
    "xllamacpp": ("xllamacpp", "gguf"),
    "zstandard": ("zstandard", "corpora"),
}
"""By module: the package that has it, and the extra of pyproject.toml that brings it."""
_BACKENDS = {
    "marian": ("torch", "transformers"),
    "nllb": ("ctranslate2", "torch", "transformers"),
    "m2m": ("ctranslate2", "torch", "transformers"),
    "madlad": ("ctranslate2", "torch", "transformers"),
    "hf": ("torch", "transformers"),
    "firefox": ("firefox_translations", "ctranslate2"),
    "gguf": ("xllamacpp",),
}
"""What fetching and running a model of a backend takes, beyond the core."""


def need(*modules: str, what: str) -> None:
    """Make sure that *modules*, of `PACKAGES`, can be imported; *what* needs them, as a sentence begins.

    Raises MissingExtra.
    """
    if missing := _missing(modules):
        names = " and ".join(PACKAGES[module][0] for module in missing)
        raise MissingExtra(
            f"{what} needs {names}, which {'is' if len(missing) == 1 else 'are'}n't installed.",
            hint=f"Install with: pip install '{_requirement(missing)}'",
        )


def missing_for(backend: str) -> str:
    """What `pip install` brings the packages that models of *backend* lack here; empty where none is lacking.

    >>> missing_for("embedded")
    ''
    """
    return lacking(*_BACKENDS.get(backend, ()))


def lacking(*modules: str) -> str:
    """What `pip install` brings those of *modules*, of `PACKAGES`, that aren't here; empty where all are."""
    return _requirement(_missing(modules))


def _missing(modules: tuple[str, ...]) -> list[str]:
    return [module for module in modules if find_spec(module) is None]


def _requirement(modules: list[str]) -> str:
    extras = sorted({PACKAGES[module][1] for module in modules})
    return f"ringkas[{','.join(extras)}]" if extras else ""
