"""Every page, with the roles that open it. What stands in braces is found in the record of the clinic that is served."""

import sqlite3

from clinic import SIGN_IN, Clinic

SESSION_OF_STATUS = "SELECT patient, session FROM sessions WHERE status = ? ORDER BY at_us DESC LIMIT 1"
PATIENT_IN_PHASE = "SELECT patient FROM patients WHERE phase = ? ORDER BY patient LIMIT 1"

CHART = [
    "", "/history", "/screening?protocol=iv-racemic&indication=depression", "/consent", "/plan", "/plan/print", "/decision",
    "/registration", "/facts?add=measurement&kind=weight", "/scores?scale=phq-9", "/columbia", "/notes", "/risks",
    "/safety", "/trajectory?scale=phq-9", "/trajectory?scale=madrs",
    "/asking", "/questionnaires/phq-9", "/questionnaires/c-ssrs-since-last",
]

# Role (none for a visitor) and path.
PAGES: list[tuple[str | None, str]] = [
    (None, SIGN_IN),
    *((role, "/") for role in ("front desk", "nurse", "prescriber", "therapist", "pharmacist", "owner")),
    *(("front desk", path) for path in ("/patients", "/patients/new", "/patients/import", "/tasks", "/account")),
    ("front desk", "{maintenance}/registration"),
    *(("prescriber", "{maintenance}" + page) for page in CHART),
    *(("prescriber", "{screening}" + page) for page in ("", "/screening", "/consent", "/plan")),
    *(("nurse", path) for path in ("{maintenance}", "{maintenance}/consent", "{induction}/sessions", "/tasks")),
    *((role, "{open session}") for role in ("nurse", "prescriber")),
    *(("nurse", "{open session}" + page) for page in ("/emergency", "/instructions", "/replay")),
    *(("nurse", path) for path in ("/floor", "/floor?wall=yes", "/monitors", "{closed session}/replay")),
    ("owner", "/floor/settings"), ("owner", "/risk-cover"),
    ("nurse", "{maintenance}/safety"), ("prescriber", "{screening}/trajectory"),
    ("owner", "/questionnaire-settings"),
    *((role, "/outbox") for role in ("front desk", "owner")),
    *((role, "{closed session}/summary") for role in ("nurse", "prescriber")),
    *(("prescriber", path) for path in ("/protocols", "/protocols/iv-racemic", "/protocols/spravato")),
    *(("owner", path) for path in ("/people", "/people/new", "/access-log", "/verify", "/protocols/iv-racemic")),
    *(("auditor", path) for path in ("/access-log", "/verify", "/account")),
    ("prescriber", "{maintenance}/break-glass"),
]


def resolved(clinic: Clinic, path: str) -> str:
    """The path with its place in braces filled in."""
    if not path.startswith("{"):
        return path
    place, rest = path[1:].split("}", 1)
    with sqlite3.connect(f"file:{clinic.data / 'record.sqlite'}?mode=ro", uri=True) as record:
        if place.endswith(" session"):
            status = place.removesuffix(" session")
            row = record.execute(SESSION_OF_STATUS, (status,)).fetchone()
            assert row, f"the clinic has no session that is {status}"
            return f"/patients/{row[0]}/sessions/{row[1]}{rest}"
        row = record.execute(PATIENT_IN_PHASE, (place,)).fetchone()
        assert row, f"the clinic has no patient in {place}"
        return f"/patients/{row[0]}{rest}"
