"""Connections to addresses that were checked, directly or through a proxy, all within one time limit."""

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import httpcore
import httpx

from engine.errors import FetchError
from engine.wording import counted

from .addresses import Address
from .proxies import Proxy

__all__ = ["Deadline", "connection_to"]


class Deadline:
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
        """What to raise where it is over."""
        return FetchError(
            f"The page took longer than {counted(self._seconds, 'second')}.",
            hint="Try again, raise RINGKAS_MAX_FETCH_SECONDS, or save the page and give the file.",
        )


class _CheckedNetwork(httpcore.NetworkBackend):
    """Connects to addresses that were checked, whatever host name it is asked for.

    TLS still goes by the name (for SNI and the certificate), and so does the Host header.
    """

    def __init__(self, addresses: list[Address], deadline: Deadline) -> None:
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

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
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


@contextmanager
def connection_to(
    addresses: list[Address], origin: httpcore.Origin, proxy: Proxy | None, *, deadline: Deadline
) -> Iterator[httpcore.HTTPConnection | httpcore.ConnectionPool]:
    """A connection to one of the *addresses*: those of *origin*, or where there is a *proxy* those of that.

    Waiting for it raises httpcore's exceptions, and FetchError once the *deadline* is over.
    """
    network = _CheckedNetwork(addresses, deadline)
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
