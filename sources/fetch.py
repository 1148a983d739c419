"""Fetch one public page: every address checked and then connected to as checked, everything bounded."""

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus

import httpcore
import httpx

from engine.errors import BinaryInput, FetchError, ForbiddenAddress, InputTooLarge
from engine.settings import ALLOW_PRIVATE
from engine.version import __version__
from engine.wording import counted

from .addresses import Address, resolve
from .formats import read_bytes
from .limits import Limits
from .proxies import Proxy, proxy_for
from .text import sound_text

__all__ = ["FetchedPage", "Validators", "fetch"]

ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.1"
NOT_TEXT = ("image/", "audio/", "video/", "font/")
REDIRECTS = (301, 302, 303, 307, 308)
PORTS = {"http": 80, "https": 443}
PIECE = 65_536
"""Bytes that are unpacked at a time."""


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
    deadline = _Deadline(limits.fetch_seconds)
    here = _parsed(url.strip())
    for _ in range(limits.redirects + 1):
        through = proxy_for(here.scheme, here.host, given=proxy)
        addresses = _checked(here, through, deadline=deadline, allow_private=allow_private)
        answer = _get(here, addresses, through, deadline=deadline, limits=limits, known=known)
        if not isinstance(answer, httpx.URL):
            final_url = str(here.copy_with(fragment=None))
            if answer.unchanged:
                return FetchedPage(
                    url=url,
                    final_url=final_url,
                    text="",
                    content_type="",
                    validators=known or Validators(),
                    unchanged=True,
                )
            return FetchedPage(
                url=url,
                final_url=final_url,
                validators=answer.validators,
                text=read(
                    answer.body,
                    name=_file_name(here),
                    limits=limits,
                    declared=answer.charset,
                ),
                content_type=answer.content_type,
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


class _Deadline:
    """One time limit for everything that a fetch does."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left, above zero; raises FetchError where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.error()
        return left

    def error(self) -> FetchError:
        return FetchError(
            f"The page took longer than {counted(self._seconds, 'second')}.",
            hint="Try again, raise RINGKAS_MAX_FETCH_SECONDS, or save the page and give the file.",
        )


class _CheckedNetwork(httpcore.NetworkBackend):
    """Connects to addresses that were checked, whatever host name it is asked for.

    TLS still goes by the name (for SNI and the certificate), and so does the Host header.
    """

    def __init__(self, addresses: list[Address], deadline: _Deadline) -> None:
        self._addresses = addresses
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        for index, address in enumerate(self._addresses, 1):
            # Each gets an equal part of the time that is left, lest a dead first address eat up all of it.
            share = self._deadline.left() / (len(self._addresses) - index + 1)
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    str(address), port, timeout=share, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if index == len(self._addresses):
                    raise
            else:
                return _TimedStream(stream, self._deadline)
        raise httpcore.ConnectError(f"{host} has no address")


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends with the fetch's deadline, so that dripping bytes gain no time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(secure, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


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
    if parsed.scheme not in PORTS:
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
    return url.port or PORTS[url.scheme]


def _checked(
    url: httpx.URL, proxy: Proxy | None, *, deadline: _Deadline, allow_private: bool
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


@contextmanager
def _connection(
    origin: httpcore.Origin, proxy: Proxy | None, network: httpcore.NetworkBackend
) -> Iterator[httpcore.HTTPConnection | httpcore.ConnectionPool]:
    context = httpx.create_ssl_context() if origin.scheme == b"https" else None
    if proxy is None:
        with httpcore.HTTPConnection(origin, ssl_context=context, network_backend=network) as connection:
            yield connection
        return
    with httpcore.HTTPProxy(
        httpcore.URL(scheme=proxy.scheme, host=proxy.host, port=proxy.port, target="/"),
        proxy_auth=proxy.login,
        ssl_context=context,
        proxy_ssl_context=httpx.create_ssl_context() if proxy.scheme == "https" else None,
        network_backend=network,
    ) as pool:
        yield pool


def _get(
    url: httpx.URL,
    addresses: list[Address],
    proxy: Proxy | None,
    *,
    deadline: _Deadline,
    limits: Limits,
    known: Validators | None,
) -> _Answer | httpx.URL:
    """Send one request and read its answer: the page, or the URL that it redirects to."""
    request = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    headers = [
        (b"Host", url.netloc),
        (b"User-Agent", f"ringkas/{__version__}".encode("ascii")),
        (b"Accept", ACCEPT.encode("ascii")),
        (b"Accept-Language", b"id, en;q=0.5"),
        (b"Accept-Encoding", b"gzip, deflate"),
        (b"Connection", b"close"),
    ]
    asked = known or Validators()
    for name, value in ((b"If-None-Match", asked.etag), (b"If-Modified-Since", asked.modified)):
        if value:
            headers.append((name, value.encode("latin-1", "ignore")))
    network = _CheckedNetwork(addresses, deadline)
    try:
        with (
            _connection(request.origin, proxy, network) as connection,
            connection.stream("GET", request, headers=headers) as response,
        ):
            fields = _fields(response.headers)
            if response.status in REDIRECTS and "location" in fields:
                return _parsed(fields["location"], base=url)
            if known and response.status == HTTPStatus.NOT_MODIFIED:
                return _Answer(body=b"", content_type="", charset="", unchanged=True)
            _check_answer(url, response.status, fields, limits)
            body = b"".join(_bounded(_unpacked(response.iter_stream(), fields), limits))
    except httpcore.TimeoutException as exc:
        raise deadline.error() from exc
    except httpcore.ProxyError as exc:
        raise FetchError(
            f"The proxy {proxy and proxy.host} refused {url.host} ({exc}).",
            hint="Check the proxy and its user name and password.",
        ) from exc
    except (httpcore.NetworkError, httpcore.ProtocolError) as exc:
        if proxy is not None:
            raise FetchError(
                f"{url.host} could not be read through the proxy {proxy.host} ({exc or type(exc).__name__}).",
                hint="Check the proxy, or save the page in a browser and give the file.",
            ) from exc
        raise FetchError(
            f"{url.host} could not be read ({exc or type(exc).__name__}).",
            hint="Try again, or save the page in a browser and give the file.",
        ) from exc
    content_type, charset = _named_content(fields.get("content-type", ""))
    return _Answer(
        body=body,
        content_type=content_type,
        charset=charset,
        validators=Validators(etag=fields.get("etag", ""), modified=fields.get("last-modified", "")),
    )


def _named_content(field: str) -> tuple[str, str]:
    """Media type and charset in a Content-Type field, each empty where none is named.

    A charset that can't be read counts as none, as one that nobody knows does: the bytes tell it as well.
    """
    if not field:
        return "", ""
    message = Message()
    message["content-type"] = field
    try:
        charset = message.get_content_charset("") or ""
    # RFC 2231 lets a parameter name the encoding of its own value, which Python then looks up.
    except (ValueError, LookupError):
        charset = ""
    return message.get_content_type(), charset


def _fields(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Header fields by their name in lower case; one that comes twice is a list, as HTTP reads it."""
    fields: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("ascii").lower(), _header_text(raw_value)
        fields[name] = f"{fields[name]}, {value}" if name in fields and name != "location" else value
    return fields


def _header_text(value: bytes) -> str:
    try:
        return value.decode("utf-8")  # a Location with unescaped letters, against the standard but common
    except UnicodeDecodeError:
        return value.decode("latin-1")


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
    if kind.startswith(NOT_TEXT):
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


def _unpacked(chunks: Iterable[bytes], fields: dict[str, str]) -> Iterator[bytes]:
    """Undo the Content-Encoding piece by piece, so that a small answer can't swell up unseen."""
    coding = fields.get("content-encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        yield from chunks
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            f"The page is packed as {coding!r}, which was not asked for.",
            hint="Save the page in a browser and give the file.",
        )
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # 32: zlib or gzip, told by the header
    begun = False
    try:
        for chunk in chunks:
            pending = chunk
            if not begun and coding == "deflate" and chunk and chunk[0] & 0x0F != 8:
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # deflate without its header: wrong, but seen
            begun = begun or bool(chunk)
            while pending:
                if unpacker.eof:
                    if pending[:1] != b"\x1f":
                        return  # padding after the end
                    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip may come in several members
                yield unpacker.decompress(pending, PIECE)
                pending = unpacker.unconsumed_tail or unpacker.unused_data
        # zlib may hold back output after all input is eaten.
        while not unpacker.eof and (piece := unpacker.decompress(b"", PIECE)):
            yield piece
    except zlib.error as exc:
        raise FetchError(f"The page is packed as {coding}, but damaged ({exc}).", hint="Try again.") from exc
    if begun and not unpacker.eof:
        raise FetchError("The page broke off before its end.", hint="Try again.")
