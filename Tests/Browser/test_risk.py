"""A positive suicide item: raised with an owner and a clock, answered, and closed by a clinician in words; until then
nothing may be ordered for home."""

import datetime
import json
import pathlib
import re
import secrets
from collections.abc import Callable

import pytest
import requests
from playwright.sync_api import BrowserContext, Page, expect

from accessibility import is_accessible
from clinic import Clinic
from forms import Visitor
from pages import resolved

HOME_PLAN = {
    "protocol": "oral-home", "indication": "depression", "dose": "1 mg/kg", "sessions": "6", "firstSession": "2030-01-07",
    "interval": "7", "changeReason": "closer to home",
}


@pytest.fixture
def patient(clinic: Clinic) -> str:
    # Nobody else of these tests leaves a risk open on this chart.
    return resolved(clinic, "{continuation}")


def test_a_positive_item_is_answered_and_closed_in_words_and_home_is_locked_until_then(
    signed_in: Callable[[str], BrowserContext], clinic: Clinic, patient: str,
):
    nurse = signed_in("nurse").new_page()
    fills_in_phq9(nurse, clinic, patient, hopes_to_die="Several days")
    expect(nurse.locator("section.safety")).to_contain_text("Suicide item of PHQ-9 positive")
    expect(nurse.locator("#risks")).to_contain_text("must speak with the patient by")

    # A better score closes nothing, and a nurse may not.
    fills_in_phq9(nurse, clinic, patient, hopes_to_die="Not at all")
    nurse.goto(f"{clinic.url}{patient}/safety")
    expect(nurse.locator("main")).to_contain_text("Doses at home are locked")
    assert nurse.get_by_text("Close this risk").count() == 0
    is_accessible(nurse)

    prescriber = Visitor(clinic, "prescriber")
    refused = orders_for_home(prescriber, patient)
    assert refused.status_code == 422
    assert "Doses at home are locked while a risk is open: Suicide item of PHQ-9 positive." in refused.text

    charts_an_attempt(nurse, clinic, patient)
    page = signed_in("prescriber").new_page()
    page.goto(clinic.url)
    expect(page.locator("#risks")).to_contain_text("Patient reached, not closed")
    page.goto(f"{clinic.url}{patient}/safety")
    closes(page, "ok")
    expect(page.locator("main")).to_contain_text("A risk is closed in words that can be read later.")
    closes(page, "Spoke with the patient for half an hour: no intent, safety plan made, sister stays the night.")
    expect(page.locator("main")).to_contain_text("No risk is open")
    expect(page.locator("main")).to_contain_text("sister stays the night")

    after = orders_for_home(prescriber, patient)
    assert "Doses at home are locked" not in after.text
    twice = prescriber.post(closing_path(page, patient), {"words": "closed once more, for good"})
    assert twice.status_code == 422
    assert "This risk is closed already" in twice.text


def test_a_positive_item_in_a_referral_is_a_risk_with_the_import(
    signed_in: Callable[[str], BrowserContext], clinic: Clinic, tmp_path: pathlib.Path,
):
    day = (datetime.date.today() - datetime.timedelta(days=2)).isoformat()
    file = tmp_path / "referral.json"
    file.write_text(json.dumps(referral_with_phq9(points=1, on=day)))
    desk = signed_in("front desk").new_page()
    desk.goto(f"{clinic.url}/patients/import")
    desk.locator("input[type=file]").set_input_files(file)
    desk.get_by_role("button", name="Read referral").click()
    expect(desk.locator("main")).to_contain_text("A clinician must look at this referral at once.")
    is_accessible(desk)
    desk.get_by_label("Record number").fill(f"REF-{secrets.token_hex(4)}")
    desk.get_by_role("button", name="Import and register").click()
    expect(desk.locator("main")).to_contain_text("The referral was imported")
    found = re.search(r"/patients/p[0-9a-f]+", desk.url)
    assert found
    words = f"Suicide item of PHQ-9 positive (came with a referral, answered on {day})"
    prescriber = signed_in("prescriber").new_page()
    prescriber.goto(clinic.url + found.group())
    expect(prescriber.locator("#risks")).to_contain_text(words)
    prescriber.goto(f"{clinic.url}{found.group()}/screening")
    expect(prescriber.locator("main")).to_contain_text("S-SI-")
    prescriber.goto(clinic.url)
    expect(prescriber.locator("#risks")).to_contain_text(words)


