"""One served clinic and one browser for all tests; one signed-in context for each role.

No page and no context is closed before the browser is: closing one just after a form was sent can wait for ever.
"""

import os
import pathlib
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from clinic import SIGN_IN, Clinic


@pytest.fixture(scope="session")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    with Clinic(tmp_path_factory.mktemp("clinic") / "data") as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = ["chromium", "chromium-browser", "google-chrome"]
    path = os.environ.get("HALCYON_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert path and pathlib.Path(path).exists(), "no Chromium: install it, or say where it is with HALCYON_CHROMIUM"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture
def visitor(browser: Browser) -> Page:
    """A page of somebody who is not signed in."""
    return browser.new_context().new_page()


def sign_in(page: Page, clinic: Clinic, role: str) -> None:
    account = clinic.accounts[role]
    page.goto(clinic.url + SIGN_IN)
    page.locator("input[name=email]").fill(account.email)
    page.locator("input[name=password]").fill(account.password)
    page.locator("button[type=submit]").click()
    page.wait_for_load_state("load")
    assert SIGN_IN not in page.url, f"{role} could not sign in: {page.inner_text('main')}"


@pytest.fixture(scope="session")
def signed_in(browser: Browser, clinic: Clinic) -> Callable[[str], BrowserContext]:
    """`signed_in("nurse")` is a browser context in which that role has signed in, the same one each time."""
    contexts: dict[str, BrowserContext] = {}

    def context(role: str) -> BrowserContext:
        if role not in contexts:
            contexts[role] = browser.new_context()
            sign_in(contexts[role].new_page(), clinic, role)
        return contexts[role]

    return context
