from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from clinic import Clinic
from pages import PAGES, resolved

STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("role, path", PAGES)
def test_page_is_accessible(
    browser: Browser, signed_in: Callable[[str], BrowserContext], clinic: Clinic,
    role: str | None, path: str, width: int, scheme: str,
):
    session = signed_in(role).storage_state() if role else None
    context = browser.new_context(
        storage_state=session, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    answer = page.goto(clinic.url + resolved(clinic, path))
    assert answer and answer.status == 200
    results = Axe().run(page, options=STANDARD)
    spill = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert results.violations_count == 0, results.generate_report()
    assert spill <= 0, f"the page is {spill} px wider than the window"
