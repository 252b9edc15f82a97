"""Rating scales on the command line, as other programs use them."""

import csv
import io
import json
import pathlib
import sqlite3

import pytest

from clinic import ROOT
from test_command_line import one_line, run

KEYS = {"scale", "version", "total", "unrounded", "answered", "items", "prorated", "band", "subscales", "flags", "rules"}
VECTORS = ROOT.parent / "shared" / "vectors" / "scales"


def score(scale: str, answers: str, *more: str) -> dict:
    result = run("score", "--scale", scale, "--answers", answers, "--format", "json", *more)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert set(report) == KEYS
    assert all(rule["source"] and rule["says"] for rule in report["rules"])
    return report


@pytest.mark.parametrize(("scale", "answers", "total", "band", "flags"), [
    ("phq-9", "1,1,2,0,1,0,2,1,0", 8, "mild", []),
    ("phq-9", "3,3,3,3,3,3,3,3,3", 27, "severe", ["suicide-item-positive"]),
    ("phq-9", "1,1,1,1,1,1,1,1,", None, None, ["suicide-item-missing", "incomplete"]),
    ("gad-7", "1,1,1,1,1,1,1", 7, "mild", []),
    ("pc-ptsd-5", "0,,,,,", 0, "negative", []),
    ("audit", "0,,,,,,,,0,0", 0, "low risk", []),
    ("c-ssrs-recent", "0,0,,,,0,", None, "none", []),
    ("c-ssrs-recent", "1,1,0,1,0,0,", None, "high", ["suicide-item-positive"]),
    ("asq", "0,0,0,0", None, "negative", []),
    ("taps-1", "1,0,0,0", None, "negative", ["opens-taps-2"]),
    ("rass", "-5", -5, None, []),
    ("dast-10", "0,0,0,0,0,0,0,0,0,0", 1, "low", []),
    ("who-5", "5,5,5,5,5", 100, "adequate", []),
    ("qids-sr16", "3,0,0,0,0,2,,,1,0,0,0,0,0,0,3", 8, "mild", []),
])
def test_a_sheet_is_scored_by_its_scales_own_rules(scale, answers, total, band, flags):
    report = score(scale, answers)
    assert (report["total"], report["band"], report["flags"]) == (total, band, flags)


def test_proration_rounds_half_up_and_says_so():
    report = score("phq-9", "1,2,,3,1,0,2,3,0")
    assert (report["total"], report["unrounded"], report["answered"], report["prorated"]) == (14, 13.5, 8, True)
    text = run("score", "--scale", "phq-9", "--answers", "1,2,,3,1,0,2,3,0").stdout
    assert "8 of 9 answered, prorated 13.5 to 14" in text


def test_a_stated_total_is_compared():
    assert "total-mismatch" in score("phq-9", "0,0,0,1,2,1,3,2,1", "--total", "13")["flags"]
    assert "total-mismatch" not in score("phq-9", "0,0,0,1,2,1,3,2,1", "--total", "10")["flags"]


@pytest.mark.parametrize("arguments", [
    ["--scale", "phq-9", "--answers", "1,2"], ["--scale", "phq-9", "--answers", "1,1,1,1,1,1,1,1,1,1"],
    ["--scale", "phq-9", "--answers", "4,1,1,1,1,1,1,1,1"], ["--scale", "phq-9", "--answers", "a,1,1,1,1,1,1,1,1"],
    ["--scale", "phq-9", "--answers", "-0,1,1,1,1,1,1,1,1"], ["--scale", "audit", "--answers", "1,1,1,1,1,1,1,1,1,0"],
    ["--scale", "rass", "--answers", "-0"], ["--scale", "nothing", "--answers", "1"], ["--scale", "phq-9"],
    ["--scale", "phq-9", "--answers", "1,1,1,1,1,1,1,1,1", "--csv", "x.csv"],
    ["--scale", "phq-9", "--csv", "/nowhere.csv", "--columns", "a,b,c,d,e,f,g,h,i"],
    ["--scale", "phq-9", "--answers", "1,1,1,1,1,1,1,1,1", "--total", "many"],
])
def test_a_bad_sheet_is_one_clear_line(arguments):
    one_line(run("score", *arguments))


def test_a_file_of_sheets_is_scored_row_by_row(tmp_path):
    file = tmp_path / "sheets.csv"
    file.write_text("id,b,a\nx,1,2\ny,,1\n\"z, too\",3,3\n")
    result = run("score", "--scale", "phq-2", "--csv", str(file), "--columns", "a,b", "--format", "csv")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        "row,total,unrounded,answered,prorated,band,flags", "1,3,3,2,false,positive,", "2,,,1,false,,incomplete",
        "3,6,6,2,false,positive,",
    ]


@pytest.mark.parametrize(("text", "word"), [
    ("a,b\n1,2\n1,9\n", "row 2"), ("a,b\n1\n", "row 1"), ("a,c\n1,2\n", "column"), ("", "column"),
])
def test_a_bad_file_is_one_clear_line_and_prints_no_score(tmp_path, text, word):
    file = tmp_path / "sheets.csv"
    file.write_text(text)
    result = run("score", "--scale", "phq-2", "--csv", str(file), "--columns", "a,b", "--format", "csv")
    assert word in one_line(result) and result.stdout == ""


def test_published_sheets_have_their_published_sums():
    file = VECTORS / "phq9_chiu_2177_items_and_sums.csv"
    if not file.exists():
        pytest.skip(f"no sheets in {VECTORS}")
    columns = ",".join(f"q{number}" for number in range(1, 10))
    result = run("score", "--scale", "phq-9", "--csv", str(file), "--columns", columns, "--total-column", "published_sum",
                 "--format", "csv")
    scored = list(csv.DictReader(io.StringIO(result.stdout)))
    with file.open() as source:
        sums = [row["published_sum"] for row in csv.DictReader(source)]
    assert [row["total"] for row in scored] == sums
    assert not any("total-mismatch" in row["flags"] for row in scored)


