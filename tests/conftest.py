"""What every test relies on."""

import signal


def pytest_configure() -> None:
    """Let the processes that tests start hear Ctrl-C.

    A shell that runs the suite in the background has it ignore SIGINT, and children inherit that; a handler in
    this process undoes it for them.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
