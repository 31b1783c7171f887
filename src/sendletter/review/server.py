"""The page on 127.0.0.1, over the standard library's server: a thread a request, and no request after it.

A connection that has not said within seconds what it wants is closed, and so is the one that waits longest where too
many wait. Open pages hold one connection each, over which they hear of every new state (server-sent events).
"""

import json
import re
import secrets
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Lock
from time import monotonic
from typing import Any, cast

from sendletter.problem import SendletterError
from sendletter.review.answer import answer
from sendletter.review.desk import Desk, Outdated
from sendletter.review.guard import HEADERS, refusal
from sendletter.review.leaf import ASSETS, asset

HOME = "127.0.0.1"
PATIENCE = 10.0
"""Seconds in which a request must be there, and an answer be taken."""
HEARTBEAT = 15.0
"""Seconds after which an open page is told that nothing has changed, so that one that is gone is noticed."""
MOST_WAITING, MOST_LISTENING = 128, 200
REDLINE = re.compile(r"redlines/([1-9][0-9]{0,5})")
PICTURE = re.compile(r"pages/([0-9a-f]{16})/([1-9][0-9]{0,3})@([12])\.png")


class Server(ThreadingHTTPServer):
    """Serves a desk. `url` is where; whoever knows it may read and comment."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """Port 0 is any that is free. Raises OSError where the port is taken."""
        self.desk = desk
        self.token = secrets.token_urlsafe(16)
        self.listening = 0
        self._lock = Lock()
        self._waiting: dict[Any, float] = {}
        super().__init__((HOME, port), Handler)

    @property
    def url(self) -> str:
        """The address of the page, with the token."""
        return f"http://{HOME}:{self.server_port}/{self.token}/"

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOME, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """A connection begins to wait for its request; where too many do, the oldest is closed."""
        with self._lock:
            self._waiting[request] = monotonic()
            if len(self._waiting) > MOST_WAITING:
                self._close(next(iter(self._waiting)))
        super().process_request(request, client_address)

    def service_actions(self) -> None:
        """Close connections that have not said what they want."""
        with self._lock:
            for request in [one for one, since in self._waiting.items() if monotonic() - since > PATIENCE]:
                self._close(request)

    def _close(self, request: Any) -> None:
        del self._waiting[request]
        with suppress(OSError):
            request.shutdown(socket.SHUT_RDWR)

    def admit(self, request: Any) -> None:
        """A request was understood and may be answered."""
        with self._lock:
            self._waiting.pop(request, None)

    def shutdown_request(self, request: Any) -> None:
        """A connection ends."""
        self.admit(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever has gone away is not missed, and nothing is printed between what staff are told."""

    def listens(self, by: int) -> bool:
        """Count pages that listen; False where there are too many."""
        with self._lock:
            if by > 0 and self.listening >= MOST_LISTENING:
                return False
            self.listening += by
            return True