def test_every_scale_is_listed_shown_and_sound(tmp_path):
    listing = json.loads(run("scale", "list", "--format", "json").stdout)["scales"]
    ids = {line["id"] for line in listing}
    assert {"phq-9", "madrs", "who-5", "moca", "own-check-in"} <= ids
    for line in listing:
        assert line["notice"] and line["licence"] in "ABCD" and len(line["hash"]) == 64
        assert line["wording"] == (line["licence"] == "A")
    file = tmp_path / "shown.json"
    for name in ("phq-9", "c-ssrs-recent", "qids-sr16", "moca"):
        shown = run("scale", "show", name, "--format", "json").stdout
        assert json.loads(shown)["id"] == name
        file.write_text(shown)
        assert run("scale", "check", str(file)).returncode == 0
    one_line(run("scale", "show", "nothing"))


def _overlap(scale):
    scale["bands"][1]["from"] = scale["bands"][0]["through"]


def _gap(scale):
    scale["bands"][1]["from"] += 1


def _unreachable(scale):
    scale["gates"] = [{"id": "g", "asks": ["1"], "when": {"items": ["2"], "atLeast": 1}, "ifAnswered": "count",
                       "source": {"text": "t", "evidence": "D"}}]


def _never_met(scale):
    scale["gates"] = [{"id": "g", "asks": ["2"], "when": {"items": ["1"], "atLeast": 9}, "ifAnswered": "count",
                       "source": {"text": "t", "evidence": "D"}}]


def _no_items(scale):
    del scale["items"]


def _wrong_class(scale):
    scale["licence"]["class"] = "C"


def _changed_word(scale):
    scale["items"][0]["text"] = "Something else"


@pytest.mark.parametrize(("change", "word"), [
    (_overlap, "overlap"), (_gap, "gap"), (_unreachable, "unreachable"), (_never_met, "never be met"),
    (_no_items, "items is missing"), (_wrong_class, "wording"), (_changed_word, "wording"),
])
def test_check_says_what_is_wrong_with_a_definition(tmp_path, change, word):
    scale = json.loads((ROOT / "Sources/Measures/Resources/phq-9.json").read_text())
    change(scale)
    file = tmp_path / "scale.json"
    file.write_text(json.dumps(scale))
    result = run("scale", "check", str(file), "--format", "json")
    report = json.loads(result.stdout)
    assert result.returncode == 1 and not report["valid"]
    assert word in " ".join(problem["sentence"] for problem in report["problems"])
    assert run("scale", "check", str(file)).returncode == 1
    one_line(run("scale", "check", str(tmp_path / "nothing.json")))


def test_the_clinics_own_wording_is_an_opt_in(tmp_path):
    pack = {"scale": "who-5", "version": "1.0.0", "notice": "Its owner", "permission": "Licence 7",
            "items": {str(number): f"Question {number}" for number in range(1, 6)}}
    (tmp_path / "who-5.json").write_text(json.dumps(pack))
    with_pack = run("scale", "show", "who-5", HALCYON_SCALE_PACKS=str(tmp_path)).stdout
    assert "Question 3" in with_pack and "Its owner" in with_pack
    assert "Question 3" not in run("scale", "show", "who-5").stdout
    del pack["items"]["3"]
    (tmp_path / "who-5.json").write_text(json.dumps(pack))
    one_line(run("scale", "list", HALCYON_SCALE_PACKS=str(tmp_path)))


@pytest.fixture(scope="module")
def treated(tmp_path_factory) -> pathlib.Path:
    data = tmp_path_factory.mktemp("treated") / "data"
    made = run("simulate", "--patients", "6", "--weeks", "12", "--seed", "3", "--data", str(data))
    assert made.returncode == 0, made.stderr
    return data


def test_a_trajectory_shows_scores_with_their_error(treated):
    with sqlite3.connect(treated / "record.sqlite") as database:
        patients = database.execute("SELECT patient, record_number FROM patients").fetchall()
    database.close()
    longest = None
    for patient, number in patients:
        result = run("trajectory", "--data", str(treated), "--patient", patient, "--scale", "phq-9", "--format", "json")
        assert result.returncode == 0, result.stderr
        report = json.loads(result.stdout)
        points = report["lines"][0]["points"]
        assert report["errorBand"]["source"] and report["says"]
        assert all(point["low"] <= point["total"] <= point["high"] for point in points)
        if longest is None or len(points) > len(longest[2]["lines"][0]["points"]):
            longest = (patient, number, report)
    patient, number, report = longest
    assert report["baseline"]["day"] <= report["sessions"][0]
    assert report["change"]["statements"]
    drawing = run("trajectory", "--data", str(treated), "--patient", number, "--scale", "phq-9", "--format", "svg").stdout
    assert drawing.startswith("<svg") and "Session on " + report["sessions"][0] in drawing


def test_a_trajectory_of_nobody_is_one_clear_line(treated, tmp_path):
    one_line(run("trajectory", "--data", str(treated), "--patient", "nobody", "--scale", "phq-9"))
    one_line(run("trajectory", "--data", str(treated), "--patient", "S-000001", "--scale", "nothing"))
    one_line(run("trajectory", "--data", str(treated), "--patient", "S-000001", "--scale", "asq"))
    one_line(run("trajectory", "--data", str(tmp_path), "--patient", "S-000001", "--scale", "phq-9"))
