from .counting import survey as survey
from .page import to_html as to_html
from .result import Overview as Overview
