from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext

from clinic import Clinic
from pages import PAGES, resolved


def policy(header: str) -> dict[str, list[str]]:
    parts = [directive.split() for directive in header.split(";") if directive.strip()]
    return {name.lower(): sources for name, *sources in parts}


@pytest.mark.parametrize("role, path", PAGES)
def test_page_is_self_contained_under_a_strict_policy(
    browser: Browser, signed_in: Callable[[str], BrowserContext], clinic: Clinic, role: str | None, path: str,
):
    context = browser.new_context(storage_state=signed_in(role).storage_state() if role else None)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    answer = page.goto(clinic.url + resolved(clinic, path))
    page.wait_for_load_state("load")
    context.close()
    assert answer and answer.status == 200
    assert [url for url in asked if not url.startswith((clinic.url + "/", "data:"))] == []
    assert faults == []

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
