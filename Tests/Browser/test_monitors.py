"""Monitors against the real server: a third-party HL7 client, and faults on purpose.

The record is read with SQLite and by the documented layout, never through the product.
"""

import os
import pathlib
import re
import shutil
import signal
import sqlite3
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator

import hl7
import pytest
from hl7.client import MLLPClient

from clinic import Clinic, binary, free_port
from forms import Visitor
from monitors import (
    END, START, Bed, Line, acknowledged, beds, charted, framed, heart_rates, is_accepted, link, memory, message, now,
    quarantined, release, samples, wait_for_log)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    data = tmp_path_factory.mktemp("monitored") / "data"
    Clinic(data)
    return data


@pytest.fixture
def ward(made: pathlib.Path, tmp_path: pathlib.Path) -> Iterator[Clinic]:
    """A clinic of its own, served with a port for monitors."""
    shutil.copytree(made, tmp_path / "data")
    with Clinic(tmp_path / "data", mllp=True) as served:
        yield served


@pytest.fixture
def bed(ward: Clinic) -> Bed:
    linked = beds(ward.data)
    assert linked, "the synthetic clinic has no linked bed"
    return linked[0]


def session(data: pathlib.Path, bed: Bed) -> list[float | None]:
    return samples(data, f"session/{bed.session}").get(f"session/{bed.session}", [])


# A client that others wrote.

def test_a_third_party_client_is_answered_and_its_message_charted(ward, bed):
    with MLLPClient("127.0.0.1", ward.mllp, encoding="utf-8") as client:
        answer = hl7.parse(client.send_message(message(bed.place, 77, control="HL7-1")).strip(START + END).decode())
    assert str(answer.segment("MSA")[1]) == "AA" and str(answer.segment("MSA")[2]) == "HL7-1"
    assert str(answer.segment("MSH")[9]) == "ACK^R01^ACK" and str(answer.segment("MSH")[5]) == "TESTMON"
    assert session(ward.data, bed) == [77]


def test_a_message_that_names_the_patient_is_charted_for_that_patient_alone(ward, bed):
    line = Line(ward)
    assert is_accepted(line.exchange(message(bed.place, 61, patient=f"{bed.record_number}^^^CLINIC^MR")))
    assert is_accepted(line.exchange(message(bed.place, 199, patient="SOMEBODY-ELSE^^^CLINIC^MR")))
    assert session(ward.data, bed) == [61]
    assert quarantined(ward.data) == [199]


# Bytes.

def test_a_message_split_at_every_byte_is_one_message(ward, bed):
    line = Line(ward)
    data = framed(message(bed.place, 81))
    for cut in range(1, len(data), 7):
        line.send(data[:cut])
        time.sleep(0.001)
        line.send(data[cut:])
        assert is_accepted(line.answer())
    for byte in range(len(data)):
        line.send(data[byte:byte + 1])
    assert is_accepted(line.answer())
    # All of them are the same message.
    assert session(ward.data, bed) == [81]


def test_several_messages_in_one_packet_are_answered_in_order(ward, bed):
    line = Line(ward)
    line.send(b"\x00\x00".join(framed(message(bed.place, 60 + index, control=f"P{index}")) for index in range(40)))
    answers = [acknowledged(line.answer()) for _ in range(40)]
    assert answers == [("AA", f"P{index}") for index in range(40)]
    assert session(ward.data, bed) == list(range(60, 100))


def test_garbage_is_refused_and_the_line_goes_on(ward, bed):
    line = Line(ward)
    for garbage in [b"", b"garbage", b"\xff\xfe\x00\x01" * 50, b"MSH", b"MSH|^~\\&", b"PID|||1\rOBX|1", b"MSH|" + b"^" * 900]:
        code, _ = acknowledged(line.exchange(garbage))
        assert code in ("AR", "AE"), garbage
    assert is_accepted(line.exchange(message(bed.place, 70)))
    assert session(ward.data, bed) == [70]


def test_64_mebibytes_without_an_end_close_the_line_and_fill_no_memory(ward, bed):
    before = memory(ward.server.pid)
    line = Line(ward)
    sent = 0
    most = before
    with pytest.raises(ConnectionError):
        line.send(START)
        for _ in range(64):
            line.send(b"PATIENT NAME ADA " * 61681)
            sent += 1
            most = max(most, memory(ward.server.pid))
        line.answer()
    assert most - before < 24 << 20, f"{(most - before) >> 20} MiB more memory for a message without an end"
    log = wait_for_log(ward, "no end of a message within 1048576 bytes")
    assert "ADA" not in log
    assert is_accepted(Line(ward).exchange(message(bed.place, 70)))


