"""Fetch one public page: every address checked and then connected to as checked, everything bounded."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

import httpcore
import httpx

from engine.errors import BinaryInput, FetchError, ForbiddenAddress, InputTooLarge
from engine.settings import ALLOW_PRIVATE
from engine.version import __version__
from engine.wording import counted

from .addresses import Address, resolve
from .connection import Deadline, connection_to
from .content_encoding import unpacked
from .formats import read_bytes
from .header_fields import header_fields, media_type_and_charset
from .limits import Limits
from .proxies import Proxy, proxy_for
from .text import sound_text

__all__ = ["FetchedPage", "Validators", "fetch"]

_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.1"
_NOT_TEXT = ("image/", "audio/", "video/", "font/")
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """By what a server tells whether a page has changed (RFC 9110); each empty where it named none."""

    etag: str = ""
    modified: str = ""
    """The ``Last-Modified`` that the server named, as it stood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """A page as it came: text, not yet cleaned."""

    url: str
    """The URL that was asked for."""
    final_url: str
    """The URL that answered, after redirects."""
    text: str
    """The page's HTML or plain text; the paragraphs of a docx or PDF."""
    content_type: str
    """The media type that the server named, such as ``text/html``; empty where it named none."""
    validators: Validators = field(default_factory=Validators)
    """What to ask with the next time."""
    unchanged: bool = False
    """Whether the server said that the page is as it was when *known* was learned; there is no text then."""


