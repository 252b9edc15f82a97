"""Each page as its roles open it: accessible and no wider than its window, self-contained, under a strict policy."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Response

from accessibility import is_accessible
from clinic import Clinic
from pages import PAGES, resolved


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
    is_accessible(page)


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
