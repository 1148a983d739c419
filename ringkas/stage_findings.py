"""The findings of a brief's stages: which stage each belongs to, and those on its title and its models."""

from dataclasses import replace
from typing import Literal, TypeAlias

from check import Finding, Message
from engine import backend_of, recommended_translator
from translate import Translation

__all__ = ["EnglishStage", "about_models", "about_title", "is_about_title", "located"]

EnglishStage: TypeAlias = Literal["summary_en", "translation"]
"""The stages of a brief that are English."""


def located(translation: Translation, stage: EnglishStage) -> Translation:
    """*translation* with its findings marked as those of *stage*."""
    return replace(
        translation, findings=tuple(replace(finding, stage=stage) for finding in translation.findings)
    )


def about_title(title: Translation, stage: EnglishStage) -> list[Finding]:
    """The findings of a translated *title*, as those on the whole of *stage*, which a reader sees first."""
    return [
        replace(
            finding,
            message=f"Title: {finding.message}",
            wording=Message.of("title", finding=finding.wording or finding.message),
            stage=stage,
            segment=None,
        )
        for finding in title.findings
    ]


def is_about_title(finding: Finding) -> bool:
    """Whether *finding* is one of `about_title`."""
    return finding.wording is not None and finding.wording.template == "title"


def about_models(*, summarizer: str, translator: str, stage: EnglishStage) -> list[Finding]:
    """Notes on the models of those names that are small, that on the translator as one of *stage*."""
    found = []
    if backend_of(translator) == "embedded":
        values = {"better": recommended_translator()}
        found.append(
            Finding.of("small_translator", kind="model", severity="info", values=values, stage=stage)
        )
    if backend_of(summarizer) == "embedded":
        found.append(Finding.of("small_summarizer", kind="model", severity="info", stage="summary"))
    return found
