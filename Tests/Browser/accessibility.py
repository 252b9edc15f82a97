"""What axe-core and a narrow window find on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WINDOWS = [(390, "light"), (1280, "dark")]


def is_accessible(page: Page) -> None:
    """On a telephone by day and on a wide screen at night."""
    for width, scheme in WINDOWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        setting = f"{page.url} at {width} px, {scheme}"
        results = Axe().run(page, options=STANDARD)
        assert results.violations_count == 0, f"{setting}:\n{results.generate_report()}"
        spill = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert spill <= 0, f"{setting}: the page is {spill} px wider than the window"
