"""Schemathesis at the endpoints as the server describes them: no answer has a status of 500 or more.

    python bench/api_fuzz.py --schemathesis build/soak-venv/bin/schemathesis --minutes 60

The server runs with the tests' translator, in a process of its own (`bench.soak`). Schemathesis is a program
in an environment of its own (`make soak` makes it): it brings much that we don't use. Only the POST half
of a call is tried: the other half is a stream that waits for an id. Ends as schemathesis does.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

# Run as a script, this folder comes first on the path and `clean.py` in it would be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.soak import FAKE, server  # noqa: E402


def main() -> None:
    """Start the server, and schemathesis."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--schemathesis", type=Path, required=True, help="the program")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--memory-mb", type=int, default=4096, help="that the server may have for itself")
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        server(FAKE, megabytes=arguments.memory_mb, folder=Path(folder)) as (_, address),
    ):
        command = [str(arguments.schemathesis.absolute()), "run", f"{address}gradio_api/openapi.json"]
        command += ["--url", address, "--wait-for-schema", "300", "--no-color", "--include-method", "POST"]
        command += ["--checks", "not_a_server_error", "--max-time", str(int(60 * arguments.minutes))]
        sys.exit(subprocess.run(command, cwd=folder, check=False).returncode)


if __name__ == "__main__":
    main()
