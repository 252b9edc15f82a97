"""Faults on purpose: a server killed while it writes, a disk that is full, a disk that fails, a form posted twice."""

import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import threading
import time

import pytest

from clinic import Clinic, binary
from forms import Visitor, command


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A synthetic clinic that no server has open, to be copied."""
    data = tmp_path_factory.mktemp("made") / "data"
    Clinic(data)
    return data


def copied(made: pathlib.Path, place: pathlib.Path) -> Clinic:
    shutil.copytree(made, place)
    return Clinic(place)


def note(visitor: Visitor, patient: str, text: str, number: str | None = None):
    return visitor.post(f"/patients/{patient}/notes", {"kind": "progress", "text": text}, number)


def commands(data: pathlib.Path) -> dict[str, int]:
    """Every command that is in the record, with how many entries it made."""
    with sqlite3.connect(f"file:{data}/record.sqlite?mode=ro", uri=True) as database:
        return dict(database.execute("SELECT id, entries FROM commands"))


def verify(data: pathlib.Path) -> None:
    result = subprocess.run([binary(), "verify", "--data", str(data)], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(made, tmp_path):
    clinic = copied(made, tmp_path / "data")
    acknowledged: list[str] = []
    clinic.__enter__()
    visitors = [Visitor(clinic, "prescriber") for _ in range(2)]
    patients = visitors[0].patients()
    killed = threading.Event()

    def write(worker: int) -> None:
        visitor = visitors[worker % 2]
        for index in range(60):
            number = command()
            try:
                answer = note(visitor, patients[(worker + index) % len(patients)], f"note {worker} {index}", number)
            except OSError:
                return
            if answer.status_code == 303:
                acknowledged.append(number)
                if len(acknowledged) >= 400 and not killed.is_set():
                    killed.set()
                    clinic.server.send_signal(signal.SIGKILL)

    workers = [threading.Thread(target=write, args=(worker,)) for worker in range(18)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    clinic.server.wait()
    assert killed.is_set(), f"only {len(acknowledged)} notes were written before the threads ended"
    kept = commands(tmp_path / "data")
    assert set(acknowledged) <= set(kept)
    # A use case is written whole or not at all: each note made its entry, and nothing else lies about.
    assert all(kept[number] >= 1 for number in acknowledged)
    verify(tmp_path / "data")
    with Clinic(tmp_path / "data") as again:
        assert Visitor(again, "prescriber").get("/").status_code == 200


def test_the_same_form_posted_twice_is_one_entry(clinic):
    visitor = Visitor(clinic, "prescriber")
    patient = visitor.patients()[0]
    number = command()
    first = note(visitor, patient, "posted twice", number)
    second = note(visitor, patient, "posted twice", number)
    assert (first.status_code, second.status_code) == (303, 303)
    assert commands(clinic.data)[number] == 1
    other = note(visitor, patient, "other words", number)
    assert other.status_code == 422


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_is_refused_clearly_and_service_resumes(made, tmp_path):
    place = tmp_path / "small"
    place.mkdir()
    size = sum(file.stat().st_size for file in made.rglob("*") if file.is_file())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size + (3 << 20)}", "tmpfs", str(place)], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    try:
        with copied(made, place / "data") as clinic:
            visitor = Visitor(clinic, "prescriber")
            patient = visitor.patients()[0]
            assert note(visitor, patient, "before").status_code == 303
            filler = place / "filler"
            with filler.open("wb", buffering=0) as out:
                try:
                    while True:
                        out.write(b"x" * 4096)
                except OSError:
                    pass
            refused = [note(visitor, patient, "x" * 15_000, number) for number in (command() for _ in range(40))]
            full = [answer for answer in refused if answer.status_code == 507]
            assert full, {answer.status_code for answer in refused}
            assert "NOT saved" in full[-1].text
            entries = len(commands(clinic.data))
            filler.unlink()
            deadline = time.monotonic() + 10
            while note(visitor, patient, "after").status_code != 303:
                assert time.monotonic() < deadline, "service did not resume within 10 seconds"
                time.sleep(0.2)
            assert len(commands(clinic.data)) >= entries + 1
        verify(place / "data")
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_disk_that_fails_makes_the_record_read_only(made, tmp_path):
    clinic = copied(made, tmp_path / "data")
    with clinic:
        visitor = Visitor(clinic, "prescriber")
        patient = visitor.patients()[0]
        assert note(visitor, patient, "before").status_code == 303
        tracer = subprocess.Popen(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e",
             "inject=fsync,fdatasync:error=EIO", "-p", str(clinic.server.pid)], stderr=subprocess.PIPE)
        time.sleep(1)
        if tracer.poll() is not None:
            pytest.skip(f"strace cannot attach here: {tracer.stderr.read().decode().strip()}")
        failed = note(visitor, patient, "while failing")
        tracer.send_signal(signal.SIGINT)
        tracer.wait()
        assert failed.status_code == 503 and "NOT saved" in failed.text
        # A failed fsync is never tried again: the disk works now, and the record stays shut until a restart.
        later = note(visitor, patient, "after failing")
        assert later.status_code == 503 and "read-only" in later.text
    verify(tmp_path / "data")
    with Clinic(tmp_path / "data") as again:
        visitor = Visitor(again, "prescriber")
        assert note(visitor, patient, "after a restart").status_code == 303


def test_a_second_server_on_the_same_record_is_refused(clinic):
    second = subprocess.run(
        [binary(), "serve", "--data", str(clinic.data), "--port", "1"], capture_output=True, text=True, timeout=60)
    assert second.returncode == 2 and "open in another process" in second.stderr
