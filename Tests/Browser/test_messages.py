"""Links that leave through the operator's own programs: sent, answered on a phone, and seen when they do not leave."""

import pathlib
import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from clinic import Clinic
from conftest import sign_in
from forms import Visitor
from pages import resolved
from test_asking import choose, phone

LINK = re.compile(r"https://clinic\.example(/q/[0-9a-f]{72})")


def program(path: pathlib.Path, lines: str) -> str:
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(scope="module")
def sending(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    folder = tmp_path_factory.mktemp("sending")
    mail = program(folder / "mail", f'echo "$@" >> {folder}/arguments; cat >> {folder}/mailbox')
    text = program(folder / "text", "exit 75")
    options = ["--mail-command", mail, "--text-command", text, "--public-url", "https://clinic.example"]
    with Clinic(folder / "data", options=options) as served:
        yield served


def soon(look: Callable[[], bool]) -> None:
    """The outbox is looked into every two seconds."""
    deadline = time.monotonic() + 30
    while not look():
        assert time.monotonic() < deadline, "it did not happen within 30 seconds"
        time.sleep(0.2)


def agree(browser: Browser, clinic: Clinic, patient: str, contact: str) -> None:
    page = browser.new_context().new_page()
    sign_in(page, clinic, "front desk")
    page.goto(f"{clinic.url}/patients/{patient}/registration")
    page.locator("input[name=email]").fill("patient@home.example")
    page.locator("input[name=phone]").fill("+1 212 555 0100")
    page.locator("select[name=contact]").select_option(contact)
    page.locator("form:has(select[name=contact]) button[type=submit]").click()
    page.wait_for_load_state("load")


def test_a_link_is_mailed_answered_and_charted(browser: Browser, sending: Clinic):
    patient = resolved(sending, "{maintenance}").removeprefix("/patients/")
    agree(browser, sending, patient, "email")
    nurse = Visitor(sending, "nurse")
    charted = re.compile(r'<th scope="row">(<a [^>]*>)?PEG')
    assert not charted.search(nurse.get(f"/patients/{patient}").text)
    assert nurse.post(f"/patients/{patient}/asking", {"scale": "peg", "how": "email"}).status_code == 303
    mailbox = sending.data.parent / "mailbox"
    # The latest request stands first.
    asked = re.compile(r"PEG(?:(?!</li>).)*The message was sent", re.S)
    soon(lambda: bool(asked.search(nurse.get(f"/patients/{patient}/asking").text)))
    mail = mailbox.read_text()
    assert "To: patient@home.example" in mail and "PEG" not in mail
    assert set((sending.data.parent / "arguments").read_text().split("\n")) == {"-t -i", ""}
    page = phone(browser)
    for link in LINK.findall(mail):
        page.goto(sending.url + link)
        if page.locator("fieldset.sheet-item").count() == 3:
            break
    for number in ("1", "2", "3"):
        choose(page, number, 6)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert charted.search(nurse.get(f"/patients/{patient}").text)


def test_a_message_that_does_not_leave_is_seen(browser: Browser, sending: Clinic):
    patient = resolved(sending, "{induction}").removeprefix("/patients/")
    agree(browser, sending, patient, "text")
    desk = Visitor(sending, "front desk")
    assert desk.post(f"/patients/{patient}/asking", {"scale": "peg", "how": "text"}).status_code == 303
    soon(lambda: "tried once" in desk.get("/outbox").text)
    assert patient in desk.get("/outbox").text
