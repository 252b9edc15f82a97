"""Pictures of the pages that the README shows, taken from a synthetic clinic made for it, with a monitor at each chair."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from clinic import Clinic, binary
from conftest import sign_in
from forms import Visitor
from monitors import link
from pages import resolved

# So many monitors are played, for so many seconds before the first picture.
MONITORS, SECONDS = 6, 30
TALL = {"session": 1290}

# Name of the picture, role and path; one may be taller than a screen.
PICTURES = [
    ("today", "nurse", "/"),
    ("chart", "prescriber", "{maintenance}"),
    ("screening", "prescriber", "{screening}/screening?protocol=iv-racemic&indication=depression"),
    ("plan", "prescriber", "{maintenance}/plan"),
    ("floor", "nurse", "/floor"),
    ("session", "nurse", "{running session}"),
    ("replay", "nurse", "{closed session}/replay?second=2400"),
    ("summary", "prescriber", "{closed session}/summary"),
]


@contextmanager
def monitored(clinic: Clinic) -> Iterator[str]:
    """Monitors at the chairs of open sessions, for as long as the block lasts. Gives a session in which an infusion runs."""
    nurse = Visitor(clinic, "nurse")
    with sqlite3.connect(f"file:{clinic.data}/record.sqlite?mode=ro", uri=True) as record:
        sessions = record.execute("SELECT session, patient, chair FROM sessions WHERE status = 'open' ORDER BY at_us").fetchall()
    for session, _, chair in sessions:
        link(nurse, chair, session)
    paths = [f"/patients/{patient}/sessions/{session}" for session, patient, _ in sessions]
    running = next(path for path in paths if "Running: intravenous" in nurse.get(path).text)
    command = [binary(), "simulate", "--floor", str(MONITORS), "--data", str(clinic.data), "--mllp-port", str(clinic.mllp)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as playing:
        time.sleep(SECONDS)
        yield running
        playing.terminate()


def take(folder: pathlib.Path, data: pathlib.Path) -> None:
    chromium = os.environ.get("HALCYON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with Clinic(data, mllp=True, patients=36) as clinic, monitored(clinic) as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        for name, role, path in PICTURES:
            context = browser.new_context(viewport={"width": 1280, "height": TALL.get(name, 900)})
            page = context.new_page()
            sign_in(page, clinic, role)
            page.goto(clinic.url + (running if path == "{running session}" else resolved(clinic, path)))
            page.wait_for_timeout(2_000)
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    pictures = pathlib.Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        take(pictures, pathlib.Path(made) / "data")
