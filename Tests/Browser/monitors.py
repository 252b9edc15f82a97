"""Monitors for the tests: a line to the server, messages, and what of them is in the record."""

import datetime
import itertools
import pathlib
import re
import socket
import sqlite3
import struct
import time
from dataclasses import dataclass

from clinic import Clinic
from forms import Visitor

START, END = b"\x0b", b"\x1c\x0d"
_numbers = itertools.count(1)


def now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%d%H%M%S.%f")[:-3] + "+0000"


def message(
    bed: str, heart_rate: int, control: str | None = None, patient: str = "", at: str | None = None, header: str = "|P|2.6|||NE|AL"
) -> str:
    control = f"T{next(_numbers)}" if control is None else control
    at = now() if at is None else at
    return "\r".join([
        f"MSH|^~\\&|TESTMON|WARD|||{at}||ORU^R01^ORU_R01|{control}{header}",
        f"PID|||{patient}", f"PV1||O|^^{bed}", f"OBR|1|||MON|||{at}",
        f"OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1.1.1|{heart_rate}|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R",
    ]) + "\r"


OBSERVATIONS = {
    "heart rate": "147842^MDC_ECG_HEART_RATE^MDC|1.1.1.1|{}|264864^MDC_DIM_BEAT_PER_MIN^MDC",
    "saturation": "150456^MDC_PULS_OXIM_SAT_O2^MDC|1.6.1.1|{}|262688^MDC_DIM_PERCENT^MDC",
    "breaths": "151578^MDC_TTHOR_RESP_RATE^MDC|1.7.1.1|{}|264928^MDC_DIM_RESP_PER_MIN^MDC",
    "systolic": "150301^MDC_PRESS_CUFF_SYS^MDC|1.9.1.1|{}|266016^MDC_DIM_MMHG^MDC",
    "diastolic": "150302^MDC_PRESS_CUFF_DIA^MDC|1.9.1.2|{}|266016^MDC_DIM_MMHG^MDC",
}


def signs_message(bed: str, signs: dict[str, int]) -> str:
    """A message with several signs, by the names above."""
    head, _ = message(bed, 0).split("OBX|", 1)
    return head + "".join(
        f"OBX|{number}|NM|{OBSERVATIONS[name].format(value)}|||||R\r" for number, (name, value) in enumerate(signs.items(), 1))


def framed(text: str | bytes) -> bytes:
    return START + (text.encode() if isinstance(text, str) else text) + END


class Line:
    """A connection as a monitor makes it, on which a test decides each byte."""

    def __init__(self, clinic: Clinic):
        self.socket = socket.create_connection(("127.0.0.1", clinic.mllp), timeout=20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def answer(self) -> str:
        """The next answer without its frame. Raises ConnectionError when the server closed the line."""
        while END not in self.rest:
            part = self.socket.recv(65536)
            if not part:
                raise ConnectionError("the server closed the line")
            self.rest += part
        answer, self.rest = self.rest.split(END, 1)
        assert answer.startswith(START), answer
        return answer[1:].decode()

    def exchange(self, text: str | bytes) -> str:
        self.send(framed(text))
        return self.answer()

    def close(self) -> None:
        self.socket.close()

    def abort(self) -> None:
        """The line dies: no goodbye, what is under way is lost."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


def acknowledged(answer: str) -> tuple[str, str]:
    """The code and the control identifier of an answer."""
    found = re.search(r"MSA\|(\w\w)\|([^|\r]*)", answer)
    assert found, answer
    return found.group(1), found.group(2)


def is_accepted(answer: str) -> bool:
    return acknowledged(answer)[0] == "AA"


# What is in the record.

def _number(body: bytes, place: int) -> tuple[int, int]:
    result, shift = 0, 0
    while True:
        byte = body[place]
        result |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return result, place


def _text(body: bytes, place: int) -> tuple[str, int]:
    count, place = _number(body, place)
    return body[place:place + count].decode(), place + count


def heart_rates(body: bytes) -> list[float | None]:
    """The heart rates in a batch of samples, read by the layout that SampleBody documents and not by its code."""
    assert body[0] == 1
    place = 1
    for _ in range(3):
        _, place = _text(body, place)
    count, place = _number(body, place)
    for _ in range(count):
        _, place = _text(body, place)
    count, place = _number(body, place)
    values: list[float | None] = []
    for _ in range(count):
        sign, has_value = body[place], body[place + 1]
        place += 2
        value = None
        if has_value:
            (value,) = struct.unpack("<d", body[place:place + 8])
            place += 8
        _, place = _number(body, place)
        _, place = _text(body, place)
        if sign == 1:
            values.append(value)
    return values


def samples(data: pathlib.Path, prefix: str) -> dict[str, list[float | None]]:
    """Heart rates by subject, in order of arrival; for subjects that begin with `prefix`."""
    found: dict[str, list[float | None]] = {}
    with sqlite3.connect(f"file:{data}/record.sqlite?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT n.subject, s.body FROM samples s JOIN sample_subjects n ON n.id = s.subject"
            " WHERE n.subject LIKE ? ORDER BY n.subject, s.number", (prefix + "%",))
        for subject, body in rows:
            found.setdefault(subject, []).extend(heart_rates(body))
    return found


def charted(data: pathlib.Path) -> list[float | None]:
    return [value for values in samples(data, "session/").values() for value in values]


def quarantined(data: pathlib.Path) -> list[float | None]:
    return [value for values in samples(data, "quarantine/").values() for value in values]


@dataclass(frozen=True)
class Bed:
    place: str
    session: str
    patient: str
    record_number: str


def beds(data: pathlib.Path) -> list[Bed]:
    """The beds that are linked, as the list of links says."""
    with sqlite3.connect(f"file:{data}/record.sqlite?mode=ro", uri=True) as database:
        return [Bed(*row) for row in database.execute(
            "SELECT l.place, l.session, l.patient, p.record_number FROM bed_links l"
            " JOIN patients p ON p.patient = l.patient WHERE l.released_us IS NULL ORDER BY l.place")]


def link(nurse: Visitor, place: str, session: str) -> int:
    return nurse.post("/monitors/links", {"place": place, "session": session}).status_code


def release(nurse: Visitor, place: str) -> int:
    return nurse.post("/monitors/releases", {"place": place, "reason": "moved to another chair"}).status_code


def memory(pid: int) -> int:
    """Resident bytes of a process."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) << 10


def wait_for_log(clinic: Clinic, words: str, seconds: float = 10) -> str:
    deadline = time.monotonic() + seconds
    while words not in clinic.log.read_text():
        assert time.monotonic() < deadline, f"the log does not say {words!r}:\n{clinic.log.read_text()[-3000:]}"
        time.sleep(0.05)
    return clinic.log.read_text()
