"""The timed tasks, on a device that staff hand over: reaction time and symbol coding, by key and by finger."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accessibility import is_accessible
from clinic import Clinic
from conftest import sign_in
from forms import Visitor
from pages import resolved
from test_asking import sheets
from test_pages import has_strict_policy

TABLET = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def handed_over(browser: Browser, clinic: Clinic, task: str, **settings: object) -> tuple[Page, str]:
    """A device that a nurse opened the task on and handed over, with the patient's id; its clock stands still."""
    page = browser.new_context(**{"viewport": TABLET, **settings}).new_page()
    page.set_default_timeout(10_000)
    sign_in(page, clinic, "nurse")
    patient = resolved(clinic, "{maintenance}").removeprefix("/patients/")
    page.goto(f"{clinic.url}/patients/{patient}/asking")
    page.get_by_label("Questionnaire").select_option(value=task)
    page.get_by_label("Hand over this device").check()
    if settings.get("java_script_enabled", True):
        page.clock.install()
    page.get_by_role("button", name="Ask the patient").click()
    page.wait_for_load_state("load")
    assert "/q/" in page.url
    return page, patient


def until_now(page: Page) -> None:
    """Lets time pass until the signal stands there; it never comes within the first second."""
    page.clock.run_for(900)
    for _ in range(200):
        if page.locator("[data-part=signal]").inner_text() == "Now":
            return
        page.clock.run_for(40)
    raise AssertionError("no signal came")


def stands_still(page: Page) -> None:
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))


def score_on_chart(clinic: Clinic, patient: str, name: str) -> str:
    page = Visitor(clinic, "nurse").get(f"/patients/{patient}").text
    row = re.search(rf">{name}</a>.*?</tr>", page, re.DOTALL)
    assert row, f"{name} is not on the chart"
    return re.sub(r"<[^>]+>", " ", row[0])


def test_reaction_time_by_key(browser: Browser, clinic: Clinic):
    page, patient = handed_over(browser, clinic, "own-reaction-time")
    stands_still(page)
    page.get_by_role("button", name="Start").click()
    # Before the signal: a false start, which in practice costs nothing.
    page.keyboard.press("Space")
    expect(page.get_by_role("status").first).to_contain_text("Too early")
    expect(page.locator("[data-part=progress]")).to_have_text("Practice 1 of 3")
    for turn in range(23):
        until_now(page)
        if turn == 4:
            page.clock.run_for(60)
            page.keyboard.press("Space")
            expect(page.locator("[data-part=progress]")).to_have_text("2 of 20")
            until_now(page)
        if turn == 5:
            page.clock.run_for(3100)
            continue
        page.clock.run_for(300)
        page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="Done")).to_be_focused()
    summary = page.locator("[data-part=summary]").inner_text()
    assert "1 false starts and 1 lapses" in summary
    median = int(re.search(r"is (\d+) ms", summary)[1])
    assert 300 <= median <= 350
    page.clock.resume()
    is_accessible(page)
    assert sheets(clinic, page.url.removeprefix(clinic.url)) == []
    page.get_by_role("button", name="Send the result").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert len(sheets(clinic, page.url.removeprefix(clinic.url))) == 1
    assert f" {median} " in score_on_chart(clinic, patient, "Reaction time")
    curve = Visitor(clinic, "prescriber").get(f"/patients/{patient}/trajectory?scale=own-reaction-time").text
    assert "may be practice alone" in curve and "Not enough to say" in curve
    # The device is the patient's still: nothing of the clinic opens.
    page.goto(f"{clinic.url}/patients/{patient}")
    assert "/unlock" in page.url


def solves(page: Page) -> int:
    """The digit of the symbol that is shown, read from the key as a patient does."""
    wanted = page.locator("[data-part=current] use").get_attribute("href")
    key = page.locator("[data-part=key] use")
    return 1 + [key.nth(place).get_attribute("href") for place in range(9)].index(wanted)


