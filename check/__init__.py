"""Check: what must survive from a source to a target; pure functions, no models."""

from .api import compare
from .documents import Audit, audit, compare_documents
from .finding import Finding, Severity, Span, Stage
from .lexicon import stays
from .renderings import WordLexicon
from .words import initials

__all__ = [
    "Audit",
    "Finding",
    "Severity",
    "Span",
    "Stage",
    "WordLexicon",
    "audit",
    "compare",
    "compare_documents",
    "initials",
    "stays",
]