class Handler(BaseHTTPRequestHandler):
    """One request and its answer."""

    timeout = PATIENCE
    server_version = "sendletter"
    sys_version = ""

    @property
    def desk(self) -> Desk:
        """What is served."""
        return self._server.desk

    @property
    def _server(self) -> Server:
        return cast(Server, self.server)

    def do_GET(self) -> None:
        """Answer with the page, its parts, its state, a redline, a picture, or all that happens."""
        if not self._admitted():
            return
        name = self._name
        if name in ASSETS:
            self._send(200, asset(name), ASSETS[name])
        elif name == "state":
            self._try(self._told)
        elif name == "events":
            self._listen()
        elif match := REDLINE.fullmatch(name):
            self._redline(int(match[1]))
        elif match := PICTURE.fullmatch(name):
            self._picture(match[1], int(match[2]), match[3])
        else:
            self._refuse(404)

    def do_POST(self) -> None:
        """Keep a comment, an answer or an approval."""
        if not self._admitted():
            return
        action = ACTIONS.get(self._name)
        said = self._said()
        if action is None or said is None:
            self._refuse(404 if action is None else 400)
        else:
            self._try(lambda: action(self, said))

    def _admitted(self) -> bool:
        if status := refusal(self.command, self.path, self.headers, self._server.server_port, self._server.token):
            self._refuse(status)
            return False
        self._server.admit(self.connection)
        return True

    @property
    def _name(self) -> str:
        """The path after the token."""
        return self.path.partition("/")[2].partition("/")[2]

    def _said(self) -> Mapping[str, str] | None:
        """The texts of the body, or None where it holds anything else."""
        try:
            held = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        except (ValueError, RecursionError, OSError):
            return None
        if not isinstance(held, dict) or not all(isinstance(text, str) for text in held.values()):
            return None
        return held

    def _try(self, action: Callable[[], None], failed: str = "It could not be kept") -> None:
        """Do something; what is wrong with it is an answer in words."""
        try:
            action()
        except Outdated as fault:
            self._json({"trouble": str(fault)}, 409)
        except ValueError as fault:
            self._json({"trouble": str(fault)}, 422)
        except SendletterError as fault:
            self._json({"trouble": f"{failed}: {fault}"}, 503)

    def _comment(self, said: Mapping[str, str]) -> None:
        self.desk.say(said, f"{datetime.now(tz=UTC).astimezone():%Y-%m-%d %H:%M}")
        self._json({})

    def _answer(self, said: Mapping[str, str]) -> None:
        self.desk.answer(*answer(said))
        self._json({})

    def _approve(self, said: Mapping[str, str]) -> None:
        self.desk.approve(said.get("who", ""), said.get("note", ""), said.get("text", ""))
        self._json({})

    def _told(self) -> None:
        accepted = [one.partition(";")[0].strip() for one in self.headers.get("Accept-Encoding", "").split(",")]
        packed = "gzip" in accepted
        encoding = {"Content-Encoding": "gzip"} if packed else {}
        self._send(200, self.desk.told(packed=packed), "application/json", **encoding)

    def _redline(self, number: int) -> None:
        self._try(lambda: self._json(self.desk.redline(number)), "The changes cannot be shown")

    def _picture(self, digest: str, number: int, density: str) -> None:
        data = self.desk.picture(digest, number, density)
        if data is None:
            self._refuse(404)
        else:
            self._send(200, data, "image/png", "private, max-age=86400, immutable")

    def _listen(self) -> None:
        """Tell the number of every new state until the page is closed."""
        if not self._server.listens(1):
            self._refuse(503)
            return
        try:
            self._head(200, "text/event-stream", None, "no-store")
            seen = -1
            while True:
                version = self.desk.wait(seen, HEARTBEAT)
                self.wfile.write(b":\n\n" if version == seen else f"data: {version}\n\n".encode())
                seen = version
        except OSError:
            return
        finally:
            self._server.listens(-1)

    def _json(self, value: object, status: int = 200) -> None:
        self._send(status, json.dumps(value, ensure_ascii=False).encode(errors="replace"), "application/json")

    def _refuse(self, status: int) -> None:
        self._send(status, f"{status}\n".encode(), "text/plain")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """What the standard library refuses is refused as shortly as the rest."""
        with suppress(OSError):
            self._refuse(code)

    def _send(self, status: int, body: bytes, kind: str, keep: str = "no-store", **more: str) -> None:
        self._head(status, kind, len(body), keep, **more)
        self.wfile.write(body)

    def _head(self, status: int, kind: str, length: int | None, keep: str, **more: str) -> None:
        self.send_response(status)
        text = kind.startswith(("text/", "application/"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in {**HEADERS, "Cache-Control": keep, "Connection": "close", **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing is logged: the path holds the token."""


ACTIONS: Mapping[str, Callable[[Handler, Mapping[str, str]], None]] = {
    "comments": Handler._comment,
    "answers": Handler._answer,
    "approvals": Handler._approve,
}
"""What a page may ask for beside looking."""
