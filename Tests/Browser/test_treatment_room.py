"""One patient from preparation to discharge in a browser, with a monitor that a third-party client plays: from the floor to the
printed summary, each page on the way held against the accessibility rules."""

import pathlib
import re
import threading
from collections.abc import Iterator

import hl7
import pytest
from hl7.client import MLLPClient
from playwright.sync_api import Browser, expect

from accessibility import is_accessible
from clinic import Clinic
from conftest import sign_in
from monitors import END, START, beds, signs_message
from person import Person, takes_signs

PLACE = "SUITE^^BAY 9"
CHART = re.compile("^Chart these values")


class Feed:
    """A monitor at a place, which says every half second what it is set to; every answer must be an acceptance."""

    def __init__(self, clinic: Clinic, place: str, signs: dict[str, int]):
        self.clinic, self.place, self.signs = clinic, place, signs
        self.answers: list[str] = []
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.send)

    def send(self) -> None:
        with MLLPClient("127.0.0.1", self.clinic.mllp, encoding="utf-8") as client:
            while not self.over.wait(0.5):
                text = signs_message(self.place, self.signs).replace(f"^^{self.place}", self.place)
                answer = hl7.parse(client.send_message(text).strip(START + END).decode())
                self.answers.append(str(answer.segment("MSA")[1]))

    def __enter__(self) -> "Feed":
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()


@pytest.fixture
def ward(tmp_path: pathlib.Path) -> Iterator[Clinic]:
    with Clinic(tmp_path / "data", mllp=True) as served:
        yield served


def test_a_patient_from_preparation_to_the_printed_summary(browser: Browser, ward: Clinic, tmp_path: pathlib.Path):
    def staff(role: str) -> Person:
        context = browser.new_context()
        sign_in(context.new_page(), ward, role)
        return Person(context, ward, role, 1280)

    nurse, prescriber = staff("nurse"), staff("prescriber")
    with Feed(ward, PLACE, {"heart rate": 68, "saturation": 98, "breaths": 14, "systolic": 118, "diastolic": 74}) as feed:
        session = goes_to_the_chair(nurse)
        links_the_monitor(nurse, session)
        prepares(nurse, prescriber, session)
        doses(nurse, session, feed)
        recovers(nurse, prescriber, session, feed)
        reads_and_prints(nurse, session, tmp_path)
    assert len(feed.answers) > 10 and set(feed.answers) == {"AA"}
    # The bed is free again, and what the monitor says now is in nobody's chart.
    assert session.rsplit("/", 1)[1] not in {bed.session for bed in beds(ward.data)}


def goes_to_the_chair(nurse: Person) -> str:
    """Gives the session's path."""
    nurse.opens("/floor")
    nurse.sees("It is not a primary alarm system", "Preparation")
    is_accessible(nurse.page)
    seat = nurse.page.locator(".seat").filter(has_text="Preparation").filter(has_text="Intramuscular")
    expect(seat).to_have_count(1)
    seat.get_by_role("link").click()
    nurse.sees("It is not a primary alarm system", "Gate before the dose")
    is_accessible(nurse.page)
    return nurse.page.url.removeprefix(nurse.clinic.url)


def links_the_monitor(nurse: Person, session: str) -> None:
    chair = nurse.page.locator(".patient .identity").inner_text()
    nurse.opens("/monitors")
    bay = nurse.page.locator("li.task").filter(has_text="BAY 9").first
    expect(bay).to_contain_text("Not linked")
    nurse.unfolds("Link", bay)
    options = bay.locator("select option").all_inner_texts()
    room = re.search(r"Room \d+", chair).group()
    bay.locator("select").select_option(label=next(option for option in options if room in option))
    nurse.presses("This monitor measures this patient", bay)
    expect(nurse.page.locator("li.task").filter(has_text="BAY 9").first).to_contain_text("Live")
    is_accessible(nurse.page)
    nurse.opens(session)
    expect(nurse.page.locator("[data-sign=heartRate] .reading")).to_have_text("68", timeout=10_000)


def prepares(nurse: Person, prescriber: Person, session: str) -> None:
    # What was asked stands already; the signs are the monitor's, the rest a person's.
    nurse.presses(CHART)
    nurse.page.get_by_label(re.compile("^MOAA/S")).select_option(label="5 answers readily")
    nurse.page.get_by_label(re.compile("^CADSS")).fill("0")
    nurse.presses("Record signs")
    panel = nurse.panel("Draw up the dose")
    # The synthetic nurse may have drawn up already; this one does it anew.
    if panel.get_by_text("Draw up again").count():
        nurse.unfolds("Draw up again", panel)
    strength = panel.get_by_role("group", name="Strength on the vial")
    strength.get_by_label(re.compile("^10 mg/mL")).check()
    nurse.presses("Record syringe")
    nurse.sees("Not saved", "the order is for 50 mg/mL")
    strength.get_by_label(re.compile("^50 mg/mL")).check()
    nurse.presses("Record syringe")
    nurse.sees("Now a second person reads vial and syringe")
    is_accessible(nurse.page)
    volume = re.search(r"([\d.]+)\smL\s+of\s+50\smg/mL", panel.inner_text()).group(1)
    prescriber.opens(session)
    own = prescriber.panel("Draw up the dose")
    own.get_by_label("Strength on the vial").fill("50")
    own.get_by_label("Volume in the syringe").fill(volume)
    prescriber.presses("I have checked it")
    # Nobody loads the nurse's page: the second person's word is there.
    nurse.sees("The gate is open")
    nurse.opens(session + "/label")
    nurse.sees("Racemic ketamine", f"{volume} mL of 50 mg/mL", "Intramuscular", "Checked by")
    is_accessible(nurse.page)
    nurse.opens(session)


