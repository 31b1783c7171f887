"""The page's server under attack, over raw sockets: nobody reads a word of the letter who does not know the token."""

import gzip
import json
import socket
import time
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from sendletter.comments.answer import Answer
from sendletter.comments.comment import State
from sendletter.review import server as serving
from sendletter.review.server import Server
from tests.review.conftest import SECRET, Builder


def raw(server: Server, request: bytes) -> bytes:
    """What comes back for some bytes."""
    with closing(socket.create_connection(("127.0.0.1", server.server_port), timeout=10)) as connection:
        try:
            connection.sendall(request)
            answer = b""
            while chunk := connection.recv(65536):
                answer += chunk
        except ConnectionError:
            pass
    return answer


def ask(server: Server, path: str, method: str = "GET", body: bytes = b"", **headers: str | None) -> tuple[int, bytes]:
    """Status and body of an answer; {token} and {port} are filled in, a header of None is left out."""
    mine = {"Host": "127.0.0.1:{port}", **headers}
    if method == "POST":
        defaults = {
            "Origin": "http://127.0.0.1:{port}", "Content_Type": "application/json", "Content_Length": str(len(body)),
        }  # fmt: skip
        mine = {**defaults, **mine}
    lines = [
        f"{method} {path} HTTP/1.1",
        *(f"{name.replace('_', '-')}: {text}" for name, text in mine.items() if text is not None),
    ]
    head = "\r\n".join(lines).replace("{token}", server.token).replace("{port}", str(server.server_port))
    answer = raw(server, head.encode() + b"\r\n\r\n" + body)
    begin, _, rest = answer.partition(b"\r\n\r\n")
    return int(begin.split()[1]), rest


def test_the_page_and_its_parts_are_served(server: Server):
    for name, begin in {
        "": b"<!DOCTYPE",
        "review.js": b"//",
        "review.css": b"/*",
        "review.svg": b"<svg",
        "state": b"{",
    }.items():
        status, body = ask(server, f"/{{token}}/{name}")
        assert (status, body.startswith(begin)) == (200, True)
    digest = json.loads(ask(server, "/{token}/state")[1])["digest"]
    assert ask(server, f"/{{token}}/pages/{digest}/1@2.png")[1].startswith(b"\x89PNG")


@pytest.mark.parametrize(("accepted", "packed"), [("br, gzip;q=0.8", True), ("identity", False), (None, False)])
def test_the_state_comes_packed_to_who_can_unpack_it(server: Server, desk, accepted: str | None, packed: bool):
    status, body = ask(server, "/{token}/state", Accept_Encoding=accepted)
    assert (status, body[:2] == b"\x1f\x8b") == (200, packed)
    assert json.loads(gzip.decompress(body) if packed else body) == desk.state()


def test_what_changed_since_a_draft_is_told_with_its_pages(server: Server):
    status, body = ask(server, "/{token}/redlines/3")
    told = json.loads(body)
    assert (status, told["said"]) == (200, "1 word deleted")
    assert ask(server, f"/{{token}}/pages/{told['digest']}/1@1.png")[1].startswith(b"\x89PNG")
    status, body = ask(server, "/{token}/redlines/9")
    assert (status, json.loads(body)["trouble"]) == (
        503, "The changes cannot be shown: draft 9: there is none of this number",
    )  # fmt: skip
    for path in ("redlines/0", "redlines/03", "redlines/../1", "redlines/", "redlines/9999999"):
        assert ask(server, f"/{{token}}/{path}")[0] == 404


ANSWER = {"number": "1", "was": "open", "state": "declined", "by": "Ann  Lee", "reason": " It is so.\x1b "}


def test_what_became_of_a_comment_is_kept(server: Server, builder: Builder):
    assert ask(server, "/{token}/answers", "POST", json.dumps(ANSWER).encode())[0] == 200
    assert builder.answered == [(1, State.OPEN, Answer(State.DECLINED, "It is so.", "Ann Lee"))]


