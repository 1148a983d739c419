from .charset import refuse_binary as refuse_binary
from .limits import Limits as Limits
from .records import Record as Record
from .records import iter_records as iter_records
from .source import Source as Source
from .source import read_path as read_path
from .source import read_stream as read_stream
from .source import read_url as read_url
