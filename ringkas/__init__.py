"""ringkas: Indonesian news in; a clean article, a faithful summary and a checked translation out.

from ringkas import brief
b = brief(html_or_text, sentences=3)
print(b.title_en, b.summary_en.text, b.findings)
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