@pytest.mark.parametrize(
    ("change", "status", "trouble"),
    [
        ({"reason": " "}, 422, "Say why"),
        ({"reason": None}, 422, "Say why"),
        ({"state": "later"}, 422, "no answer"),
        ({"was": ""}, 422, "no answer"),
        ({"number": "one"}, 422, "no answer"),
        ({"number": "1" * 50}, 422, "no answer"),
        ({"was": "done"}, 409, "by now"),
    ],
)
def test_what_is_no_answer_changes_nothing(server: Server, builder: Builder, change, status: int, trouble: str):
    said = {key: text for key, text in (ANSWER | change).items() if text is not None}
    answer = ask(server, "/{token}/answers", "POST", json.dumps(said).encode())
    assert (answer[0], trouble in json.loads(answer[1])["trouble"]) == (status, True)
    assert builder.answered == []


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}"])
def test_our_own_names_are_known(server: Server, host: str):
    assert ask(server, "/{token}/state", Host=host)[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.com", "evil.com:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.com:{port}", "[::1]:{port}", "127.1:{port}",
     "user@127.0.0.1:{port}", "127.0.0.1:{port}.", "", None],
)  # fmt: skip
def test_other_names_are_refused(server: Server, host: str | None):
    status, body = ask(server, "/{token}/state", Host=host)
    assert (status, SECRET.encode() in body) == (403, False)


@pytest.mark.parametrize(
    "path",
    ["/", "//", "/state", "/wrong/state", "/{token}", "/{token}//state", "/{token}/../{token}/state",
     "/{token}/%73tate", "/{token}/state?x=1", "/{token}/state/", "/{token}/../../etc/passwd", "/{token}/%2e%2e/letter.yaml",
     "/{token}/review.html", "/{token}/pages/0000000000000000/1@2.png", "/{token}/pages/../1@2.png", "/etc/passwd",
     "http://127.0.0.1:{port}/{token}/state", "http://evil.com/{token}/state", "*", "/{token}\u00e9/state", "/{token}/letter.yaml"],
)  # fmt: skip
def test_other_paths_are_not_there(server: Server, path: str):
    status, body = ask(server, path)
    assert (status, SECRET.encode() in body) == (404, False)


GOOD = b'{"reference": "\\u00b61", "author": "Ann", "text": "why?"}'


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost:{port}", "Host": "localhost:{port}", "Sec_Fetch_Site": "same-origin"}, 200),
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.com"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "http://localhost:{port}"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "none"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": None}, 415),
        ({"Content_Length": None}, 411),
        ({"Content_Length": "-1"}, 411),
        ({"Content_Length": "1e3"}, 411),
        ({"Content_Length": "65537"}, 413),
        ({"Content_Length": "999999999999999999999"}, 411),
        ({"Transfer_Encoding": "chunked"}, 400),
    ],
)
def test_only_our_own_page_changes_anything(
    server: Server, builder: Builder, headers: Mapping[str, str | None], status: int
):
    assert ask(server, "/{token}/comments", "POST", GOOD, **headers)[0] == status
    assert len(builder.said) == (status == 200)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b'{"text": 1}', b'{"text": {"a": "b"}}', b"[" * 60_000, b"\xff\xfe"]
)
def test_a_body_of_anything_but_texts_is_refused(server: Server, builder: Builder, body: bytes):
    assert ask(server, "/{token}/comments", "POST", body)[0] == 400
    assert builder.said == []


def test_what_cannot_be_kept_is_told_in_words(server: Server):
    status, body = ask(server, "/{token}/comments", "POST", b'{"text": " "}')
    assert (status, json.loads(body)) == (422, {"trouble": "A comment without words says nothing."})
    status, body = ask(server, "/{token}/approvals", "POST", b'{"who": "Legal", "text": "0000-0000"}')
    assert (status, "Read it once more" in json.loads(body)["trouble"]) == (409, True)
    assert ask(server, "/{token}/state", "POST", b"{}")[0] == 404


