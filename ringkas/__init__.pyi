from .corpus.running import batch as batch
from .pipeline import Pipeline as Pipeline
from .pipeline import brief as brief
from .pipeline import brief_file as brief_file
from .pipeline import brief_url as brief_url
from .result import Brief as Brief