def test_bytes_that_are_no_message_close_the_line(ward):
    line = Line(ward)
    with pytest.raises(ConnectionError):
        for _ in range(64):
            line.send(b"GET / HTTP/1.1\r\n" * 4096)
        line.answer()
    wait_for_log(ward, "without the beginning of a message")


def test_a_line_that_dies_within_a_message_charts_nothing_of_it(ward, bed):
    line = Line(ward)
    line.send(framed(message(bed.place, 150))[:-2])
    line.abort()
    assert is_accepted(Line(ward).exchange(message(bed.place, 71)))
    assert session(ward.data, bed) == [71]


# Dialects.

@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_other_line_ends_are_read(ward, bed, end):
    assert is_accepted(Line(ward).exchange(message(bed.place, 72).replace("\r", end)))
    assert session(ward.data, bed) == [72]


def test_foreign_delimiters_are_read_and_answered_with_the_standard_ones(ward, bed):
    text = message(bed.place, 73, control="F1").replace("|", "#").replace("^", "!").replace("&", "%")
    answer = Line(ward).exchange(text)
    assert acknowledged(answer) == ("AA", "F1")
    assert session(ward.data, bed) == [73]


def test_a_missing_control_identifier_is_taken(ward, bed):
    answer = Line(ward).exchange(message(bed.place, 74, control="", header="|P|2.3.1"))
    assert acknowledged(answer) == ("AA", "")
    assert session(ward.data, bed) == [74]


def test_a_wrong_character_set_is_read(ward, bed):
    text = message(bed.place, 75, header="|P|2.6||||||UNICODE UTF-8").encode().replace(b"TESTMON", b"M\xfcnchen")
    assert is_accepted(Line(ward).exchange(text))
    assert session(ward.data, bed) == [75]
    wait_for_log(ward, "declared as UTF-8, which it is not")


def test_sentinels_and_device_limits_are_no_values(ward, bed):
    line = Line(ward)
    assert is_accepted(line.exchange(message(bed.place, 8388607)))
    assert is_accepted(line.exchange(message(bed.place, 76).replace("|||||R", "|50-70|HH|||R")))
    assert session(ward.data, bed) == [None, 76]


def test_an_alert_is_refused_rather_than_taken_and_dropped(ward, bed):
    answer = Line(ward).exchange(message(bed.place, 76, control="R40").replace("ORU^R01^ORU_R01", "ORU^R40^ORU_R40"))
    assert acknowledged(answer) == ("AR", "R40")
    assert charted(ward.data) == []


def test_the_answer_that_was_asked_for_is_given(ward, bed):
    line = Line(ward)
    assert acknowledged(line.exchange(message(bed.place, 70, control="C1", header="|P|2.6|||AL|NE"))) == ("CA", "C1")
    line.send(framed(message(bed.place, 71, control="C2", header="|P|2.6|||NE|NE")))
    # Nobody answers the second; the third's answer is the next.
    assert acknowledged(line.exchange(message(bed.place, 72, control="C3"))) == ("AA", "C3")
    assert session(ward.data, bed) == [70, 71, 72]


# Beds, repetitions, clocks.

def test_duplicates_are_answered_each_time_and_kept_once(ward, bed):
    text = message(bed.place, 77, control="DUP")
    first, second = Line(ward), Line(ward)
    assert [acknowledged(line.exchange(text)) for line in (first, first, second)] == [("AA", "DUP")] * 3
    assert session(ward.data, bed) == [77]


def test_a_monitor_that_changes_beds_charts_for_whom_it_is_linked_to(ward):
    one, other = beds(ward.data)[:2]
    nurse = Visitor(ward, "nurse")
    line = Line(ward)

    def send(place: str, rate: int) -> None:
        assert is_accepted(line.exchange(message(place, rate)))

    send(one.place, 61)
    send(other.place, 62)
    assert release(nurse, one.place) == 303
    send(one.place, 63)
    assert link(nurse, one.place, other.session) == 303
    send(one.place, 64)
    assert link(nurse, other.place, one.session) == 422, "a bed that is linked is not taken away from its session"
    assert session(ward.data, one) == [61]
    assert session(ward.data, other) == [62, 64]
    assert quarantined(ward.data) == [63]


