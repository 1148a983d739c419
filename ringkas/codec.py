"""The JSON of a brief's parts, written and read side by side: article, summary, translation, findings.

A value that lower layers write too has its form where it lives: `check.Finding`, and for the cache
`translate.rendering.Rendering`. The brief that holds the parts is written and read by `result.Brief`.

What reads raises KeyError where a key is missing, TypeError or ValueError where a value isn't what it must
be, and passes over keys that it doesn't know. JSON of before may lack what tells of two translators: there
was one.
"""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from check import Finding
from clean import Article, ParagraphKind, Removed, Sentence, Table
from summarize import Summary, SummarySentence
from translate import OtherEnglish, Outcome, Segment, Translation

from .strict import listed, number, one_of, text, whole

__all__ = [
    "article_from_dict",
    "article_to_dict",
    "findings_from_list",
    "findings_to_list",
    "segment_from_dict",
    "segment_to_dict",
    "summary_from_dict",
    "summary_to_dict",
    "translation_from_dict",
    "translation_to_dict",
]


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
        "tables": [
            {"paragraph": table.paragraph, "rows": [list(row) for row in table.rows]}
            for table in article.tables
        ],
        "sentences": [
            {"text": s.text, "paragraph": s.paragraph, "start": s.start, "end": s.end}
            for s in article.sentences
        ],
        "removed": [{"text": r.text, "rule": r.rule} for r in article.removed],
        "joined": list(article.joined),
        "next_page": article.next_page,
    }


def article_from_dict(data: Mapping[str, Any]) -> Article:
    """The article whose `article_to_dict` is *data*."""
    return Article(
        title=text(data["title"]),
        byline=text(data["byline"]),
        date=text(data["date"]),
        source=text(data["source"]),
        url=text(data["url"]),
        language=text(data["language"]),
        paragraphs=tuple(map(text, listed(data["paragraphs"]))),
        kinds=tuple(one_of(get_args(ParagraphKind), kind) for kind in listed(data["kinds"])),
        tables=tuple(
            Table(
                paragraph=whole(table["paragraph"]),
                rows=tuple(tuple(map(text, listed(row))) for row in listed(table["rows"])),
            )
            for table in listed(data["tables"])
        ),
        sentences=tuple(
            Sentence(
                text=text(s["text"]),
                paragraph=whole(s["paragraph"]),
                start=whole(s["start"]),
                end=whole(s["end"]),
            )
            for s in listed(data["sentences"])
        ),
        removed=tuple(Removed(text=text(r["text"]), rule=text(r["rule"])) for r in listed(data["removed"])),
        joined=tuple(map(text, listed(data.get("joined", [])))),
        next_page=text(data["next_page"]),
    )


def summary_to_dict(summary: Summary) -> dict[str, Any]:
    """The ``summary`` object of a brief's JSON."""
    return {
        "text": summary.text,
        "method": summary.method,
        "model": summary.model,
        "sentences": [{"text": s.text, "sources": list(s.sources)} for s in summary.sentences],
        "findings": findings_to_list(summary.findings),
    }


def summary_from_dict(data: Mapping[str, Any]) -> Summary:
    """The summary whose `summary_to_dict` is *data*."""
    return Summary(
        text=text(data["text"]),
        method=text(data["method"]),
        model=text(data["model"]),
        sentences=tuple(
            SummarySentence(text=text(s["text"]), sources=tuple(map(whole, listed(s["sources"]))))
            for s in listed(data["sentences"])
        ),
        findings=findings_from_list(data["findings"]),
    )


def translation_to_dict(translation: Translation) -> dict[str, Any]:
    """The ``translation`` (or ``summary_en``) object of a brief's JSON."""
    return {
        "text": translation.text,
        "model": translation.model,
        "segments": [segment_to_dict(segment) for segment in translation.segments],
        "findings": findings_to_list(translation.findings),
        "second": translation.second,
    }


def translation_from_dict(data: Mapping[str, Any]) -> Translation:
    """The translation whose `translation_to_dict` is *data*."""
    return Translation(
        text=text(data["text"]),
        model=text(data["model"]),
        segments=tuple(map(segment_from_dict, listed(data["segments"]))),
        findings=findings_from_list(data["findings"]),
        second=text(data.get("second", "")),
    )


def segment_to_dict(segment: Segment) -> dict[str, Any]:
    """One element of ``segments`` in a brief's JSON."""
    return {
        "source": segment.source,
        "target": segment.target,
        "sentence": segment.sentence,
        "alternatives": list(segment.alternatives),
        "outcome": segment.outcome,
        "confidence": segment.confidence,
        "findings": findings_to_list(segment.findings),
        "model": segment.model,
        "other": segment.other and _other_to_dict(segment.other),
    }


def segment_from_dict(data: Mapping[str, Any]) -> Segment:
    """The segment whose `segment_to_dict` is *data*."""
    other = data.get("other")
    return Segment(
        source=text(data["source"]),
        target=text(data["target"]),
        sentence=whole(data["sentence"]),
        alternatives=tuple(map(text, listed(data["alternatives"]))),
        outcome=one_of(get_args(Outcome), data["outcome"]),
        confidence=number(data["confidence"]),
        findings=findings_from_list(data["findings"]),
        model=text(data.get("model", "")),
        other=None if other is None else _other_from_dict(other),
    )


def _other_to_dict(other: OtherEnglish) -> dict[str, Any]:
    return {
        "model": other.model,
        "target": other.target,
        "confidence": other.confidence,
        "findings": findings_to_list(other.findings),
    }


def _other_from_dict(data: Mapping[str, Any]) -> OtherEnglish:
    return OtherEnglish(
        model=text(data["model"]),
        target=text(data["target"]),
        confidence=number(data["confidence"]),
        findings=findings_from_list(data["findings"]),
    )


def findings_to_list(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Any ``findings`` of a brief's JSON; each is a `Finding.to_dict`."""
    return [finding.to_dict() for finding in findings]


def findings_from_list(data: object) -> tuple[Finding, ...]:
    """The findings whose `findings_to_list` is *data*."""
    return tuple(map(Finding.from_dict, listed(data)))
