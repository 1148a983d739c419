"""Corpora as tests read them."""

from engine.errors import InputError
from sources import Limits
from sources.corpora import Corpus, Fault, PoliteFetcher

LIMITS = Limits(fetch_seconds=5)

PAGE = "<!doctype html><title>Beras</title><p>Harga beras naik.</p>"


def corpus(*sources, limits=LIMITS, fetcher=None, **options):
    fetcher = fetcher or PoliteFetcher(limits=limits, delay=0)
    return Corpus([str(source) for source in sources], limits=limits, fetcher=fetcher, **options)


def documents(*sources, limits=LIMITS, **options):
    """What is read: documents, and faults as they are."""
    found = []
    fetcher = PoliteFetcher(limits=limits, delay=0)
    for entry in corpus(*sources, limits=limits, fetcher=fetcher, **options):
        filled = fetcher.fill(entry)
        try:
            found.append(filled.body if isinstance(filled.body, Fault) else filled.read(limits))
        except InputError as error:
            found.append(Fault.of(error))
    return found


def texts(*sources, **options):
    return [one.kind if isinstance(one, Fault) else one.text for one in documents(*sources, **options)]
