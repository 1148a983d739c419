from .counting import Overview as Overview
from .counting import survey as survey
from .page import to_html as to_html
