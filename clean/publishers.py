"""Publishers by their usual names, and the publisher behind a host."""

__all__ = ["KNOWN_SOURCES", "source_of_host"]

_NAMES = {
    "antaranews.com": "ANTARA",
    "detik.com": "detikcom",
    "kompas.com": "Kompas.com",
    "kompas.id": "Kompas.id",
    "tempo.co": "Tempo",
    "liputan6.com": "Liputan6.com",
    "republika.co.id": "Republika",
    "okezone.com": "Okezone",
    "kapanlagi.com": "KapanLagi.com",
    "mediaindonesia.com": "Media Indonesia",
    "cnnindonesia.com": "CNN Indonesia",
    "cnbcindonesia.com": "CNBC Indonesia",
    "tribunnews.com": "Tribunnews",
    "suara.com": "Suara.com",
    "jpnn.com": "JPNN",
    "bisnis.com": "Bisnis.com",
    "merdeka.com": "Merdeka.com",
    "viva.co.id": "VIVA",
    "sindonews.com": "SINDOnews",
    "kumparan.com": "kumparan",
    "metrotvnews.com": "Metro TV",
    "thejakartapost.com": "The Jakarta Post",
}
KNOWN_SOURCES = frozenset(
    (*_NAMES.values(), "Antara", "ANTARA News", "Kompas", "Liputan6", "Media Indonesia", "Bisnis")
)
"""Publishers by their usual names."""


def source_of_host(host: str) -> str:
    """The publisher behind a host name: its usual name where known, else the domain.

    >>> source_of_host("news.detik.com"), source_of_host("www.kabarlokal.co.id"), source_of_host("")
    ('detikcom', 'kabarlokal.co.id', '')
    """
    host = host.lower().removeprefix("www.").split(":")[0]
    for domain, name in _NAMES.items():
        if host == domain or host.endswith("." + domain):
            return name
    return host
