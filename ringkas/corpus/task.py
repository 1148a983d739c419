"""What a batch is asked for, as a value: what a run that goes on must have in common with those before it."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from engine.errors import SettingsError

from .sampling import Sample
from .work import Work

__all__ = ["Task"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a batch is asked for."""

    output: Path
    sources: tuple[str, ...]
    work: Work
    sample: Sample
    resume: bool
    """Whether to go on where an earlier run left off; without it any output that is there is refused."""
    retry_failed: bool
    dedupe: bool
    text_column: str
    id_column: str

    @property
    def folder(self) -> Path:
        """Where the journal lies, and what else is needed to make the output."""
        return self._beside(".work")

    @property
    def errors(self) -> Path:
        """The file that has a line for each record that failed."""
        return self._beside(".errors.jsonl")

    @property
    def copies(self) -> Path:
        """The file that has a line for each copy that was merged."""
        return self._beside(".copies.jsonl")

    @property
    def articles(self) -> Path:
        """All articles, cleaned by a run of its own, where copies are to be merged."""
        return self.folder / "articles.jsonl"

    def _beside(self, ending: str) -> Path:
        return self.output.with_name(self.output.name + ending)

    def check_output(self, *, was_begun: bool) -> None:
        """Raise SettingsError where there is an output that this task must not write to."""
        output = self.output
        if was_begun and not self.resume:
            raise SettingsError(f"{output} exists already.", hint="Give another output, or let it go on.")
        if not was_begun and output.exists() and not (output.is_dir() and not any(output.iterdir())):
            raise SettingsError(
                f"{output} exists, and no batch made it; nothing was written over.",
                hint="Give another output, or move it away.",
            )

    def remove(self, *, keep_output: bool) -> None:
        """Take away what a run began that came to nothing, but not an output that was there before, empty.

        Raises nothing: what ended that run is what is to be told.
        """
        shutil.rmtree(self.folder, ignore_errors=True)
        with suppress(OSError):
            self.errors.unlink(missing_ok=True)
            if keep_output:
                return
            if self.output.is_dir():
                self.output.rmdir()
            else:
                self.output.unlink(missing_ok=True)

    def conditions(self) -> Mapping[str, Any]:
        """What a run must have in common with those before it."""
        work = self.work
        return {
            "source": self.sources,
            "step": work.only,
            "form": work.form,
            "signature": work.signature(),
            "filters": [f"{one.field}{one.operator}{one.value}" for one in work.filters],
            "limit": self.sample.limit,
            "sample": self.sample.share,
            "seed": self.sample.seed if self.sample.share is not None else None,
            "dedupe": self.dedupe or None,
            "text column": self.text_column,
            "id column": self.id_column,
        }

    def cleaning(self) -> Self:
        """The task of a run that only cleans what this one takes, so that the articles can be compared.

        It goes on by itself, too: what it has done depends on nothing but the source, the sample and the
        filters.
        """
        work = replace(
            self.work,
            only="clean",
            form="jsonl",
            filters=tuple(one for one in self.work.filters if one.field != "confidence"),
            options={},
            summarizer="extractive",
            translator="embedded",
            second="",
        )
        return replace(self, output=self.articles, work=work, resume=True, dedupe=False)