@pytest.mark.parametrize("by_finger", [False, True])
def test_symbol_coding(browser: Browser, clinic: Clinic, by_finger: bool):
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    page, patient = handed_over(browser, clinic, "own-symbol-coding", **(phone if by_finger else {}))
    stands_still(page)

    def gives(digit: int) -> None:
        if by_finger:
            page.get_by_role("button", name=str(digit), exact=True).tap()
        else:
            page.keyboard.press(str(digit))

    page.get_by_role("button", name="Start").click()
    wrong = solves(page) % 9 + 1
    gives(wrong)
    expect(page.locator("[data-part=says]")).to_contain_text("That one is")
    for _ in range(3):
        gives(solves(page))
    page.get_by_role("button", name="Start the 90 seconds").click()
    for _ in range(12):
        gives(solves(page))
        page.clock.run_for(1000)
    gives(solves(page) % 9 + 1)
    page.clock.run_for(79_000)
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    expect(page.locator("[data-part=summary]")).to_have_text("12 symbols were right and 1 wrong in 90 seconds.")
    page.get_by_role("button", name="Send the result").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert " 12 " in score_on_chart(clinic, patient, "Symbol coding")


@pytest.mark.parametrize("task", ["own-reaction-time", "own-symbol-coding"])
def test_a_task_is_accessible_before_and_while_it_runs(browser: Browser, clinic: Clinic, task: str):
    page, _ = handed_over(browser, clinic, task)
    is_accessible(page)
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Stop, save nothing")).to_be_visible()
    is_accessible(page)


def test_the_key_is_another_one_each_time(browser: Browser, clinic: Clinic):
    page, _ = handed_over(browser, clinic, "own-symbol-coding")
    keys = set()
    for _ in range(4):
        page.get_by_role("button", name="Start").click()
        signs = page.locator("[data-part=key] use")
        key = tuple(signs.nth(place).get_attribute("href") for place in range(9))
        assert len(set(key)) == 9
        keys.add(key)
        page.get_by_role("button", name="Stop, save nothing").click()
    assert len(keys) > 1


def test_stopped_nothing_is_saved(browser: Browser, clinic: Clinic):
    page, _ = handed_over(browser, clinic, "own-reaction-time")
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Stop, save nothing").click()
    expect(page.get_by_role("status").first).to_have_text("Stopped. Nothing was saved.")
    assert not page.get_by_role("button", name="Send the result").is_visible()
    assert sheets(clinic, page.url.removeprefix(clinic.url)) == []


def test_without_a_script_staff_enter_the_result(
    browser: Browser, signed_in: Callable[[str], BrowserContext], clinic: Clinic,
):
    page, patient = handed_over(browser, clinic, "own-reaction-time", java_script_enabled=False)
    assert "needs JavaScript" in page.inner_text("main")
    assert not page.get_by_role("button", name="Start").is_visible()
    answer = signed_in("nurse").new_page().goto(f"{clinic.url}/patients/{patient}/scores?scale=own-reaction-time")
    assert answer and answer.status == 200
    has_strict_policy(answer)
    nurse = Visitor(clinic, "nurse")
    sheet = f"/patients/{patient}/questionnaires/own-reaction-time"
    typed = {"item-total": "99", "mode": "paper", "on": "2026-01-01"}
    refused = nurse.post(sheet, typed)
    assert refused.status_code == 422 and "from 100 to 3000" in refused.text
    assert nurse.post(sheet, {**typed, "item-total": "412"}).status_code == 303


def test_a_task_is_not_sent_as_a_link(clinic: Clinic):
    patient = resolved(clinic, "{maintenance}").removeprefix("/patients/")
    refused = Visitor(clinic, "nurse").post(
        f"/patients/{patient}/asking", {"scale": "own-reaction-time", "how": "show"})
    assert refused.status_code == 422 and "a device of the clinic" in refused.text
