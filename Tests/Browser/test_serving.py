"""How the server starts, stops, and keeps its cookies."""

import subprocess
import time

import requests

from clinic import Clinic, binary, free_port


def served(data, *arguments: str):
    """A server on a free port, once it answers."""
    port = free_port()
    server = subprocess.Popen(
        [binary(), "serve", "--data", str(data), "--port", str(port), *arguments], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            requests.get(f"http://127.0.0.1:{port}/sign-in", timeout=5)
            return server, f"http://127.0.0.1:{port}"
        except requests.ConnectionError:
            assert server.poll() is None, server.stdout.read()
            time.sleep(0.1)
    raise AssertionError("the server did not come up")


def cookie_of(url: str, data) -> str:
    account = Clinic(data).accounts["nurse"]
    answer = requests.post(
        url + "/sign-in", data={"email": account.email, "password": account.password, "command": "0" * 32},
        allow_redirects=False, timeout=30)
    assert answer.status_code == 303, answer.text
    return answer.headers["set-cookie"]


def test_the_cookie_is_bound_to_this_host_and_to_tls_where_it_can_be_overheard(tmp_path):
    data = tmp_path / "data"
    Clinic(data)
    for arguments, name in ([], "halcyon="), (["--behind-tls"], "__Host-halcyon="), (["--host", "0.0.0.0"], "__Host-halcyon="):
        server, url = served(data, *arguments)
        try:
            cookie = cookie_of(url, data)
        finally:
            server.terminate()
            assert server.wait(timeout=10) == 0
        assert cookie.startswith(name)
        assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
        assert ("Secure" in cookie) == name.startswith("__Host-")


def test_it_stops_within_ten_seconds_while_a_connection_is_held_open(tmp_path):
    data = tmp_path / "data"
    Clinic(data)
    server, url = served(data)
    held = requests.Session()
    held.get(url + "/sign-in", timeout=5)
    server.terminate()
    assert server.wait(timeout=10) == 0