def fetch(
    url: str,
    *,
    limits: Limits,
    allow_private: bool | None = None,
    proxy: str | None = None,
    known: Validators | None = None,
    read: Callable[..., str] = read_bytes,
) -> FetchedPage:
    """Fetch *url* (http or https) and give its text; a PDF or docx is read as `read_bytes` does.

    Each hop's host is looked up once, all its addresses are checked, and the connection goes to one of those
    very addresses, so that neither a redirect nor a name server that changes its answer leads anywhere else.
    *allow_private* admits loopback and private addresses; None asks `RINGKAS_ALLOW_PRIVATE` (``1`` for yes).
    *proxy* is the one to go through, else that of `sources.proxies.proxy_for`. A proxy looks the host up
    itself: the host is checked here all the same, but where the proxy then connects to is up to the proxy. No
    cookies are kept. *known* makes the request conditional: see `FetchedPage.unchanged`. *read* is
    `read_bytes`, or what calls it elsewhere.

    Raises FetchError (refused URL, HTTP status, time limit, broken connection), ForbiddenAddress,
    InputTooLarge, SettingsError where a setting has no usable value, or what `read_bytes` raises.
    """
    if allow_private is None:
        allow_private = ALLOW_PRIVATE.read()
    deadline = Deadline(limits.fetch_seconds)
    here = _parsed(url.strip())
    for _ in range(limits.redirects + 1):
        through = proxy_for(here.scheme, here.host, given=proxy)
        addresses = _checked(here, through, deadline=deadline, allow_private=allow_private)
        answer = _get(here, addresses, through, deadline=deadline, limits=limits, known=known)
        if not isinstance(answer, httpx.URL):
            text = ""
            if not answer.unchanged:
                text = read(answer.body, name=_file_name(here), limits=limits, declared=answer.charset)
            return FetchedPage(
                url=url,
                final_url=str(here.copy_with(fragment=None)),
                text=text,
                content_type=answer.content_type,
                validators=answer.validators,
                unchanged=answer.unchanged,
            )
        here = answer
    raise FetchError(
        f"{url} was redirected more than {counted(limits.redirects, 'time')}.",
        hint="Open it in a browser and give the address that it ends at.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    body: bytes
    content_type: str
    charset: str
    validators: Validators = field(default_factory=Validators)
    unchanged: bool = False


def _parsed(url: str, *, base: httpx.URL | None = None) -> httpx.URL:
    """*url* as an absolute http(s) URL without credentials; a redirect's may be relative to *base*."""
    # It may come from a redirect, so it is shown as repr does: no control character reaches a terminal.
    shown = repr(url if len(url) <= 200 else f"{url[:200]}…")
    try:
        sound = sound_text(url)
        parsed = base.join(sound) if base else httpx.URL(sound)
        # A name that the standard for international ones (IDNA) refuses may only show once it is read.
        host = parsed.host
    except (httpx.InvalidURL, ValueError) as exc:
        raise FetchError(f"{shown} is no URL.", hint="Check the address.") from exc
    if parsed.userinfo:
        raise FetchError(
            f"The address of {host!r} carries a user name or password.",
            hint="Leave it out; for a page behind a login, save the page and give the file.",
        )
    if parsed.scheme not in _PORTS:
        raise FetchError(
            f"{shown} is not an http or https address.", hint="Give one that begins with https://."
        )
    if not host or (parsed.port is not None and not 0 < parsed.port < 65536):
        raise FetchError(f"{shown} names no host that can be reached.", hint="Check the address.")
    return parsed


def _file_name(url: httpx.URL) -> str:
    """The last part of the path, still percent-encoded: what an error may show."""
    return url.raw_path.decode("ascii").partition("?")[0].rpartition("/")[2] or url.host


def _port(url: httpx.URL) -> int:
    return url.port or _PORTS[url.scheme]


def _checked(
    url: httpx.URL, proxy: Proxy | None, *, deadline: Deadline, allow_private: bool
) -> list[Address]:
    """The addresses to connect to, once those of the host of *url* are allowed: its own, or the proxy's."""
    try:
        addresses = resolve(url.host, _port(url), seconds=deadline.left(), allow_private=allow_private)
    except ForbiddenAddress:
        raise
    except FetchError as error:
        if proxy is not None:
            error.hint = (
                "With a proxy, too, this machine looks the site up first, to refuse private addresses."
            )
        raise
    if proxy is None:
        return addresses
    # Whoever sets a proxy may well mean one of their own network.
    return resolve(proxy.host, proxy.port, seconds=deadline.left(), allow_private=True)


def _get(
    url: httpx.URL,
    addresses: list[Address],
    proxy: Proxy | None,
    *,
    deadline: Deadline,
    limits: Limits,
    known: Validators | None,
) -> _Answer | httpx.URL:
    """Send one request and read its answer: the page, or the URL that it redirects to."""
    request = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    with (
        _errors_as_ours(url, proxy, deadline),
        connection_to(addresses, request.origin, proxy, deadline=deadline) as connection,
        connection.stream("GET", request, headers=_request_fields(url, known)) as response,
    ):
        fields = header_fields(response.headers)
        if response.status in _REDIRECTS and "location" in fields:
            return _parsed(fields["location"], base=url)
        if known and response.status == HTTPStatus.NOT_MODIFIED:
            return _Answer(body=b"", content_type="", charset="", validators=known, unchanged=True)
        _check_answer(url, response.status, fields, limits)
        chunks = unpacked(response.iter_stream(), fields.get("content-encoding", "identity"))
        body = b"".join(_bounded(chunks, limits))
    content_type, charset = media_type_and_charset(fields.get("content-type", ""))
    return _Answer(
        body=body,
        content_type=content_type,
        charset=charset,
        validators=Validators(etag=fields.get("etag", ""), modified=fields.get("last-modified", "")),
    )


def _request_fields(url: httpx.URL, known: Validators | None) -> list[tuple[bytes, bytes]]:
    fields = [
        (b"Host", url.netloc),
        (b"User-Agent", f"ringkas/{__version__}".encode("ascii")),
        (b"Accept", _ACCEPT.encode("ascii")),
        (b"Accept-Language", b"id, en;q=0.5"),
        (b"Accept-Encoding", b"gzip, deflate"),
        (b"Connection", b"close"),
    ]
    asked = known or Validators()
    for name, value in ((b"If-None-Match", asked.etag), (b"If-Modified-Since", asked.modified)):
        if value:
            fields.append((name, value.encode("latin-1", "ignore")))
    return fields


@contextmanager
def _errors_as_ours(url: httpx.URL, proxy: Proxy | None, deadline: Deadline) -> Iterator[None]:
    """Raise FetchError for what httpcore raises."""
    try:
        yield
    except httpcore.TimeoutException as exc:
        raise deadline.error() from exc
    except httpcore.ProxyError as exc:
        raise FetchError(
            f"The proxy {proxy and proxy.host} refused {url.host} ({exc}).",
            hint="Check the proxy and its user name and password.",
        ) from exc
    except (httpcore.NetworkError, httpcore.ProtocolError) as exc:
        reason = str(exc) or type(exc).__name__
        if proxy is not None:
            raise FetchError(
                f"{url.host} could not be read through the proxy {proxy.host} ({reason}).",
                hint="Check the proxy, or save the page in a browser and give the file.",
            ) from exc
        raise FetchError(
            f"{url.host} could not be read ({reason}).",
            hint="Try again, or save the page in a browser and give the file.",
        ) from exc


def _check_answer(url: httpx.URL, status: int, fields: dict[str, str], limits: Limits) -> None:
    """Refuse an answer by its head alone, before its body is read."""
    if not 200 <= status < 300:
        try:
            phrase = f"{status} {HTTPStatus(status).phrase}"
        except ValueError:
            phrase = str(status)
        hint = "Try again later." if status >= 500 or status == 429 else "Check the address."
        if status in (401, 402, 403, 407, 451):
            hint = (
                "The site refuses programs or asks for a login: save the page in a browser and give the file."
            )
        raise FetchError(f"{url} answered {phrase}.", hint=hint, status=status)
    kind = fields.get("content-type", "").strip().lower()
    if kind.startswith(_NOT_TEXT):
        raise BinaryInput(f"{url} is {kind!r}, not a page.", hint="Give the address of the article itself.")
    length = fields.get("content-length", "")
    if length.isdecimal() and int(length) > limits.page_bytes:
        raise _too_large(limits)


def _bounded(chunks: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limits.page_bytes:
            raise _too_large(limits)
        yield chunk


def _too_large(limits: Limits) -> InputTooLarge:
    return InputTooLarge(
        f"The page is over the limit of {counted(limits.page_bytes, 'byte')}.",
        hint="Give the address of one article, or raise RINGKAS_MAX_PAGE_BYTES.",
    )
