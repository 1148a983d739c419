"""A brake on guessing: who was wrong too often has to wait."""

import ipaddress
import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable

__all__ = ["Brake"]

GUESSES = 10
"""Wrong guesses that a client has in each span of `SECONDS`."""
SECONDS = 600.0
CLIENTS = 10_000
"""Clients that are remembered; the one that guessed longest ago goes."""


class Brake:
    """Counts guesses by client for a sliding span of time. For one thread, such as that of an event loop.

    *clock* gives seconds.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guesses: OrderedDict[str, deque[float]] = OrderedDict()

    def seconds_to_wait(self, client: str) -> int:
        """How long *client*, an address, has to wait before it may guess again, rounded up; 0: not at all."""
        guesses = self._guesses.get(_network(client))
        if guesses is None or len(guesses) < GUESSES:
            return 0
        return max(0, math.ceil(guesses[0] + SECONDS - self._clock()))

    def count(self, client: str) -> None:
        """Count a guess of *client*'s as wrong, which `forget` takes back."""
        network = _network(client)
        guesses = self._guesses.setdefault(network, deque(maxlen=GUESSES))
        guesses.append(self._clock())
        self._guesses.move_to_end(network)
        if len(self._guesses) > CLIENTS:
            self._guesses.popitem(last=False)

    def forget(self, client: str) -> None:
        """Forget *client*'s guesses: the last one was right."""
        self._guesses.pop(_network(client), None)


def _network(client: str) -> str:
    """*client*, or the /64 network of an IPv6 address: a household has all addresses of one."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    if isinstance(address, ipaddress.IPv4Address):
        return client
    return str(ipaddress.ip_network((address, 64), strict=False))
