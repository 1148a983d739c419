from .entry import Document as Document
from .entry import Entry as Entry
from .entry import Fault as Fault
from .entry import Link as Link
from .files import Corpus as Corpus
from .listings import read_listing as read_listing
from .polite import PoliteFetcher as PoliteFetcher
