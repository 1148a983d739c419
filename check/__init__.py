"""Check: what must survive from a source to a target; pure functions, no models."""

from .api import compare
from .finding import Finding

__all__ = ["Finding", "compare"]
