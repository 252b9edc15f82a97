from playwright.sync_api import Page

from clinic import SIGN_IN, Clinic
from conftest import sign_in


def test_sign_in_page_loads(visitor: Page, clinic: Clinic):
    answer = visitor.goto(clinic.url + SIGN_IN)
    assert answer and answer.status == 200
    assert visitor.locator("h1").count() == 1
    assert visitor.locator("html").get_attribute("lang") == "en"


def test_every_page_but_sign_in_needs_a_session(visitor: Page, clinic: Clinic):
    visitor.goto(clinic.url + "/")
    assert visitor.url.startswith(clinic.url + SIGN_IN)


def test_wrong_password_is_refused_in_one_line(visitor: Page, clinic: Clinic):
    visitor.goto(clinic.url + SIGN_IN)
    visitor.locator("input[name=email]").fill(clinic.accounts["nurse"].email)
    visitor.locator("input[name=password]").fill("not the password of anybody here")
    visitor.locator("button[type=submit]").click()
    assert SIGN_IN in visitor.url
    assert len(visitor.locator("[role=alert]").inner_text().strip().splitlines()) == 1
    assert visitor.locator("input[name=email]").input_value() == clinic.accounts["nurse"].email
    assert visitor.locator("input[name=password]").input_value() == ""


def test_every_role_of_the_synthetic_clinic_can_sign_in(visitor: Page, clinic: Clinic):
    assert {"front desk", "nurse", "prescriber"} <= set(clinic.accounts)
    for role in clinic.accounts:
        visitor.context.clear_cookies()
        sign_in(visitor, clinic, role)


def test_session_cookie_is_out_of_reach_of_scripts(visitor: Page, clinic: Clinic):
    sign_in(visitor, clinic, "nurse")
    cookies = visitor.context.cookies()
    assert cookies
    assert all(cookie["httpOnly"] and cookie["sameSite"] in ("Strict", "Lax") for cookie in cookies)
