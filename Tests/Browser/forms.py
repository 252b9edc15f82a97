"""Forms posted as a browser posts them, without a browser: for many at once, and for faults on purpose."""

import re
import secrets

import requests

from clinic import SIGN_IN, Clinic

TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')


class Visitor:
    """Somebody who is signed in."""

    def __init__(self, clinic: Clinic, role: str):
        self.clinic = clinic
        self.session = requests.Session()
        account = clinic.accounts[role]
        answer = self.session.post(
            clinic.url + SIGN_IN, data={"email": account.email, "password": account.password, "command": command()},
            timeout=30)
        assert SIGN_IN not in answer.url, f"{role} could not sign in"
        self.token = self.token_of(answer.text)

    @staticmethod
    def token_of(page: str) -> str:
        found = TOKEN.search(page)
        assert found, "the page has no form"
        return found.group(1)

    def get(self, path: str) -> requests.Response:
        return self.session.get(self.clinic.url + path, timeout=30)

    def post(self, path: str, fields: dict[str, str], number: str | None = None) -> requests.Response:
        """The answer itself: a form that was saved answers 303."""
        return self.session.post(
            self.clinic.url + path, data={**fields, "command": number or command(), "token": self.token},
            allow_redirects=False, timeout=30)

    def patients(self, search: str = "") -> list[str]:
        """Identifiers of the patients that a search lists."""
        page = self.session.get(self.clinic.url + "/patients", params={"q": search}, timeout=30).text
        return list(dict.fromkeys(re.findall(r'href="/patients/(p[0-9a-f]+)"', page)))


def command() -> str:
    return secrets.token_hex(16)