def test_nothing_is_charted_before_a_person_links_the_bed_and_the_quarantine_is_settled_by_a_person(ward, bed):
    line = Line(ward)
    for rate in (65, 66):
        assert is_accepted(line.exchange(message("NEW-BED", rate)))
    assert charted(ward.data) == [] and quarantined(ward.data) == [65, 66]
    nurse = Visitor(ward, "nurse")
    page = nurse.get("/monitors").text
    assert "NEW-BED" in page and "2 messages" in page
    item = re.search(r'name="item" value="([0-9a-f]+/\d+)"', page).group(1)
    assert nurse.post("/monitors/quarantine", {"item": item, "action": "dismiss", "reason": ""}).status_code == 422
    assert nurse.post("/monitors/quarantine", {"item": item, "action": "assign", "session": bed.session}).status_code == 303
    assert session(ward.data, bed) == [65, 66]
    assert "2 messages" not in nurse.get("/monitors").text
    assert Visitor(ward, "front desk").get("/monitors").status_code == 404
    assert Visitor(ward, "owner").get("/monitors").status_code == 404


def test_a_feed_that_dies_and_returns_leaves_a_hole_and_no_invention(ward, bed):
    line = Line(ward)
    assert is_accepted(line.exchange(message(bed.place, 70, at="20261121100000+0000")))
    line.abort()
    again = Line(ward)
    # What the gateway held back comes late, under the moments when it was measured.
    assert is_accepted(again.exchange(message(bed.place, 71, at="20261121100500+0000")))
    assert is_accepted(again.exchange(message(bed.place, 72)))
    assert session(ward.data, bed) == [70, 71, 72]


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed: Swift tests set the clock back too")
def test_a_server_clock_set_back_an_hour_loses_nothing(made, tmp_path):
    shutil.copytree(made, tmp_path / "data")
    with Clinic(tmp_path / "data", mllp=True) as ward:
        bed = beds(ward.data)[0]
        assert is_accepted(Line(ward).exchange(message(bed.place, 70)))
    ward = Clinic(tmp_path / "data", mllp=True, before=["faketime", "-f", "-1h"])
    ward.__enter__()
    try:
        assert is_accepted(Line(ward).exchange(message(bed.place, 71)))
        assert session(ward.data, bed) == [70, 71]
        # The record's time goes on: nothing stands before what was there.
        with sqlite3.connect(f"file:{ward.data}/record.sqlite?mode=ro", uri=True) as record:
            arrivals = [row[0] for row in record.execute(
                "SELECT s.received_us FROM samples s JOIN sample_subjects n ON n.id = s.subject WHERE n.subject = ?"
                " ORDER BY s.number", (f"session/{bed.session}",))]
        assert arrivals == sorted(arrivals)
        wait_for_log(ward, "this machine's clock was set back")
    finally:
        # faketime waits for the server that it started, and hands on no signal.
        for process in pathlib.Path(f"/proc/{ward.server.pid}/task/{ward.server.pid}/children").read_text().split():
            os.kill(int(process), signal.SIGKILL)
        ward.server.wait(timeout=10)


# Durability.

@pytest.mark.parametrize("round", range(3))
def test_every_acknowledged_message_is_there_after_the_server_was_killed(made, tmp_path, round):
    shutil.copytree(made, tmp_path / "data")
    ward = Clinic(tmp_path / "data", mllp=True)
    ward.__enter__()
    bed = beds(ward.data)[0]
    kept: list[str] = []
    lock = threading.Lock()

    def send(worker: int) -> None:
        try:
            line = Line(ward)
            for index in range(100_000):
                control = f"K{worker}-{index}"
                # Unlinked beds too: what is in quarantine was acknowledged as well.
                place = bed.place if worker % 2 else f"ROOM-{worker}"
                if is_accepted(line.exchange(message(place, worker, control=control))):
                    with lock:
                        kept.append(control)
        except OSError:
            return

    workers = [threading.Thread(target=send, args=(worker,)) for worker in range(8)]
    for worker in workers:
        worker.start()
    while len(kept) < 600 + 200 * round:
        time.sleep(0.005)
    ward.server.send_signal(signal.SIGKILL)
    for worker in workers:
        worker.join()
    ward.server.wait()
    found = charted(ward.data) + quarantined(ward.data)
    for worker in range(8):
        count = sum(control.startswith(f"K{worker}-") for control in kept)
        # A message may be there whose answer did not get through; never the other way round.
        assert count <= found.count(worker) <= count + 1
    check = subprocess.run([binary(), "verify", "--data", str(ward.data)], capture_output=True, text=True)
    assert check.returncode == 0, check.stderr
    with Clinic(ward.data, mllp=True) as again:
        assert is_accepted(Line(again).exchange(message(bed.place, 99)))
        assert session(again.data, bed)[-1] == 99


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_what_is_not_on_disk_is_never_accepted(ward, bed):
    line = Line(ward)
    assert is_accepted(line.exchange(message(bed.place, 70)))
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e",
         "inject=fsync,fdatasync:error=EIO", "-p", str(ward.server.pid)], stderr=subprocess.PIPE)
    time.sleep(1)
    if tracer.poll() is not None:
        pytest.skip(f"strace cannot attach here: {tracer.stderr.read().decode().strip()}")
    failed = line.exchange(message(bed.place, 71, control="LOST"))
    tracer.send_signal(signal.SIGINT)
    tracer.wait()
    assert acknowledged(failed) == ("AR", "LOST") and "NOT saved" in failed
    # The disk works again; what a failed flush left behind is unknown, so nothing is taken until a restart.
    assert acknowledged(line.exchange(message(bed.place, 72)))[0] == "AR"
    log = wait_for_log(ward, "NOT saved")
    assert bed.record_number not in log


