"""The result of the whole job: a `Brief`."""

import json
from dataclasses import dataclass
from typing import Any

from check import Finding
from clean import Article
from summarize import Summary
from translate import Segment, Translation

__all__ = ["Brief", "article_to_dict", "segment_to_dict", "summary_to_dict", "translation_to_dict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One article, cleaned, summarized, translated and checked."""

    article: Article
    title_en: str
    summary: Summary
    summary_en: Translation
    translation: Translation
    """The whole article in English; without segments where only the summary was asked for."""
    findings: tuple[Finding, ...]
    """All findings, each with its stage and, where it has one, its segment; errors first."""
    timings: dict[str, float]
    """Seconds that each stage took: ``clean``, ``summary``, ``summary_en``, ``translation``."""
    signature: str
    """What made this brief: versions, models, prompts and options, in one line."""

    def to_dict(self) -> dict[str, Any]:
        """The brief as plain lists, dicts and strings, with the keys that the documentation fixes."""
        return {
            "article": article_to_dict(self.article),
            "title_en": self.title_en,
            "summary": summary_to_dict(self.summary),
            "summary_en": translation_to_dict(self.summary_en),
            "translation": translation_to_dict(self.translation),
            "findings": [_located(finding) for finding in self.findings],
            "timings": {stage: round(seconds, 4) for stage, seconds in self.timings.items()},
            "signature": self.signature,
        }

    def to_json(self, *, indent: int | None = 2) -> str:
        """The brief as one JSON object."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_markdown(self) -> str:
        """The brief as Markdown, for a reader."""
        from .export import to_markdown

        return to_markdown(self)


def article_to_dict(article: Article) -> dict[str, Any]:
    """The ``article`` object of a brief's JSON; ``ringkas clean --json`` prints it alone."""
    return {
        "title": article.title,
        "byline": article.byline,
        "date": article.date,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "paragraphs": list(article.paragraphs),
        "kinds": list(article.kinds),
        "sentences": [
            {"text": s.text, "paragraph": s.paragraph, "start": s.start, "end": s.end}
            for s in article.sentences
        ],
        "removed": [{"text": r.text, "rule": r.rule} for r in article.removed],
    }


def summary_to_dict(summary: Summary) -> dict[str, Any]:
    """The ``summary`` object of a brief's JSON."""
    return {
        "text": summary.text,
        "method": summary.method,
        "model": summary.model,
        "sentences": [{"text": s.text, "sources": list(s.sources)} for s in summary.sentences],
    }


def translation_to_dict(translation: Translation) -> dict[str, Any]:
    """The ``translation`` (or ``summary_en``) object of a brief's JSON."""
    return {
        "text": translation.text,
        "model": translation.model,
        "segments": [segment_to_dict(segment) for segment in translation.segments],
    }


def segment_to_dict(segment: Segment) -> dict[str, Any]:
    """One element of ``segments`` in a brief's JSON."""
    return {
        "source": segment.source,
        "target": segment.target,
        "sentence": segment.sentence,
        "alternatives": list(segment.alternatives),
        "outcome": segment.outcome,
        "findings": [_finding(finding) for finding in segment.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "source_span": finding.source_span,
        "target_span": finding.target_span,
    }


def _located(finding: Finding) -> dict[str, Any]:
    return {**_finding(finding), "stage": finding.stage, "segment": finding.segment}
