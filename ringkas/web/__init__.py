"""The web page: `app` serves it, `handlers` and `endpoints` answer, ``static/`` goes to the browser."""

from .app import build, launch, main, serve
from .quota import Quota

__all__ = ["Quota", "build", "launch", "main", "serve"]
