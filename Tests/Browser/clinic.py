"""A synthetic clinic behind a real server, for as long as a `with` block lasts."""

import os
import pathlib
import signal
import socket
import subprocess
import time
from dataclasses import dataclass

import requests

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIGN_IN = "/sign-in"


@dataclass(frozen=True)
class Account:
    role: str
    email: str
    password: str


def binary() -> str:
    path = pathlib.Path(os.environ.get("HALCYON_BIN", ROOT / ".build/debug/halcyon"))
    assert path.exists(), f"{path} is not built: run `swift build`, or say where it is with HALCYON_BIN"
    return str(path.resolve())


def accounts(data: pathlib.Path) -> dict[str, Account]:
    """The accounts in ACCOUNTS.txt, whose lines are role, address and password between tabs: by role, the second as `nurse 2`."""
    found: dict[str, Account] = {}
    for line in (data / "ACCOUNTS.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            account = Account(*line.split("\t"))
            number = sum(each.role == account.role for each in found.values()) + 1
            found[account.role if number == 1 else f"{account.role} {number}"] = account
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Clinic:
    """Made in `data` when that folder is new, then served until the block ends.

    With `mllp` monitors reach it on the port of that name; `before` is a command that the server is run by.
    """

    def __init__(
        self, data: pathlib.Path, mllp: bool = False, options: list[str] | None = None, before: list[str] | None = None,
        patients: int = 12,
    ):
        self.data = data
        self.mllp = free_port() if mllp else 0
        self.options = (["--mllp-port", str(self.mllp)] if mllp else []) + (options or [])
        self.before = before or []
        self.log = data.with_suffix(".log")
        self.url = f"http://127.0.0.1:{free_port()}"
        if not data.exists():
            self.simulate(patients)
        self.accounts = accounts(data)

    def simulate(self, patients: int) -> None:
        command = ["simulate", "--patients", str(patients), "--weeks", "12", "--seed", "3", "--data", str(self.data)]
        made = subprocess.run([binary(), *command], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        assert made.returncode == 0, f"halcyon simulate failed:\n{made.stdout}{made.stderr}"

    def __enter__(self) -> "Clinic":
        host, port = self.url.removeprefix("http://").split(":")
        with self.log.open("a") as log:
            self.server = subprocess.Popen(
                [*self.before, binary(), "serve", "--data", str(self.data), "--host", host, "--port", port, *self.options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while True:
            try:
                requests.get(self.url + SIGN_IN, timeout=5)
                return self
            except requests.ConnectionError:
                alive = self.server.poll() is None
                if not alive or time.monotonic() > deadline:
                    self.server.kill()
                    raise AssertionError(f"the server did not come up:\n{self.log.read_text()}") from None
                time.sleep(0.1)

    def __exit__(self, *_: object) -> None:
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
        try:
            status = self.server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.server.kill()
            raise AssertionError("the server was still there 10 seconds after SIGTERM") from None
        assert status == 0, f"the server stopped with status {status}:\n{self.log.read_text()[-4000:]}"