def referral_with_phq9(points: int, on: str) -> dict:
    codes = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"]
    resources = [
        {"resourceType": "Patient", "id": "una", "birthDate": "1991-04-17", "gender": "female",
         "name": [{"family": f"Reed {secrets.token_hex(3)}", "given": ["Una"]}]},
        {"resourceType": "QuestionnaireResponse", "id": "q", "status": "completed", "authored": on,
         "subject": {"reference": "Patient/una"},
         "item": [{"linkId": f"/{code}", "answer": [{"valueInteger": points}]} for code in codes]},
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in resources]}


def test_a_safety_plan_stands_in_the_patients_own_words(
    signed_in: Callable[[str], BrowserContext], clinic: Clinic, patient: str,
):
    page = signed_in("nurse").new_page()
    page.goto(f"{clinic.url}{patient}/safety")
    page.get_by_text("Write the safety plan with the patient").click()
    page.get_by_label("How I notice that it is getting worse").fill("I stop answering the phone")
    page.get_by_role("button", name="Save the safety plan").click()
    expect(page.locator("main")).to_contain_text("is empty.")
    page.get_by_label("What I can do on my own").fill("walk to the river")
    page.get_by_label("Professionals and services I can call, with numbers").fill("988")
    page.get_by_role("button", name="Save the safety plan").click()
    expect(page.locator("#safety-plan dl")).to_contain_text("I stop answering the phone")


def test_the_owner_names_who_covers(signed_in: Callable[[str], BrowserContext], clinic: Clinic):
    page = signed_in("owner").new_page()
    page.goto(f"{clinic.url}/risk-cover")
    page.get_by_label("First").select_option(index=1)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Saved.")


def fills_in_phq9(page: Page, clinic: Clinic, patient: str, hopes_to_die: str) -> None:
    page.goto(f"{clinic.url}{patient}/questionnaires/phq-9")
    for item in range(1, 10):
        words = hopes_to_die if item == 9 else "Not at all"
        page.locator(f"fieldset:has(input[name=item-{item}])").get_by_label(words, exact=False).check()
    page.get_by_role("button", name="Record answers").click()
    page.wait_for_load_state("load")


def orders_for_home(prescriber: Visitor, patient: str) -> requests.Response:
    page = prescriber.get(f"{patient}/plan?protocol=oral-home").text
    based_on = re.search(r'name="basedOn" value="(\d+)"', page)
    assert based_on
    return prescriber.post(f"{patient}/plan", {**HOME_PLAN, "basedOn": based_on.group(1)})


def charts_an_attempt(page: Page, clinic: Clinic, patient: str) -> None:
    page.goto(f"{clinic.url}{patient}/safety")
    page.get_by_text("Chart an attempt to reach the patient").click()
    page.get_by_label("Patient reached").check()
    page.get_by_label("In words").fill("Spoke with the patient, who is at home with a sister.")
    page.get_by_role("button", name="Chart the attempt").click()
    expect(page.locator("#risks")).to_contain_text("By telephone, patient reached")


def closes(page: Page, words: str) -> None:
    form = page.locator("form[action$='/closing']")
    if not form.is_visible():
        page.get_by_text("Close this risk").click()
    form.get_by_label("What was done, and how the patient is").fill(words)
    form.get_by_role("button", name="Close the risk").click()
    page.wait_for_load_state("load")


def closing_path(page: Page, patient: str) -> str:
    """Of the risk that stands last among the closed ones."""
    found = re.search(r'id="risk-([^"]+)"', page.content())
    assert found
    return f"{patient}/risks/{found.group(1)}/closing"
