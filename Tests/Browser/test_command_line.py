"""The command line's contracts, as other programs use them."""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess

import pytest

from clinic import ROOT, binary

SYSTEMS = {
    "icd": "http://hl7.org/fhir/sid/icd-10-cm",
    "snomed": "http://snomed.info/sct",
    "rxnorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "loinc": "http://loinc.org",
}
VECTORS = ROOT.parent / "shared" / "vectors" / "fhir"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [binary(), *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
        env={**os.environ, **environment})


def one_line(result: subprocess.CompletedProcess[str], status: int = 2) -> str:
    """The one line that a command that failed says."""
    assert result.returncode == status, result.stdout + result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("halcyon: "), result.stderr
    return lines[0]


def bundle(*resources: dict) -> dict:
    patient = {"resourceType": "Patient", "id": "p", "birthDate": "1980-02-01", "gender": "male"}
    return {"resourceType": "Bundle", "type": "collection",
            "entry": [{"resource": resource} for resource in (patient, *resources)]}


def condition(code: dict) -> dict:
    return {"resourceType": "Condition", "id": "c1", "subject": {"reference": "Patient/p"}, "code": code}


def medication(code: dict) -> dict:
    return {"resourceType": "MedicationStatement", "id": "m1", "status": "active",
            "subject": {"reference": "Patient/p"}, "medicationCodeableConcept": code}


def coded(system: str, code: str) -> dict:
    return {"coding": [{"system": SYSTEMS[system], "code": code}]}


def screen(tmp_path: pathlib.Path, document: object, protocol: str = "iv-racemic", on: str = "2026-11-21"):
    file = tmp_path / "bundle.json"
    file.write_text(document if isinstance(document, str) else json.dumps(document))
    return run("screen", "--bundle", str(file), "--protocol", protocol, "--on", on, "--format", "json")


@pytest.mark.parametrize(("resource", "rule", "severity", "basis"), [
    (condition(coded("icd", "I71.4")), "E-ANEU", "exclude", "Condition/c1"),
    (condition(coded("snomed", "432119003")), "E-ANEU", "exclude", "Condition/c1"),
    (condition({"text": "abdominal aortic aneurysm"}), "E-ANEU", "exclude", "Condition/c1 (by text)"),
    (condition(coded("icd", "F20.0")), "E-PSY", "exclude", "Condition/c1"),
    (medication(coded("rxnorm", "6470")), "I-BZD", "caution", "MedicationStatement/m1"),
    (medication({"text": "theophylline 300 mg"}), "I-THEO", "hold", "MedicationStatement/m1 (by text)"),
])
def test_screen_names_the_rule_and_what_made_it_fire(tmp_path, resource, rule, severity, basis):
    result = screen(tmp_path, bundle(resource))
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["protocol"] == "iv-racemic"
    assert "consent" in report["missing"]
    fired = {finding["id"]: finding for finding in report["findings"]}
    assert fired[rule]["severity"] == severity
    assert basis in fired[rule]["basis"]
    assert fired[rule]["source"] and fired[rule]["reason"]
    assert isinstance(fired[rule]["approved"], bool)
    assert rule not in {f["id"] for f in json.loads(screen(tmp_path, bundle()).stdout)["findings"]}


@pytest.mark.parametrize("text", [
    "no history of aneurysm", "family history of abdominal aortic aneurysm", "aneurysm ruled out",
])
def test_a_denied_condition_does_not_exclude(tmp_path, text):
    report = json.loads(screen(tmp_path, bundle(condition({"text": text}))).stdout)
    assert "E-ANEU" not in {finding["id"] for finding in report["findings"]}


@pytest.mark.parametrize(("birth", "excluded"), [("2008-11-21", False), ("2008-11-22", True)])
def test_eighteen_is_counted_to_the_day(tmp_path, birth, excluded):
    document = bundle()
    document["entry"][0]["resource"]["birthDate"] = birth
    report = json.loads(screen(tmp_path, document).stdout)
    assert ("E-AGE" in {finding["id"] for finding in report["findings"]}) == excluded


@pytest.mark.parametrize("document", [
    "{", "[]", '"text"', "null", "", '{"resourceType":"Patient"}', '{"resourceType":"Bundle","entry":{}}',
    '{"resourceType":"Bundle","type":"collection","entry":[]}',
    json.dumps(bundle({"resourceType": "Patient", "id": "q"})),
    json.dumps(bundle(condition({"text": 5}))),
    json.dumps(bundle({**condition({"text": "x"}), "onsetDateTime": "2027-01-01"})),
    json.dumps(bundle({**condition({"text": "x"}), "onsetDateTime": "2026-02-30"})),
    "[" * 100_000,
])
def test_a_bundle_that_is_not_right_is_one_clear_line(tmp_path, document):
    one_line(screen(tmp_path, document))


def test_a_huge_bundle_is_one_clear_line(tmp_path):
    file = tmp_path / "huge.json"
    with file.open("wb") as out:
        out.write(b'{"resourceType":"Bundle","pad":"')
        out.write(b"x" * (33 << 20))
        out.write(b'"}')
    one_line(run("screen", "--bundle", str(file), "--protocol", "iv-racemic", "--on", "2026-11-21"))


@pytest.mark.parametrize(("protocol", "on", "word"), [
    ("iv-nothing", "2026-11-21", "protocol"), ("iv-racemic", "yesterday", "on"), ("iv-racemic", "2026-02-30", "on"),
])
def test_screen_names_the_argument_that_is_wrong(tmp_path, protocol, on, word):
    assert word in one_line(screen(tmp_path, bundle(), protocol, on))


