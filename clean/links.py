"""Addresses that a page gives of itself, which may be anything: read without ever failing."""

from urllib.parse import urljoin, urlsplit

from sources import sound_text

__all__ = ["host_of", "joined"]


def host_of(address: str) -> str:
    """The host in *address*, in small letters; ``""`` where it names none or is no address.

    >>> host_of("https://Kabar.example/x"), host_of("https://[kabar/x"), host_of("kabar")
    ('kabar.example', '', '')
    """
    try:
        # It normalizes the host.
        return urlsplit(sound_text(address)).hostname or ""
    except ValueError:
        return ""


def joined(base: str, link: str) -> str:
    """*link* as an absolute address, read from the page at *base*; as it stands where either is no address.

    >>> joined("https://kabar.example/a/b", "?page=2"), joined("https://[kabar/a", "?page=2")
    ('https://kabar.example/a/b?page=2', '?page=2')
    """
    try:
        return urljoin(sound_text(base), sound_text(link))
    except ValueError:
        return link
