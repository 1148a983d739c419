"""A brief from its JSON: a tab hands it back to get a file of it, so that the server keeps no articles."""

from collections.abc import Mapping, Sequence
from typing import Any

from check import Finding
from clean import Article, Removed, Sentence
from engine.errors import InputError
from summarize import Summary, SummarySentence
from translate import Segment, Translation

from .result import Brief

__all__ = ["brief_from_dict"]


def brief_from_dict(data: Mapping[str, Any]) -> Brief:
    """The Brief whose `to_dict()` is *data*. Raises InputError where keys are missing or of another type."""
    try:
        return Brief(
            article=_article(data["article"]),
            title_en=data["title_en"],
            summary=_summary(data["summary"]),
            summary_en=_translation(data["summary_en"]),
            translation=_translation(data["translation"]),
            findings=tuple(_finding(finding) for finding in data["findings"]),
            timings=dict(data["timings"]),
            signature=data["signature"],
        )
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise InputError("This is not a brief.", hint="Make it again.") from exc


def _article(data: Mapping[str, Any]) -> Article:
    return Article(
        **{name: data[name] for name in ("title", "byline", "date", "source", "url", "language")},
        paragraphs=tuple(data["paragraphs"]),
        kinds=tuple(data["kinds"]),
        sentences=tuple(Sentence(**sentence) for sentence in data["sentences"]),
        removed=tuple(Removed(**removed) for removed in data["removed"]),
    )


def _summary(data: Mapping[str, Any]) -> Summary:
    return Summary(
        text=data["text"],
        method=data["method"],
        model=data["model"],
        sentences=tuple(
            SummarySentence(text=sentence["text"], sources=tuple(sentence["sources"]))
            for sentence in data["sentences"]
        ),
    )


def _translation(data: Mapping[str, Any]) -> Translation:
    return Translation(
        text=data["text"],
        model=data["model"],
        segments=tuple(
            Segment(
                source=segment["source"],
                target=segment["target"],
                sentence=segment["sentence"],
                alternatives=tuple(segment["alternatives"]),
                outcome=segment["outcome"],
                findings=tuple(_finding(finding) for finding in segment["findings"]),
            )
            for segment in data["segments"]
        ),
    )


def _finding(data: Mapping[str, Any]) -> Finding:
    return Finding(
        kind=data["kind"],
        severity=data["severity"],
        message=data["message"],
        source_span=_span(data["source_span"]),
        target_span=_span(data["target_span"]),
        stage=data.get("stage"),
        segment=data.get("segment"),
    )


def _span(data: Sequence[int] | None) -> tuple[int, int] | None:
    if data is None:
        return None
    start, end = data
    return start, end
