"""ringkas: Indonesian news in; a clean article, a faithful summary and a checked translation out.

from ringkas import brief
b = brief(html_or_text, sentences=3)
print(b.title_en, b.summary_en.text, b.findings)
"""

from .pipeline import Pipeline, brief, brief_file, brief_url
from .result import Brief

__all__ = ["Brief", "Pipeline", "brief", "brief_file", "brief_url"]