@pytest.mark.parametrize("method", ["OPTIONS", "HEAD", "PUT", "DELETE", "TRACE", "CONNECT", "PATCH"])
def test_other_methods_are_refused_and_nobody_is_allowed_across_origins(server: Server, method: str):
    answer = raw(
        server, f"{method} /{server.token}/comments HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode()
    )
    assert int(answer.split()[1]) == 501
    assert b"access-control" not in answer.lower()


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /%s/state\r\n\r\n",
        b"GET /%s/state HTTP/0.9\r\n\r\n",
        b"GET /%s/state HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.com\r\n\r\n",
        b"GET /%s/state HTTP/1.1\r\nHost: evil.com\r\nHost: 127.0.0.1:PORT\r\n\r\n",
        b"GET /%s/state HTTP/1.1\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n",
        b"GET /%s/state HTTP/1.1\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"\r\n\r\n",
        b"GET\r\n\r\n",
    ],
    ids=range(10),
)
def test_what_is_no_proper_request_gets_no_word_of_the_letter(server: Server, request_: bytes):
    answer = raw(
        server, request_.replace(b"%s", server.token.encode()).replace(b"PORT", str(server.server_port).encode())
    )
    assert SECRET.encode() not in answer
    assert b" 200 " not in answer[:20]
    assert ask(server, "/{token}/state")[0] == 200


def test_a_second_request_behind_the_first_is_not_answered(server: Server):
    one = (
        f"GET /{server.token}/review.svg HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\nContent-Length: 0\r\n\r\n"
    )
    two = f"GET /{server.token}/state HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n"
    answer = raw(server, (one + two).encode())
    assert SECRET.encode() not in answer
    assert b"<svg" in answer


@pytest.mark.parametrize("path", ["/{token}/", "/{token}/state", "/nowhere", "/{token}/review.js"])
def test_every_answer_shuts_the_doors(server: Server, path: str):
    request = f"GET {path.replace('{token}', server.token)} HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n"
    head = raw(server, request.encode()).partition(b"\r\n\r\n")[0].decode()
    for line in (
        "Content-Security-Policy: default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
        "Cross-Origin-Resource-Policy: same-origin",
        "Referrer-Policy: no-referrer",
        "Cache-Control: no-store",
    ):
        assert line in head
    assert "Python" not in head


def test_the_page_holds_no_inline_script_or_style_and_no_address():
    page = serving.asset("").decode()
    assert "<script>" not in page
    assert "<style" not in page
    assert "style=" not in page
    assert " on" not in {word[:3] for word in page.split('"')[1::2]}
    for name in ("", "review.js", "review.css"):
        assert "http:" not in serving.asset(name).decode().replace('xmlns="http:', "")
        assert "https:" not in serving.asset(name).decode()


def test_it_listens_on_this_machine_alone(server: Server):
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.token) >= 22


def test_two_servers_have_two_tokens(server: Server, desk):
    with Server(desk) as other:
        assert server.token != other.token
        assert server.server_port != other.server_port


def test_fifty_pages_hear_of_a_save_at_once(server: Server, desk):
    def listen(_: int) -> list[str]:
        with urllib.request.urlopen(f"{server.url}events", timeout=20) as events:
            found = []
            while len(found) < 2:
                line = events.readline().decode().strip()
                found += [line] if line.startswith("data:") else []
            return found

    with ThreadPoolExecutor(50) as pool:
        waiting = [pool.submit(listen, number) for number in range(50)]
        deadline = time.monotonic() + 20
        while server.listening < 50 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert ask(server, "/{token}/state")[0] == 200
        before = desk.version
        desk.refresh()
        assert {tuple(future.result(20)) for future in waiting} == {(f"data: {before}", f"data: {before + 1}")}


def test_idle_and_slow_connections_keep_nobody_out(server: Server):
    idle = [socket.create_connection(("127.0.0.1", server.server_port)) for _ in range(300)]
    for number, connection in enumerate(idle):
        if number % 2:
            try:
                connection.sendall(b"GET /")
            except ConnectionError:
                continue
    assert ask(server, "/{token}/state")[0] == 200
    assert len(server._waiting) <= serving.MOST_WAITING
    for connection in idle:
        connection.close()


def test_a_connection_that_drips_is_closed(server: Server, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(serving, "PATIENCE", 0.3)
    with closing(socket.create_connection(("127.0.0.1", server.server_port), timeout=10)) as connection:
        ended = False
        for _ in range(200):
            try:
                connection.sendall(b"G")
                connection.settimeout(0.05)
                ended = connection.recv(100) == b""
            except TimeoutError:
                continue
            except ConnectionError:
                ended = True
            if ended:
                break
    assert ended
