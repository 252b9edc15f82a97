"""Pictures of the pages that the README shows, taken from a synthetic clinic made for it."""

import os
import pathlib
import shutil
import sys
import tempfile

from playwright.sync_api import sync_playwright

from clinic import Clinic
from conftest import sign_in
from pages import resolved

# Name of the picture, role and path.
PICTURES = [
    ("today", "nurse", "/"),
    ("chart", "prescriber", "{maintenance}"),
    ("screening", "prescriber", "{screening}/screening?protocol=iv-racemic&indication=depression"),
    ("plan", "prescriber", "{maintenance}/plan"),
    ("session", "nurse", "{open session}"),
    ("summary", "prescriber", "{closed session}/summary"),
]


def take(folder: pathlib.Path, data: pathlib.Path) -> None:
    chromium = os.environ.get("HALCYON_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with Clinic(data) as clinic, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        for name, role, path in PICTURES:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            sign_in(page, clinic, role)
            page.goto(clinic.url + resolved(clinic, path))
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    pictures = pathlib.Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        take(pictures, pathlib.Path(made) / "data")