def test_real_referrals_are_screened():
    files = sorted(VECTORS.glob("*.json"))
    if not files:
        pytest.skip(f"no referrals in {VECTORS}")
    for file in files:
        result = run("screen", "--bundle", str(file), "--protocol", "spravato", "--on", "2026-11-21")
        assert result.returncode == 0, f"{file.name}: {result.stderr}"
        json.loads(result.stdout)


def test_every_protocol_is_listed_and_shown():
    listing = json.loads(run("protocol", "list", "--format", "json").stdout)
    ids = [line["id"] for line in listing["protocols"]]
    assert sorted(ids) == sorted([
        "iv-racemic", "im-racemic", "sc-racemic", "spravato", "intranasal-compounded", "sublingual-home", "oral-home",
        "iv-pain"])
    for name in ids:
        document = json.loads(run("protocol", "show", name, "--format", "json").stdout)
        assert document["id"] == name
        for row in document["rules"]:
            assert row["source"] and row["reason"], row["id"]
            assert row["approved"] == (row["evidence"] not in ("M", "D")), row["id"]


def test_check_says_what_is_wrong_with_a_file(tmp_path):
    good = ROOT / "Protocols" / "iv-racemic.json"
    assert run("protocol", "check", str(good)).returncode == 0
    broken = json.loads(good.read_text())
    broken["rules"][0]["source"] = ""
    file = tmp_path / "broken.json"
    file.write_text(json.dumps(broken))
    result = run("protocol", "check", str(file), "--format", "json")
    report = json.loads(result.stdout)
    assert result.returncode == 1 and not report["valid"]
    assert broken["rules"][0]["id"] in json.dumps(report["problems"])


@pytest.fixture(scope="module")
def founded(tmp_path_factory) -> pathlib.Path:
    data = tmp_path_factory.mktemp("founded") / "data"
    made = run(
        "init", "--data", str(data), "--clinic", "Harbour", "--time-zone", "America/New_York", "--admin",
        "owner@harbour.example", HALCYON_ADMIN_PASSWORD="seven quiet herons wade")
    assert made.returncode == 0, made.stderr
    return data


@pytest.mark.parametrize(("change", "password"), [
    ({"--time-zone": "Mars/Olympus"}, "seven quiet herons wade"), ({"--admin": "nobody"}, "seven quiet herons wade"),
    ({}, "short"), ({"--clinic": ""}, "seven quiet herons wade"),
])
def test_a_clinic_is_not_founded_on_bad_input(tmp_path, change, password):
    arguments = {
        "--data": str(tmp_path / "data"), "--clinic": "Harbour", "--time-zone": "America/New_York",
        "--admin": "owner@harbour.example", **change}
    one_line(run("init", *[word for pair in arguments.items() for word in pair], HALCYON_ADMIN_PASSWORD=password))


def test_a_clinic_is_founded_once(founded):
    one_line(run(
        "init", "--data", str(founded), "--clinic", "Other", "--time-zone", "America/New_York", "--admin",
        "owner@harbour.example", HALCYON_ADMIN_PASSWORD="seven quiet herons wade"))


def altered(founded: pathlib.Path, tmp_path: pathlib.Path, *statements: str) -> pathlib.Path:
    """A copy of the clinic on which somebody ran these statements."""
    copy = tmp_path / "altered"
    shutil.copytree(founded, copy)
    with sqlite3.connect(copy / "record.sqlite") as database:
        for statement in statements:
            database.execute(statement)
    database.close()
    return copy


FLIPPED = """UPDATE entries SET body = CAST(substr(body, 1, 20) || char(unicode(substr(body, 21, 1)) + 1)
    || substr(body, 22) AS BLOB) WHERE position = 2"""


@pytest.mark.parametrize("statements", [
    [FLIPPED],
    ["DELETE FROM entries WHERE position = 1"],
    ["DELETE FROM entries WHERE position = (SELECT MAX(position) FROM entries)"],
    ["UPDATE entries SET position = -1 WHERE position = 1", "UPDATE entries SET position = 1 WHERE position = 2",
     "UPDATE entries SET position = 2 WHERE position = -1"],
    ["UPDATE entries SET author = 'someone' WHERE position = 1"],
    ["UPDATE entries SET recorded_us = recorded_us + 1 WHERE position = 2"],
])
def test_verify_names_the_entry_that_does_not_fit(founded, tmp_path, statements):
    sound = run("verify", "--data", str(founded))
    assert sound.returncode == 0 and "entries" in sound.stdout
    line = one_line(run("verify", "--data", str(altered(founded, tmp_path, *statements))), status=1)
    assert "stream " in line and "sequence " in line


def test_a_backup_is_restored_and_a_damaged_one_refused(founded, tmp_path):
    backup = tmp_path / "backup"
    assert run("backup", "--data", str(founded), "--to", str(backup)).returncode == 0
    restored = tmp_path / "restored"
    assert run("restore", "--from", str(backup), "--data", str(restored)).returncode == 0
    assert run("verify", "--data", str(restored)).stdout == run("verify", "--data", str(founded)).stdout
    one_line(run("restore", "--from", str(backup), "--data", str(restored)))
    damaged = bytearray(backup.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    backup.write_bytes(damaged)
    one_line(run("restore", "--from", str(backup), "--data", str(tmp_path / "other")))


def test_lists_are_rebuilt(founded, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(founded, copy)
    assert run("rebuild", "--data", str(copy)).returncode == 0
    assert run("verify", "--data", str(copy)).returncode == 0


@pytest.mark.parametrize("command", ["verify", "rebuild", "serve"])
def test_a_missing_clinic_is_one_clear_line(tmp_path, command):
    one_line(run(command, "--data", str(tmp_path / "nothing")))