def test_stopping_answers_what_was_taken_and_ends_in_time(ward, bed):
    idle = Line(ward)
    busy = Line(ward)
    assert is_accepted(busy.exchange(message(bed.place, 70)))
    started = time.monotonic()
    ward.server.send_signal(signal.SIGTERM)
    assert ward.server.wait(timeout=10) == 0
    assert time.monotonic() - started < 10
    for line in (idle, busy):
        with pytest.raises(ConnectionError):
            line.answer()


# The way in.

def test_tls_is_offered_with_a_certificate_and_plain_text_is_then_refused(made, tmp_path):
    shutil.copytree(made, tmp_path / "data")
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    options = ["--mllp-tls-certificate", str(certificate), "--mllp-tls-key", str(key)]
    with Clinic(tmp_path / "data", mllp=True, options=options) as ward:
        bed = beds(ward.data)[0]
        line = Line(ward)
        line.socket = ssl.create_default_context(cafile=str(certificate)).wrap_socket(line.socket, server_hostname="127.0.0.1")
        assert line.socket.version() in ("TLSv1.2", "TLSv1.3")
        assert is_accepted(line.exchange(message(bed.place, 70)))
        plain = Line(ward)
        with pytest.raises(OSError):
            plain.send(framed(message(bed.place, 71)))
            plain.answer()
        assert session(ward.data, bed) == [70]


@pytest.mark.parametrize("options, words", [
    (["--mllp-port", "99999"], "mllp-port: 99999 is not a port"),
    (["--mllp-port", "0", "--mllp-tls-key", "k.pem"], "mllp-tls-certificate: TLS needs both files"),
    (["--mllp-port", "0", "--mllp-tls-certificate", "none.pem", "--mllp-tls-key", "none.pem"], "none.pem holds no certificate"),
])
def test_options_that_cannot_be_are_one_clear_line(made, options, words):
    refused = subprocess.run(
        [binary(), "serve", "--data", str(made), "--port", str(free_port()), *options], capture_output=True, text=True, timeout=60)
    assert refused.returncode == 2 and words in refused.stderr and len(refused.stderr.splitlines()) == 1


def test_without_the_option_no_port_is_open_for_monitors(made, tmp_path):
    shutil.copytree(made, tmp_path / "data")
    with Clinic(tmp_path / "data") as ward:
        assert "MLLP" not in ward.log.read_text()


def test_a_simulated_floor_feeds_the_linked_beds(ward):
    linked = beds(ward.data)
    made = subprocess.run(
        [binary(), "simulate", "--floor", str(len(linked)), "--speed", "20", "--for", "3", "--data", str(ward.data),
         "--mllp-port", str(ward.mllp)], capture_output=True, text=True, timeout=60)
    assert made.returncode == 0, made.stderr
    for bed in linked:
        assert len(session(ward.data, bed)) >= 20, made.stdout
    assert quarantined(ward.data) == []


def test_the_log_names_nobody(ward, bed):
    line = Line(ward)
    line.exchange(message(bed.place, 70, patient="SECRET-NUMBER").replace("PID|||SECRET-NUMBER", "PID|||SECRET-NUMBER||SURNAME^GIVEN"))
    line.exchange(b"MSH|^~\\&|SECRET|SECRET||||SECRET|ZZZ^Z01|SECRET|P|2.6\rPID|||SECRET||SURNAME^GIVEN")
    line.exchange(message(bed.place, 70).replace("\r", "\n"))
    log = wait_for_log(ward, "lines end with LF")
    assert not re.search("SECRET|SURNAME|GIVEN|" + bed.record_number, log)