def doses(nurse: Person, session: str, feed: Feed) -> None:
    nurse.presses("Record injection")
    nurse.sees("Given: intramuscular", "Criteria for discharge", "Locked until every criterion is met")
    feed.signs = {"heart rate": 84, "saturation": 97, "breaths": 15, "systolic": 131, "diastolic": 82}
    expect(nurse.page.locator("[data-sign=systolic] .reading")).to_have_text("131", timeout=10_000)
    nurse.presses(CHART)
    expect(nurse.page.locator("[data-part=charted]")).to_contain_text("131/82, 84/min, SpO₂ 97 %")
    expect(nurse.page.locator("[data-part=charted]")).to_contain_text("monitor, confirmed by")
    nurse.presses("Nausea")
    event = nurse.page.locator("[data-part=events] details").filter(has_text="Nausea")
    event.locator("summary").click()
    event.get_by_label("Grade").select_option(label="Grade 2, moderate")
    event.get_by_label("Medicine given").fill("ondansetron 4 mg by mouth")
    event.get_by_label("Resolved", exact=True).check()
    nurse.presses("Save nausea")
    nurse.sees("Grade 2, moderate", "given ondansetron 4 mg by mouth")
    is_accessible(nurse.page)
    nurse.opens(session + "/emergency")
    nurse.sees("Emergency contact", "Escort", "mg/kg", "adrenaline", "Stamp what is done")
    nurse.presses("Help called")
    nurse.presses("Emergency over")
    expect(nurse.page.locator("[data-part=timeline]")).to_contain_text("Help called")
    is_accessible(nurse.page)
    nurse.opens(session)


def recovers(nurse: Person, prescriber: Person, session: str, feed: Feed) -> None:
    feed.signs = {"heart rate": 70, "saturation": 98, "breaths": 14, "systolic": 120, "diastolic": 76}
    expect(nurse.page.locator("[data-sign=systolic] .reading")).to_have_text("120", timeout=10_000)
    takes_signs(nurse, "120/76")
    for question, answer in [
        ("Oriented to person", "Yes"), ("Walks steadily", "Yes"), ("Nausea controlled", "Yes"), ("Breathing", "Deep"),
        ("Moves limbs", "All"), ("New suicidal thoughts", "No"), ("No driving until tomorrow", "Yes"),
        ("Written instructions given", "Yes"),
    ]:
        nurse.answers(re.compile(f"^{re.escape(question)}"), answer)
    nurse.page.get_by_label("Escort who is here").fill("Ada Hintz")
    nurse.presses("Save recovery check")
    nurse.sees("Aldrete score: 10 of 10", "Locked until every criterion is met")
    is_accessible(nurse.page)
    nurse.opens(session + "/instructions")
    nurse.sees("Do not drive", "Ada Hintz")
    is_accessible(nurse.page)

    prescriber.opens(session)
    prescriber.unfolds("Take responsibility for open points")
    points = prescriber.page.get_by_role("group", name="Points").get_by_role("checkbox")
    assert points.count() == 1, "only the time of observation is open"
    points.first.check()
    prescriber.page.get_by_label("Why it is safe to go on").fill("Awake and steady; a colleague stays with the patient.")
    prescriber.page.get_by_label("Your password").fill(prescriber.password)
    prescriber.presses("Sign and set aside")
    nurse.opens(session)
    nurse.sees("Ready to go home")
    nurse.presses("Discharge and close")


def reads_and_prints(nurse: Person, session: str, folder: pathlib.Path) -> None:
    expect(nurse.page).to_have_url(re.compile("/summary$"))
    nurse.sees(
        "Discharged", "Intramuscular", "131 mmHg", "monitor, confirmed by", "Nausea", "Grade 2, moderate",
        "Set aside by a prescriber", "Contacts after the session", "4 h", "day 7")
    is_accessible(nurse.page)
    nurse.page.emulate_media(media="print", color_scheme="light")
    for shown in (".sheet-heading", ".print-only"):
        expect(nurse.page.locator(shown).first).to_be_visible()
    for hidden in (".masthead", ".tools", "button"):
        for each in nurse.page.locator(hidden).all():
            expect(each).to_be_hidden()
    sheets = nurse.page.pdf(path=folder / "summary.pdf", prefer_css_page_size=True)
    assert sheets.startswith(b"%PDF") and 1 <= sheets.count(b"/Type /Page\n") <= 5
    nurse.page.emulate_media(media="screen")
    nurse.follows("Replay")
    nurse.sees("Nothing can be changed here")
    is_accessible(nurse.page)
    nurse.page.set_viewport_size({"width": 1280, "height": 900})
    # The whole session was short: at sixty times its speed it is over within moments.
    nurse.page.get_by_label("Speed").select_option("60")
    nurse.page.get_by_role("button", name="Play").click()
    expect(nurse.page.locator("main")).to_contain_text("Given: intramuscular", timeout=30_000)
    expect(nurse.page.get_by_role("button", name="Play")).to_be_visible(timeout=60_000)
    assert nurse.page.locator("main form button:not([data-play]):visible").count() == 1, "only Show can be pressed"
