"""A synthetic clinic in a data directory, and a server on it: what the benchmarks of the whole program stand on.

Only the standard library of Python is used.
"""

import http.client
import pathlib
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.parse


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A clinic that is served for as long as a `with` block lasts."""

    def __init__(self, binary: pathlib.Path, data: pathlib.Path, *options: str):
        self.binary = binary
        self.data = data
        self.options = options
        self.port = free_port()

    def __enter__(self) -> "Server":
        begun = time.perf_counter()
        with open(self.data.with_suffix(".log"), "a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--data", self.data, "--port", str(self.port), *self.options],
                stdout=log, stderr=log)
        while True:
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                self.connection.request("GET", "/sign-in")
                self.connection.getresponse().read()
                break
            except ConnectionRefusedError:
                if self.process.poll() is not None or time.perf_counter() - begun > 120:
                    self.process.kill()
                    sys.exit(f"benchmark: the server did not come up, see {self.data.with_suffix('.log')}")
                time.sleep(0.005)
        self.start_up = time.perf_counter() - begun
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def sign_in(self, role: str) -> None:
        accounts = [line.split("\t") for line in (self.data / "ACCOUNTS.txt").read_text("utf-8").splitlines()]
        email, password = next((fields[1], fields[2]) for fields in accounts if fields[0] == role)
        form = urllib.parse.urlencode({"email": email, "password": password, "command": secrets.token_hex(16)})
        self.connection.request(
            "POST", "/sign-in", form,
            {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"})
        answer = self.connection.getresponse()
        answer.read()
        cookie = answer.getheader("Set-Cookie")
        if answer.status != 303 or not cookie:
            sys.exit(f"benchmark: {role} could not sign in (status {answer.status})")
        self.cookie = cookie.split(";")[0]
        self.token = re.search(r'name="token" value="([0-9a-f]+)"', self.page("/patients")[1]).group(1)

    def page(self, path: str, form: dict[str, str] | None = None) -> tuple[float, str]:
        """Seconds until the whole page is here, and the page; with a form, what is answered to posting it."""
        headers = {"Cookie": self.cookie}
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{self.port}"
            body = urllib.parse.urlencode({**form, "token": self.token, "command": secrets.token_hex(16)})
        begun = time.perf_counter()
        self.connection.request("POST" if form else "GET", path, body, headers)
        answer = self.connection.getresponse()
        body = answer.read()
        seconds = time.perf_counter() - begun
        if answer.status != 200:
            sys.exit(f"benchmark: {path} answered {answer.status}")
        return seconds, body.decode("utf-8")


class Clinic:
    """The data directory, and the programs that make and grow it."""

    def __init__(self, binaries: pathlib.Path, data: pathlib.Path):
        self.binaries = binaries
        self.data = data
        self.long_chart = ""
        self.entries = 0
        self.birth_date = ""
        self.live: list[tuple[str, str, str]] = []
        """Patient, session and place of the monitor of each open session that was added."""

    def simulate(self, patients: int, weeks: int) -> None:
        self.run("halcyon", "simulate", "--patients", str(patients), "--weeks", str(weeks), "--seed", "7")

    def grow(self, patients: int, live: int, encounters: int) -> None:
        said = self.run(
            "charts-benchmark", "grow", "--patients", str(patients), "--live", str(live),
            "--encounters", str(encounters))
        self.live += re.findall(r"^live: (\w+) (\w+) (.+)$", said, re.MULTILINE)
        if encounters:
            self.long_chart = re.search(r"^long chart: (\w+)$", said, re.MULTILINE).group(1)
        self.birth_date = re.search(r"^birth date: (\S+)$", said, re.MULTILINE).group(1)
        self.entries = int(re.search(r"^entries: (\d+)$", said, re.MULTILINE).group(1))

    def fold(self) -> str:
        return self.run("charts-benchmark", "fold", "--patient", self.long_chart)

    def run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(
            [self.binaries / program, *arguments, "--data", self.data], stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"benchmark: {program} {arguments[0]} failed")
        return done.stdout
