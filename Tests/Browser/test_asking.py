"""A patient's questionnaire on a phone: answered over a good line and a bad one, once, and by nobody else after."""

import re
import sqlite3
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accessibility import is_accessible
from clinic import Clinic
from forms import Visitor
from pages import resolved
from test_pages import has_strict_policy

PHONE = {"width": 390, "height": 844}


def asked(clinic: Clinic, scale: str, phase: str = "maintenance") -> tuple[str, str]:
    """The patient, and the link that a nurse made for them."""
    nurse = Visitor(clinic, "nurse")
    patient = resolved(clinic, "{" + phase + "}").removeprefix("/patients/")
    assert nurse.post(f"/patients/{patient}/asking", {"scale": scale, "how": "show"}).status_code == 303
    links = re.findall(r"/q/[0-9a-f]{72}", nurse.get(f"/patients/{patient}/asking").text)
    assert links, "no link is shown"
    return patient, links[0]


def phone(browser: Browser) -> Page:
    page = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.set_default_timeout(10_000)
    return page


def choose(page: Page, item: str, value: int) -> None:
    page.locator(f"#field-item-{item} label").filter(has=page.locator(f"input[value='{value}']")).click()


def sheets(clinic: Clinic, link: str) -> list[int]:
    """When the request of a link was answered."""
    with sqlite3.connect(f"file:{clinic.data / 'record.sqlite'}?mode=ro", uri=True) as record:
        rows = record.execute("SELECT answered_us FROM askings WHERE asking = ?", (link.removeprefix("/q/")[:32],))
        return [row[0] for row in rows if row[0]]


def test_answered_on_a_phone(browser: Browser, clinic: Clinic):
    patient, link = asked(clinic, "gad-7")
    page = phone(browser)
    answer = page.goto(clinic.url + link)
    assert answer and answer.status == 200
    has_strict_policy(answer)
    is_accessible(page)
    for number in range(1, 8):
        choose(page, str(number), 1)
    expect(page.locator("[data-saving]")).to_have_text("Saved.")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    is_accessible(page)
    assert len(sheets(clinic, link)) == 1
    # Somebody else opens the same link: thanks, and not one answer.
    other = phone(browser)
    other.goto(clinic.url + link)
    expect(other.get_by_role("heading", name="Thank you")).to_be_visible()
    assert other.locator("input").count() == 0
    chart = Visitor(clinic, "nurse").get(f"/patients/{patient}").text
    assert "GAD-7" in chart


def test_a_lost_connection_loses_no_answer(browser: Browser, clinic: Clinic):
    _, link = asked(clinic, "phq-9")
    page = phone(browser)
    page.goto(clinic.url + link)
    choose(page, "1", 2)
    expect(page.locator("[data-saving]")).to_have_text("Saved.")
    page.context.set_offline(True)
    for number in range(2, 9):
        choose(page, str(number), 1)
    choose(page, "9", 0)
    choose(page, "2", 3)
    expect(page.locator("[data-saving]")).to_contain_text("kept on this page")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator("[data-saving]")).to_contain_text("as soon as it is back")
    assert sheets(clinic, link) == []
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible(timeout=30_000)
    assert len(sheets(clinic, link)) == 1


def test_loaded_again_the_same_phone_goes_on_where_it_was(browser: Browser, clinic: Clinic):
    _, link = asked(clinic, "gad-7")
    page = phone(browser)
    page.goto(clinic.url + link)
    choose(page, "1", 3)
    expect(page.locator("[data-saving]")).to_have_text("Saved.")
    page.reload()
    assert page.locator("#field-item-1 input:checked").get_attribute("value") == "3"
    other = phone(browser)
    other.goto(clinic.url + link)
    assert other.locator("input:checked").count() == 0


def test_without_a_script_it_is_one_form(browser: Browser, clinic: Clinic):
    _, link = asked(clinic, "gad-7")
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(clinic.url + link)
    for number in range(1, 7):
        choose(page, str(number), 2)
    page.get_by_role("button", name="Send my answers").click()
    page.wait_for_load_state("load")
    assert "One question is still open." in page.inner_text("form")
    assert page.locator("input:checked").count() == 6
    choose(page, "7", 2)
    page.get_by_role("button", name="Send my answers").click()
    page.wait_for_load_state("load")
    assert page.inner_text("h1") == "Thank you"


