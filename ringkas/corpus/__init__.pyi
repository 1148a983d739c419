from .report import Figures as Figures
from .report import Report as Report
from .running import batch as batch
