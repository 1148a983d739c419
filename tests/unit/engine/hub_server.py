"""A hub on the loopback interface with one repository, whose file comes as slowly as a test wants."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "1" * 40


class SlowHub(ThreadingHTTPServer):
    """Serves *files*, name -> content; of a content longer than *held* bytes the rest waits for `leave`."""

    daemon_threads = True

    def __init__(self, repository: str, files: dict[str, bytes], *, held: int) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.repository = repository
        self.files = files
        self.held = held
        self.leave = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: SlowHub

    def do_HEAD(self) -> None:
        self._file(with_body=False)

    def do_GET(self) -> None:
        if not self.path.startswith(f"/api/models/{self.server.repository}"):
            return self._file(with_body=True)
        files = self.server.files
        told: object = {
            "id": self.server.repository,
            "sha": COMMIT,
            "siblings": [{"rfilename": name} for name in files],
        }
        if "/tree/" in self.path:
            told = [
                {"type": "file", "path": name, "size": len(body), "oid": name} for name, body in files.items()
            ]
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def _file(self, *, with_body: bool) -> None:
        name = self.path.rpartition("/")[2]
        body = self.server.files.get(name)
        if body is None:
            return self.send_error(404)
        self.send_response(200)
        self.send_header("ETag", f'"{name}"')
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body[: self.server.held])
            if len(body) > self.server.held:
                self.server.leave.wait(60)
                self.wfile.write(body[self.server.held :])
        return None

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


@contextmanager
def slow_hub(repository: str, files: dict[str, bytes], *, held: int) -> Iterator[SlowHub]:
    """The hub as long as the block goes on."""
    hub = SlowHub(repository, files, held=held)
    threading.Thread(target=hub.serve_forever, daemon=True).start()
    try:
        yield hub
    finally:
        hub.leave.set()
        hub.shutdown()
        hub.server_close()
