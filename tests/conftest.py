"""What every test relies on."""

import os
import signal

# PyTorch would start a thread a core for the smallest product, and beside ONNX Runtime's and llama.cpp's they spend
# their time waiting for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")


def pytest_configure() -> None:
    """Let the processes that tests start hear Ctrl-C.

    A shell that runs the suite in the background has it ignore SIGINT, and children inherit that; a handler in
    this process undoes it for them.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
