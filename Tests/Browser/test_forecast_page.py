"""The forecast on the plan page is drawn again while a dose is dragged, and works without the script too."""

from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, expect

from clinic import Clinic
from pages import resolved

STATEMENT = "Exposure has not been shown to predict antidepressant benefit"


def test_a_dragged_dose_is_drawn_again_in_place(signed_in: Callable[[str], BrowserContext], clinic: Clinic):
    page = signed_in("prescriber").new_page()
    page.goto(clinic.url + resolved(clinic, "{maintenance}/plan"))
    figure = page.locator("#forecast-figure")
    expect(figure).to_contain_text(STATEMENT)
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    for dose in ("20", "33", "51"):
        page.locator("input[name=milligrams]").fill(dose)
    expect(figure.locator("#forecast-title")).to_contain_text("51 mg", timeout=10_000)
    expect(page.locator("output[for=try-milligrams]")).to_have_text("51 mg")
    expect(figure).to_contain_text(STATEMENT)
    assert loads == []


def test_without_the_script_the_button_shows_the_dose(
    browser: Browser, signed_in: Callable[[str], BrowserContext], clinic: Clinic,
):
    cookies = signed_in("prescriber").cookies()
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(clinic.url + resolved(clinic, "{maintenance}/plan"))
    before = page.locator("#forecast-title").text_content()
    page.get_by_role("button", name="Show this dose").click()
    page.wait_for_load_state("load")
    assert page.locator("#forecast-title").text_content() == before
