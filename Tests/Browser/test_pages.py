"""Each page as its roles open it: accessible and no wider than its window, self-contained, under a strict policy."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response

from clinic import Clinic
from pages import PAGES, resolved

STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WINDOWS = [(390, "light"), (1280, "dark")]


@pytest.mark.parametrize("role, path", PAGES)
def test_page(
    browser: Browser, signed_in: Callable[[str], BrowserContext], clinic: Clinic, role: str | None, path: str,
):
    context = signed_in(role) if role else browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    answer = page.goto(clinic.url + resolved(clinic, path))
    page.wait_for_load_state("load")
    assert answer and answer.status == 200
    assert [url for url in asked if not url.startswith((clinic.url + "/", "data:"))] == []
    assert faults == []
    has_strict_policy(answer)
    for width, scheme in WINDOWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        is_accessible(page, f"{width} px, {scheme}")


def is_accessible(page: Page, setting: str) -> None:
    results = Axe().run(page, options=STANDARD)
    assert results.violations_count == 0, f"{setting}:\n{results.generate_report()}"
    spill = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert spill <= 0, f"{setting}: the page is {spill} px wider than the window"


def has_strict_policy(answer: Response) -> None:
    headers = answer.headers
    rules = policy(headers.get("content-security-policy", ""))
    assert rules.get("default-src") in (["'self'"], ["'none'"])
    assert rules.get("frame-ancestors") == ["'none'"]
    assert rules.get("base-uri") in (["'self'"], ["'none'"])
    assert rules.get("form-action") == ["'self'"]
    loose = {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"}
    assert [name for name, sources in rules.items() if loose & set(sources)] == []
    assert headers.get("x-content-type-options") == "nosniff"
    assert headers.get("referrer-policy") in ("no-referrer", "same-origin")
    assert "no-store" in headers.get("cache-control", "")


def policy(header: str) -> dict[str, list[str]]:
    parts = [directive.split() for directive in header.split(";") if directive.strip()]
    return {name.lower(): sources for name, *sources in parts}
