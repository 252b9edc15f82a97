"""Somebody of the clinic at a window of their own, and what they do with any patient."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from clinic import Clinic


class Person:
    """One role at its own window."""

    def __init__(self, context: BrowserContext, clinic: Clinic, role: str, width: int):
        self.page: Page = context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.set_viewport_size({"width": width, "height": 900})
        self.clinic = clinic
        self.password = clinic.accounts[role].password

    def opens(self, path: str) -> None:
        answer = self.page.goto(self.clinic.url + path)
        assert answer and answer.status == 200, f"{path} answered {answer and answer.status}"

    def sees(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each, timeout=15_000)

    def presses(self, button: str | re.Pattern, within: Locator | None = None) -> None:
        (within or self.page).get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_load_state("load")

    def follows(self, link: str) -> None:
        self.page.locator("main").get_by_role("link", name=link, exact=True).first.click()
        self.page.wait_for_load_state("load")

    def panel(self, heading: str) -> Locator:
        return self.page.locator("section").filter(
            has=self.page.get_by_role("heading", name=re.compile(f"^{re.escape(heading)}"))).last

    def answers(self, question: str | re.Pattern, choice: str | re.Pattern) -> None:
        wanted = choice if isinstance(choice, re.Pattern) else re.compile(rf"^{re.escape(choice)}(?![a-z])")
        self.page.get_by_role("group", name=question).get_by_label(wanted).check()

    def unfolds(self, title: str, within: Locator | None = None) -> None:
        """Opens what is folded away; what is open already stays open."""
        fold = (within or self.page).locator("details").filter(
            has=self.page.locator("summary", has_text=title)).first
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()


def prepares(nurse: Person) -> None:
    page = nurse.page
    identity = page.get_by_role("group", name=re.compile("^Identity"))
    identity.get_by_label("Full name").check()
    identity.get_by_label("Birth date").check()
    page.get_by_label("Weight today").fill("83")
    page.get_by_label("Last food").fill("9")
    page.get_by_label("Last clear drink").fill("180")
    page.get_by_label("Escort home").fill("Ada Hintz, 555-841-1500")
    for question, answer in [
        ("Medicines taken or held as planned", "Yes"), ("Alcohol or other substances", "No"),
        ("New bladder symptoms", "No"), ("Monitor, oxygen and airway equipment", "Yes"),
        ("Does the patient still agree", "Yes"), ("Suicidality since last contact", "None"),
    ]:
        nurse.answers(re.compile(f"^{re.escape(question)}"), answer)
    nurse.presses("Save check")
    nurse.sees("Next: signs before the dose")
    takes_signs(nurse, "124/78")


def takes_signs(nurse: Person, pressure: str, dissociation: str = "0", alertness: str = "5 answers readily") -> None:
    page = nurse.page
    systolic, diastolic = pressure.split("/")
    for label, value in [
        ("Systolic", systolic), ("Diastolic", diastolic), ("Heart rate", "72"), ("SpO₂", "98"), ("Breaths", "14"),
        ("CADSS", dissociation), ("Pain", "0"), ("Nausea", "1"),
    ]:
        page.get_by_role("textbox", name=re.compile(f"^{label}")).fill(value)
    page.get_by_label(re.compile("^MOAA/S")).select_option(label=alertness)
    nurse.presses("Record signs")
    nurse.sees(f"{pressure}, 72/min")
