from .api import batch as batch
from .report import Figures as Figures
from .report import Report as Report
