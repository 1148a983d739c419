"""Real servers on loopback, and an internet of names and public addresses that lead there.

Where a test needs a public address it gives a host one (93.184.216.34, say) and lets httpcore's socket layer,
below all of our code, lead to the loopback server; everything above runs as it does in earnest.
"""

import http.server
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import httpcore

from sources import Limits
from sources.fetch import fetch

PAGE = "<!doctype html><title>Beras</title><p>Harga “beras” naik – kata pedagang.</p>"
LIMITS = Limits(fetch_seconds=5)
PUBLIC = "93.184.216.34"
OTHER_PUBLIC = "2606:2800:220:1:248:1893:25c8:1946"
CERTIFICATE = Path(__file__).parents[2] / "data" / "tls" / "kabar.example.pem"


@contextmanager
def serving(answers):
    """A real HTTP server on loopback; *answers* maps a path to a function of the request handler."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.server.seen.append((self.path, dict(self.headers)))
            self.close_connection = True
            # The client may have had enough before the end, as it should.
            with suppress(BrokenPipeError, ConnectionResetError):
                answers[self.path](self)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.seen = []
    server.stopping = threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()  # joins the handlers
        thread.join()


def reply(body=b"", status=200, length=True, **headers):
    """An answer that sends *body* under *headers* (underscores for hyphens)."""

    def send(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if length:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return send


def html(body=None, charset=None, **headers):
    kind = "text/html" + (f"; charset={charset}" if charset else "")
    return reply(PAGE.encode() if body is None else body, content_type=kind, **headers)


def get(server, path="/", *, limits=LIMITS):
    return fetch(server.url + path, limits=limits, allow_private=True)


class Internet:
    """Names and public addresses, led to one loopback server at the operating system's edge."""

    def __init__(self, monkeypatch, server):
        self.names = {}
        """For each host, one list of addresses a look-up; the last one stays."""
        self.lookups = []
        self.connected = []
        look_up, connect = socket.getaddrinfo, httpcore.SyncBackend.connect_tcp

        def getaddrinfo(host, port, *args, **kwargs):
            if host not in self.names:
                return look_up(host, port, *args, **kwargs)
            self.lookups.append(host)
            answers = self.names[host]
            found = answers.pop(0) if len(answers) > 1 else answers[0]
            return [row for address in found for row in look_up(address, port, *args, **kwargs)]

        def connect_tcp(backend, host, port, timeout=None, **kwargs):
            self.connected.append(host)
            if host in (PUBLIC, OTHER_PUBLIC):
                host, port = server.server_address
            return connect(backend, host, port, timeout=timeout, **kwargs)

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect_tcp)


@contextmanager
def serving_tls(answers):
    """The same over TLS, certified as kabar.example; gives the server and the names asked for (SNI)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, CERTIFICATE.with_suffix(".key"))
    names = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with serving(answers) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        yield server, names


@contextmanager
def proxying(page=PAGE, *, tunnel_to=None, refuses=False):
    """A proxy on loopback: it answers *page* for any http address, and leads a tunnel to *tunnel_to*."""

    def pump(source, sink):
        with suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

    class Answers(dict):
        def __missing__(self, path):
            return html(page.encode())

    with serving(Answers()) as server:

        def connect(handler):
            server.seen.append((handler.path, dict(handler.headers)))
            handler.close_connection = True
            handler.send_response(407 if refuses else 200)
            handler.end_headers()
            if not refuses:
                with socket.create_connection(tunnel_to.server_address) as far:
                    back = threading.Thread(target=pump, args=(far, handler.connection))
                    back.start()
                    pump(handler.connection, far)
                    back.join()

        server.RequestHandlerClass.do_CONNECT = connect
        yield server
