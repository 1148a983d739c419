"""ringkas: Indonesian news in; a clean article, a faithful summary and a checked translation out.

from ringkas import brief
b = brief(html_or_text, sentences=3)
print(b.title_en, b.summary_en.text, b.findings)
"""

from typing import Any as _Any

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
_load, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


def __getattr__(name: str) -> _Any:  # noqa: ANN401 - whatever it is
    try:
        return _load(name)
    except ImportError as exc:
        from .shadows import shadow

        if said := shadow():
            raise ImportError(said) from exc
        raise
