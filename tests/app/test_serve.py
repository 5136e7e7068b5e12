"""The real server in its own process: what it answers, and how it ends."""

import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ENDS_WITHIN = 5
"""Seconds from SIGTERM to the process's end, streams open (design §6)."""


def token(server, role):
    command = [
        Path(sys.executable).with_name("nuanchuang"),
        "token",
        "create",
        "--hall",
        "demo",
        "--role",
        role,
    ]
    return subprocess.run(
        command, env=server.database.environment, check=True, capture_output=True, text=True
    ).stdout.strip()


def follow(server, bearer):
    """An open stream and the first bytes of its first event."""
    place = urlsplit(server.url)
    line = socket.create_connection((place.hostname, place.port), timeout=10)
    head = f"GET /api/v1/halls/demo/stream HTTP/1.1\r\nHost: {place.netloc}\r\n"
    head += f"Authorization: Bearer {bearer}\r\n\r\n"
    line.sendall(head.encode())
    said = b""
    while b"event: hello" not in said:
        piece = line.recv(4096)
        assert piece, said
        said += piece
    return line


def rest(line):
    said = b""
    while piece := line.recv(4096):
        said += piece
    line.close()
    return said


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_soon_and_well_with_streams_open(fresh_serve, sent):
    server = fresh_serve()
    bearer = token(server, "board")
    lines = [follow(server, bearer) for _ in range(20)]
    begun = time.monotonic()
    server.process.send_signal(sent)
    code = server.process.wait(ENDS_WITHIN)
    assert time.monotonic() - begun < ENDS_WITHIN
    assert code == 0
    assert {rest(line)[-5:] for line in lines} == {b"0\r\n\r\n"}, "every stream was closed in due form"
    assert server.log.read_text() == ""


def test_a_ticket_issued_over_http_is_heard_on_an_open_stream(served):
    line = follow(served, token(served, "board"))
    place = urlsplit(served.url)
    client = http.client.HTTPConnection(place.hostname, place.port, timeout=10)
    headers = {
        "Authorization": f"Bearer {token(served, 'kiosk')}",
        "Idempotency-Key": "once",
        "Content-Type": "application/json",
    }
    client.request("POST", "/api/v1/halls/demo/tickets", json.dumps({"lane": "vehicle"}), headers)
    answer = client.getresponse()
    issued = json.load(answer)
    client.close()
    assert answer.status == 201
    said = b""
    while issued["id"].encode() not in said:
        piece = line.recv(4096)
        assert piece, said
        said += piece
    line.close()
    assert b'"kind": "queue.ticket_issued"' in said


def test_a_head_request_gets_no_body_and_no_answer_names_the_server(served):
    place = urlsplit(served.url)
    line = socket.create_connection((place.hostname, place.port), timeout=10)
    line.sendall(f"HEAD /healthz HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\n\r\n".encode())
    head, _, body = rest(line).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert b"content-length: 12" in head.lower()
    assert b"\r\nserver:" not in head.lower()
    assert body == b""


def test_a_port_that_is_taken_is_told_and_ends_the_start(served):
    place = urlsplit(served.url)
    second = subprocess.run(
        [Path(sys.executable).with_name("nuanchuang"), "serve", "--port", str(place.port)],
        env=served.database.environment, check=False, capture_output=True, text=True, timeout=30,
    )  # fmt: skip
    assert second.returncode != 0
    assert "address already in use" in second.stderr
