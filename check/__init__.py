"""Check: what must survive from a source to a target; pure functions, no models."""

from .api import compare
from .documents import Audit, audit, compare_documents
from .finding import Finding, Severity, Span, Stage

__all__ = ["Audit", "Finding", "Severity", "Span", "Stage", "audit", "compare", "compare_documents"]