def test_two_phones_open_the_link_and_the_first_to_send_answers_it(browser: Browser, clinic: Clinic):
    _, link = asked(clinic, "gad-7")
    first, second = phone(browser), phone(browser)
    for page in (first, second):
        page.goto(clinic.url + link)
    for number in range(1, 8):
        choose(first, str(number), 1)
        choose(second, str(number), 3)
    expect(first.locator("[data-saving]")).to_have_text("Saved.")
    for page in (first, second):
        page.get_by_role("button", name="Send my answers").click()
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    answered = sheets(clinic, link)
    assert len(answered) == 1
    assert second.locator("input").count() == 0


def test_changes_that_arrive_late_and_twice_leave_the_last_answer(browser: Browser, clinic: Clinic):
    _, link = asked(clinic, "gad-7")
    page = phone(browser)
    page.goto(clinic.url + link)
    changes: list[str] = []
    page.on("request", lambda request: changes.append(request.post_data or "") if "/answers" in request.url else None)
    for value in (3, 0):
        with page.expect_response("**/answers"):
            choose(page, "1", value)
    assert [change.split("&")[1] for change in changes] == ["value=3", "value=0"]
    # The network brings the first change once more, after the second.
    for _ in range(2):
        late = page.request.post(
            clinic.url + link + "/answers", data=changes[0],
            headers={"Content-Type": "application/x-www-form-urlencoded"})
        assert late.text() == "saved"
    page.reload()
    assert page.locator("#field-item-1 input:checked").get_attribute("value") == "0"


@pytest.mark.parametrize("change", [lambda link: link[:-1] + ("0" if link[-1] != "0" else "1"), lambda link: link[:-4]])
def test_an_altered_link_opens_nothing(browser: Browser, clinic: Clinic, change: Callable[[str], str]):
    _, link = asked(clinic, "gad-7")
    page = phone(browser)
    answer = page.goto(clinic.url + change(link))
    assert answer and answer.status == 404
    assert page.inner_text("h1") == "This link cannot be opened"
    assert page.locator("input").count() == 0
    is_accessible(page)


def test_a_positive_answer_raises_a_risk_on_today(
    browser: Browser, signed_in: Callable[[str], BrowserContext], clinic: Clinic,
):
    patient, link = asked(clinic, "phq-9", "induction")
    page = phone(browser)
    page.goto(clinic.url + link)
    choose(page, "9", 2)
    expect(page.locator(".crisis.forward")).to_be_visible()
    is_accessible(page)
    # Nothing was sent yet: the risk does not wait for the end of the page.
    today = signed_in("prescriber").new_page()
    today.goto(clinic.url + "/")
    assert today.locator(f"a[href*='{patient}']").filter(has_text="PHQ-9").count() > 0 or (
        "Suicide item of PHQ-9 positive" in today.inner_text("main"))


def test_a_positive_answer_moves_the_curve_and_raises_a_risk_that_a_clinician_closes(
    browser: Browser, signed_in: Callable[[str], BrowserContext], clinic: Clinic,
):
    prescriber = signed_in("prescriber").new_page()
    patient, link = asked(clinic, "phq-9")
    prescriber.goto(f"{clinic.url}/patients/{patient}/trajectory?scale=phq-9")
    before = prescriber.locator("main svg circle").count()
    page = phone(browser)
    page.goto(clinic.url + link)
    for number in range(1, 9):
        choose(page, str(number), 2)
    choose(page, "9", 1)
    # The crisis line stands on the page that asks, as soon as the answer is given.
    expect(page.locator("main")).to_contain_text("988")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    prescriber.reload()
    assert prescriber.locator("main svg circle").count() == before + 1
    is_accessible(prescriber)
    prescriber.goto(clinic.url)
    expect(prescriber.locator("#risks")).to_contain_text("Suicide item of PHQ-9 positive")
    prescriber.goto(f"{clinic.url}/patients/{patient}/safety")
    prescriber.get_by_text("Close this risk").click()
    words = "Spoke with the patient for half an hour: no intent, safety plan made."
    prescriber.get_by_label("What was done, and how the patient is").fill(words)
    prescriber.get_by_role("button", name="Close the risk").click()
    expect(prescriber.locator("main")).to_contain_text("No risk is open")
    expect(prescriber.locator("main")).to_contain_text(words)
