"""A whole course as its people click it: from the referral's file to the next booking, each seeing what they need."""

import datetime
import json
import pathlib
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from clinic import ROOT, Clinic
from person import Person, prepares, takes_signs

SHIPPED_REFERRALS = ROOT.parent / "shared" / "vectors" / "fhir"
PRESSURE = "Blood pressure (mmHg, as 120/80)"
STRENGTH_REFUSED = "The vial holds 100 mg/mL, the order is for 10 mg/mL"


def own_referral() -> dict:
    """A small referral for where no bundle of another system is at hand."""
    about = {"reference": "Patient/ned"}
    resources = [
        {"resourceType": "Patient", "id": "ned", "birthDate": "1993-12-08", "gender": "male",
         "name": [{"use": "official", "family": "Hintz", "given": ["Ned"]}],
         "identifier": [{"type": {"coding": [{"code": "MR"}]}, "value": "NED-1"}]},
        {"resourceType": "Condition", "id": "c1", "subject": about, "onsetDateTime": "2019-10-26",
         "code": {"coding": [{"system": "http://snomed.info/sct", "code": "444814009"}], "text": "Viral sinusitis"}},
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in resources]}


@pytest.fixture(scope="module")
def referral(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    shipped = sorted(SHIPPED_REFERRALS.glob("Ned_Hintz_*.json"))
    if shipped:
        return shipped[0]
    file = tmp_path_factory.mktemp("referral") / "referral.json"
    file.write_text(json.dumps(own_referral()))
    return file


@pytest.fixture
def staff(signed_in: Callable[[str], BrowserContext], clinic: Clinic):
    def person(role: str, width: int = 1280) -> Person:
        return Person(signed_in(role), clinic, role, width)

    return person


def test_a_course_from_the_referral_to_the_next_session(staff: Callable[..., Person], referral: pathlib.Path):
    desk, nurse, prescriber = staff("front desk"), staff("nurse"), staff("prescriber")
    patient = imports(desk, referral)
    completes(nurse, prescriber, patient)
    screens_and_decides(prescriber, patient)
    teaches_and_takes_consent(nurse, patient)
    plans_and_signs(prescriber, patient)
    books(desk, patient)
    session = opens_the_session(nurse, patient)
    prepares(nurse)
    draws_up(nurse, prescriber, session)
    doses(nurse)
    recovers(nurse, prescriber, session)
    books_the_next(nurse)
    looks_back(prescriber, desk, patient)


def imports(desk: Person, referral: pathlib.Path) -> str:
    """Gives the patient's path."""
    desk.opens("/patients")
    desk.follows("Import a referral")
    desk.page.locator("input[type=file]").set_input_files(referral)
    desk.presses("Read referral")
    desk.sees("Nothing is saved yet", "What was read", "Conditions")
    expect(desk.page.get_by_label("Family name")).to_have_value("Hintz")
    expect(desk.page.get_by_label("Given name")).to_have_value("Ned")
    desk.presses("Import and register")
    desk.sees("The referral was imported and the patient registered", "Ned Hintz", "8 Dec 1993")
    found = re.search(r"/patients/p[0-9a-f]+", desk.page.url)
    assert found
    return found.group()


def completes(nurse: Person, prescriber: Person, patient: str) -> None:
    """What the referral does not say: weight, pressure on two days, allergies, medicines, diagnosis and trials."""
    for kind, result, days_ago in [("Body weight (kg)", "83", 0), (PRESSURE, "146/94", 3), (PRESSURE, "144/92", 1)]:
        nurse.opens(patient)
        nurse.unfolds("Measurement or test")
        form = nurse.page.locator("form").filter(has=nurse.page.get_by_role("button", name="Record measurement or test"))
        form.get_by_label("What", exact=True).select_option(label=kind)
        form.get_by_label("Result").fill(result)
        taken = form.get_by_label("Taken on")
        today = datetime.date.fromisoformat(taken.input_value())
        taken.fill((today - datetime.timedelta(days=days_ago)).isoformat())
        nurse.presses("Record measurement or test")
    nurse.sees("83 kg")

    nurse.opens(patient)
    nurse.unfolds("Allergy")
    nurse.page.get_by_label("Allergy").fill("none")
    nurse.presses("Record allergy")
    nurse.sees("No known allergies", "Blood pressure above the general guide")

    prescriber.opens(patient)
    prescriber.unfolds("Condition")
    form = prescriber.page.locator("form").filter(has=prescriber.page.get_by_role("button", name="Record condition"))
    form.get_by_label("Condition", exact=True).fill("Recurrent depressive disorder, severe")
    form.get_by_label("Code").fill("F33.2")
    prescriber.presses("Record condition")
    prescriber.sees("Recurrent depressive disorder, severe")


def screens_and_decides(prescriber: Person, patient: str) -> None:
    prescriber.opens(f"{patient}/screening")
    prescriber.page.get_by_label("Protocol", exact=True).select_option("iv-racemic")
    prescriber.page.get_by_label("To treat").select_option("depression")
    prescriber.presses("Screen")
    prescriber.sees("Findings", "Still to find out")
    prescriber.sees("Blood pressure above the general guide", "mean of two days 145/93 mmHg", "1 in the way")

    prescriber.answers("Decision for depression", "Eligible")
    prescriber.page.get_by_label("Reason", exact=True).fill("The interview confirms the referral; two trials failed.")
    prescriber.page.get_by_label("Your password").fill(prescriber.password)
    prescriber.presses("Sign the decision")
    prescriber.sees("Not saved")
    prescriber.page.get_by_label(re.compile("^Set aside ")).fill("Normal at home for a week; taken again before the dose.")
    prescriber.page.get_by_label(re.compile("^Decide without what is missing")).fill("Measured on the day of the session.")
    prescriber.page.get_by_label("Your password").fill(prescriber.password)
    prescriber.presses("Sign the decision")
    prescriber.opens(f"{patient}/screening")
    prescriber.sees("Decided", "Eligible", "Set aside: ", "Normal at home for a week", "Measured on the day")


def teaches_and_takes_consent(nurse: Person, patient: str) -> None:
    nurse.opens(f"{patient}/consent?protocol=iv-racemic")
    nurse.sees("What to go through together", "off-label", "It can be signed once the patient is found eligible")
    for name, right in quiz():
        nurse.answers(re.compile(re.escape(name)), right)
    nurse.presses("Grade the answers")
    nurse.sees("6 of 6 right", "Education is passed")
    nurse.page.get_by_label("The patient writes their full name").fill("Ned Hintz")
    nurse.presses("Sign the consent")
    nurse.sees("Signed by", "Ned Hintz", "Valid through")


def quiz() -> list[tuple[str, str]]:
    """Each question of the intravenous education with its right answer."""
    shared, own = (json.loads((ROOT / "Education" / f"{name}.json").read_text()) for name in ("shared", "iv-racemic"))
    known = {question["id"]: question for question in shared["quiz"]}
    asked = [known[each] if isinstance(each, str) else each for each in own["quiz"]]
    return [(question["question"], question["options"][question["correct"]]) for question in asked]


def plans_and_signs(prescriber: Person, patient: str) -> None:
    prescriber.opens(f"{patient}/plan?protocol=iv-racemic")
    prescriber.answers(re.compile("^Dose"), re.compile(r"^0\.5 mg/kg"))
    prescriber.answers("Strength printed on the vial", "10 mg/mL")
    prescriber.presses("Preview")
    prescriber.sees("42 mg", "4.2 mL")
    prescriber.presses("Save the draft")
    prescriber.sees("42 mg", "4.2 mL", "10 mg/mL", "You sign as order of")
    prescriber.page.get_by_label("Your password").fill("not my password")
    prescriber.presses("Sign as the order")
    prescriber.sees("Not saved")
    prescriber.page.get_by_label("Your password").fill(prescriber.password)
    prescriber.presses("Sign as the order")
    prescriber.opens(f"{patient}/plan/print")
    prescriber.sees("Treatment plan, revision 1", "42 mg", "4.2 mL")


def books(desk: Person, patient: str) -> None:
    desk.opens(f"{patient}/registration")
    desk.page.get_by_label("Time", exact=True).fill("23:58")
    desk.page.get_by_label("Chair", exact=True).fill("Tour room")
    desk.presses("Book session")
    desk.sees("23:58", "Tour room")
    desk.opens("/")
    desk.sees("Ned Hintz", "Tour room")


def opens_the_session(nurse: Person, patient: str) -> str:
    """Gives the session's path."""
    nurse.opens(patient)
    nurse.presses("Open today's session")
    nurse.sees("Next: the check before the dose", "42 mg", "4.2 mL", "Locked until every point of the gate is met")
    path = nurse.page.url.removeprefix(nurse.clinic.url)
    assert path.startswith(f"{patient}/sessions/")
    return path


def draws_up(nurse: Person, prescriber: Person, session: str) -> None:
    """One draws up, another reads vial and syringe at their own screen without being told what to find."""
    panel = nurse.panel("Draw up the dose")
    panel.get_by_role("group", name="Strength on the vial").get_by_label(re.compile("^100 mg/mL")).check()
    nurse.presses("Record syringe")
    nurse.sees("Not saved", STRENGTH_REFUSED, "That is a tenfold difference")
    panel.get_by_role("group", name="Strength on the vial").get_by_label(re.compile("^10 mg/mL")).check()
    nurse.presses("Record syringe")
    nurse.sees("Now a second person reads vial and syringe")
    prescriber.opens(session)
    panel = prescriber.panel("Draw up the dose")
    assert "4.2" not in panel.inner_text()
    panel.get_by_label("Strength on the vial").fill("10")
    panel.get_by_label("Volume in the syringe").fill("4.2")
    prescriber.presses("I have checked it")
    nurse.opens(session)
    nurse.sees("The gate is open")


def doses(nurse: Person) -> None:
    nurse.presses("Start infusion")
    nurse.sees("Running: intravenous", "42 mg, 4.2 mL of 10 mg/mL, over 40 min", "Next check")
    takes_signs(nurse, "138/86", dissociation="24", alertness="4 slow to answer")
    nurse.presses("Nausea")
    nurse.sees("1 so far", "Grade 1, mild")
    nurse.page.get_by_role("button", name=re.compile("^Complete")).click()
    nurse.sees("Criteria for discharge", "Given: intravenous", "Locked until every criterion is met")


def recovers(nurse: Person, prescriber: Person, session: str) -> None:
    takes_signs(nurse, "126/80")
    for question, answer in [
        ("Oriented to person", "Yes"), ("Walks steadily", "Yes"), ("Nausea controlled", "Yes"),
        ("New suicidal thoughts", "No"), ("No driving until tomorrow", "Yes"), ("Written instructions given", "Yes"),
    ]:
        nurse.answers(re.compile(f"^{re.escape(question)}"), answer)
    nurse.page.get_by_label("Aldrete score").fill("10")
    nurse.page.get_by_label("Escort who is here").fill("Ada Hintz")
    nurse.presses("Save recovery check")
    nurse.sees("Locked until every criterion is met")

    prescriber.opens(session)
    prescriber.unfolds("Take responsibility for open points")
    for box in prescriber.page.get_by_role("group", name="Points").get_by_role("checkbox").all():
        box.check()
    prescriber.page.get_by_label("Why it is safe to go on").fill("Awake and steady; a colleague stays with the patient.")
    prescriber.page.get_by_label("Your password").fill(prescriber.password)
    prescriber.presses("Sign and set aside")
    prescriber.sees("Ready to go home")

    nurse.opens(session)
    nurse.presses("Discharge and close")
    nurse.sees(
        "Session 1", "Discharged", "42 mg", "Peak values", "138 mmHg", "24 of 92", "Nausea", "Set aside by a prescriber",
        "Awake and steady")


def books_the_next(nurse: Person, at: str = "09:30") -> None:
    nurse.sees("Next session", "not booked")
    nurse.page.get_by_label("Time", exact=True).fill(at)
    nurse.page.get_by_label("Chair", exact=True).fill("Tour room")
    nurse.presses("Book next session")
    expect(nurse.panel("Next session")).to_contain_text(re.compile(rf"{at}.*Tour room"))


def looks_back(prescriber: Person, desk: Person, patient: str) -> None:
    prescriber.opens(patient)
    prescriber.sees("1 of 6 sessions", "09:30", "Tour room")
    expect(prescriber.panel("Course")).to_contain_text("42 mg")
    desk.opens("/")
    desk.sees("Ned Hintz")
