"""The contracts of forecast, fit, design, compare-routes, effects and cascade, as other programs use them."""

import csv
import io
import json
import math
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest

from test_command_line import one_line, run

MODELS = ["otto-2021", "perez-ruixo-2021", "simons-2022", "kamp-2020", "domino-1982", "clements-1981", "hijazi-2003"]
SENTENCE = "not been shown to predict antidepressant benefit"
INFUSION = "iv 35mg over 40min at 0min"


def forecast(*arguments: str, model: str = "otto-2021", weight: str = "70") -> subprocess.CompletedProcess[str]:
    return run("forecast", "--model", model, "--weight", weight, *arguments)


def table(result: subprocess.CompletedProcess[str]) -> list[dict[str, str]]:
    assert result.returncode == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def values(result: subprocess.CompletedProcess[str], analyte: str) -> list[float]:
    return [float(row["value_ng_per_ml"]) for row in table(result) if row["analyte"] == analyte]


def significant(number: str) -> int:
    return len(number.split("e")[0].replace(".", "").replace("-", "").lstrip("0"))


@pytest.mark.parametrize(("dose", "published"), [(28, 43.8), (56, 72.5), (84, 101.0)])
def test_spravato_reaches_its_published_peak(dose, published):
    result = forecast("--dose", f"spravato {dose}mg at 0min", "--until", "4h", "--every", "1min", model="perez-ruixo-2021")
    assert max(values(result, "esketamine")) == pytest.approx(published, rel=0.02)


def test_a_table_has_its_columns_and_digits():
    result = forecast("--dose", INFUSION, "--at", "40min,2h,7d")
    rows = table(result)
    assert list(rows[0]) == ["time_h", "analyte", "value_ng_per_ml"]
    assert [row["analyte"] for row in rows] == ["esketamine", "norketamine"] * 3
    assert [float(row["time_h"]) for row in rows[::2]] == pytest.approx([2 / 3, 2, 168])
    assert all(significant(row["value_ng_per_ml"]) >= 9 for row in rows)
    assert values(result, "esketamine")[0] == pytest.approx(158.0417325715, rel=1e-9)
    assert SENTENCE in result.stderr


def test_one_compartment_arithmetic_holds_for_clements():
    """Two compartments in closed form, worked out here."""
    k10, k12, k21, volume = 0.0109, 0.0186, 0.0137, 1.7522 * 80
    total = k10 + k12 + k21
    fast = (total + math.sqrt(total**2 - 4 * k10 * k21)) / 2
    slow = k10 * k21 / fast
    at = [1, 30, 240]
    expected = [
        1000 * 20 / volume * ((fast - k21) * math.exp(-fast * t) + (k21 - slow) * math.exp(-slow * t)) / (fast - slow)
        for t in at]
    result = forecast("--dose", "iv 20mg bolus at 10min", "--at", ",".join(f"{t + 10}min" for t in at),
                      model="clements-1981", weight="80")
    assert values(result, "ketamine") == pytest.approx(expected, rel=1e-10)


def test_the_grid_includes_both_ends():
    rows = table(forecast("--dose", INFUSION, "--until", "4h", "--every", "5min"))
    times = sorted({float(row["time_h"]) for row in rows})
    assert len(times) == 49 and times[0] == 0 and times[-1] == 4


def test_racemic_is_half_esketamine():
    half = values(forecast("--dose", "iv 35mg racemic over 40min at 0min", "--at", "1h"), "esketamine")
    own = values(forecast("--dose", "iv 17.5mg over 40min at 0min", "--at", "1h"), "esketamine")
    assert half == pytest.approx(own, rel=1e-12)


def test_devices_in_time_give_what_the_source_says():
    devices = ["nasal-device 28mg at 0min", "nasal-device 28mg at 5min", "nasal-device 28mg at 10min"]
    arguments = [word for device in devices for word in ("--dose", device)]
    placed = forecast(*arguments, "--until", "3h", "--every", "1min", model="perez-ruixo-2021")
    at_once = forecast("--dose", "spravato 84mg at 0min", "--until", "3h", "--every", "1min", model="perez-ruixo-2021")
    one, other = values(placed, "esketamine"), values(at_once, "esketamine")
    assert max(one) == pytest.approx(max(other), rel=0.03)
    assert one.index(max(one)) > other.index(max(other))


def test_a_population_is_the_same_on_one_core_and_on_all():
    arguments = ["--dose", INFUSION, "--at", "20min,40min,3h", "--subjects", "700", "--seed", "5"]
    everywhere = forecast(*arguments)
    rows = table(everywhere)
    assert list(rows[0]) == ["time_h", "analyte", "value_ng_per_ml", "p05", "p25", "p50", "p75", "p95"]
    for row in rows:
        line = [float(row[name]) for name in ("p05", "p25", "p50", "p75", "p95")]
        assert line == sorted(line)
    from clinic import binary
    alone = subprocess.run(
        ["taskset", "-c", "0", binary(), "forecast", "--model", "otto-2021", "--weight", "70", *arguments],
        capture_output=True, text=True, timeout=120)
    assert alone.stdout == everywhere.stdout
    assert forecast(*arguments[:-1], "6").stdout != everywhere.stdout


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_listed_with_what_is_known_of_it(model):
    result = run("forecast", "--list", "--format", "json")
    assert result.returncode == 0, result.stderr
    listed = {entry["id"]: entry for entry in json.loads(result.stdout)}
    assert list(listed) and set(listed) == set(MODELS)
    entry = listed[model]
    for key in ("title", "inputAnalyte", "enantiomer", "site", "population", "citation", "verification", "knownDefects",
                "parameters", "variability", "residualErrors", "hash", "routes", "analytes"):
        assert key in entry, key
    assert len(entry["hash"]) == 64 and entry["site"] in ("arterial", "venous")


def test_json_keeps_model_inputs_and_seed():
    result = forecast("--dose", INFUSION, "--at", "1h", "--subjects", "50", "--seed", "4", "--format", "json")
    report = json.loads(result.stdout)
    kept = report["forecast"]
    assert kept["request"]["seed"] == 4 and len(kept["modelHash"]) == 64
    assert SENTENCE in kept["statement"]
    assert {line["modelID"] for line in report["models"]["lines"]} >= {"otto-2021", "kamp-2020"}


def test_a_picture_is_svg_with_the_sentence():
    result = forecast("--dose", INFUSION, "--until", "4h", "--every", "5min", "--subjects", "100", "--format", "svg")
    root = ElementTree.fromstring(result.stdout)
    assert root.tag.endswith("svg") and SENTENCE in result.stdout


@pytest.mark.parametrize("arguments", [
    ["--dose", "iv 35 over 40min at 0min", "--at", "1h"],
    ["--dose", "iv 35ml over 40min at 0min", "--at", "1h"],
    ["--dose", "iv -35mg over 40min at 0min", "--at", "1h"],
    ["--dose", "iv 35mg over 40min at 0min", "--at", "1week"],
    ["--dose", "iv 35mg at 0min", "--at", "1h"],
    ["--dose", "smoke 35mg at 0min", "--at", "1h"],
    ["--dose", INFUSION], ["--at", "1h"], ["--dose", INFUSION, "--until", "4h"],
    ["--dose", INFUSION, "--until", "4h", "--every", "0min"], ["--dose", INFUSION, "--at", "-1h"],
    ["--dose", INFUSION, "--at", "1h", "--age", "12"], ["--dose", INFUSION, "--at", "1h", "--sex", "x"],
    ["--dose", INFUSION, "--at", "1h", "--race", "martian"], ["--dose", INFUSION, "--at", "1h", "--height", "-3"],
    ["--dose", INFUSION, "--at", "1h", "--subjects", "-5"], ["--dose", INFUSION, "--at", "1h", "--format", "xml"],
    ["--dose", "spravato 84mg at 0min", "--at", "1h"],
])
def test_bad_input_is_one_clear_line(arguments):
    one_line(forecast(*arguments))


@pytest.mark.parametrize("weight", ["0", "-70", "nan", "inf", "7000", "heavy", ""])
def test_an_absurd_weight_is_one_clear_line(weight):
    one_line(forecast("--dose", INFUSION, "--at", "1h", weight=weight))


def test_an_unknown_model_is_one_clear_line():
    assert "otto-2021" in one_line(forecast("--dose", INFUSION, "--at", "1h", model="otto"))


def test_outside_its_range_a_model_speaks_only_when_asked_to_extrapolate():
    arguments = ["--dose", "sl 50mg at 0min", "--at", "1h", "--age", "45"]
    assert "19 to 32" in one_line(forecast(*arguments, model="simons-2022"))
    result = forecast(*arguments, "--extrapolate", model="simons-2022")
    assert result.returncode == 0 and "Extrapolated" in result.stderr


def fit(tmp_path, text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "observations.csv"
    file.write_text(text)
    return run("fit", "--model", "otto-2021", "--weight", "80", "--dose", INFUSION, "--observations", str(file),
               "--format", "json", *arguments)


def test_a_fit_agrees_with_scipy(tmp_path):
    result = fit(tmp_path, "time_h,analyte,value\n0.3333333333,esketamine,120\n0.75,esketamine,150\n2,norketamine,60\n")
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    expected = {"V1": -0.17969857, "CL": -0.07926157, "Vm": 0.07449881, "CLm": 0.14197613}
    assert report["etas"] == pytest.approx(expected, abs=1e-4)
    assert report["objective"] == pytest.approx(19.07228839, abs=1e-6)
    assert report["logLikelihood"] == pytest.approx(-11.97532899, abs=1e-4)
    assert set(report["standardErrors"]) == set(report["shrinkage"]) == set(expected)
    assert all(0 <= value <= 1 for value in report["shrinkage"].values())


@pytest.mark.parametrize("text", [
    "", "time_h,analyte,value\n", "1,esketamine\n", "1,esketamine,-5\n", "1,tea,5\n", "1,hydroxynorketamine,5\n",
    "0,esketamine,5\n", "soon,esketamine,5\n",
])
def test_observations_that_are_not_right_are_one_clear_line(tmp_path, text):
    one_line(fit(tmp_path, text))


def test_signs_teach_how_a_person_responds(tmp_path):
    file = tmp_path / "signs.csv"
    file.write_text("time_h,sign,value\n0,systolic,120\n0.5,systolic,150\n0.67,systolic,158\n1.5,systolic,130\n")
    result = run("fit", "--model", "otto-2021", "--weight", "80", "--dose", INFUSION, "--signs", str(file))
    assert result.returncode == 0, result.stderr
    estimate = json.loads(result.stdout)["estimates"][0]
    assert estimate["response"]["strength"] > 1.2 and estimate["charted"] == 4 and estimate["learned"]
    file.write_text("0.5,sedation,1\n0.67,sedation,1\n1.5,sedation,0\n")
    result = run("fit", "--model", "otto-2021", "--weight", "80", "--dose", INFUSION, "--signs", str(file))
    assert json.loads(result.stdout)["estimates"][0]["charted"] == 3, result.stderr
    file.write_text("0.5,sedation,3\n")
    one_line(run("fit", "--model", "otto-2021", "--weight", "80", "--dose", INFUSION, "--signs", str(file)))


DESIGN = ["design", "--model", "otto-2021", "--weight", "70", "--target", "150ng/mL", "--hold", "40min", "--max-rate",
          "60mL/h", "--concentration", "1mg/mL", "--cap", "60mg"]


def test_a_pump_programme_holds_its_target_within_its_limits():
    rows = table(run(*DESIGN, "--format", "csv"))
    doses, end, total = [], 0.0, 0.0
    for row in rows:
        rate, minutes = float(row["rate_ml_per_h"]), float(row["duration_min"])
        assert rate <= 60 and float(row["start_min"]) == pytest.approx(end)
        assert float(row["volume_ml"]) == pytest.approx(rate * minutes / 60)
        doses += ["--dose", f"iv {float(row['dose_mg'])}mg over {minutes}min at {float(row['start_min'])}min"]
        end += minutes
        total += float(row["dose_mg"])
    assert total <= 60 and total == pytest.approx(float(rows[-1]["cumulative_mg"]))
    line = values(forecast(*doses, "--until", f"{int(end)}min", "--every", "1min"), "esketamine")
    assert max(line) <= 150 * 1.011
    assert sum(abs(value / 150 - 1) <= 0.05 for value in line) >= 40


def test_a_pump_programme_is_a_table_to_read_and_json_to_keep():
    text = run(*DESIGN)
    assert text.returncode == 0 and "mL/h" in text.stdout and SENTENCE in text.stdout and "controls a pump" in text.stdout
    report = json.loads(run(*DESIGN, "--format", "json").stdout)
    assert report["steps"] and report["totalMilligrams"] <= 60 and report["forecast"]["series"][0]["band"]


@pytest.mark.parametrize(("option", "value"), [
    ("--target", "150"), ("--target", "-5ng/mL"), ("--hold", "forever"), ("--max-rate", "60mg/h"), ("--cap", "5mg"),
    ("--concentration", "0mg/mL"), ("--target", "4000ng/mL"), ("--never-above", "100ng/mL"),
])
def test_a_goal_that_makes_no_sense_is_one_clear_line(option, value):
    arguments = list(DESIGN)
    if option in arguments:
        arguments[arguments.index(option) + 1] = value
    else:
        arguments += [option, value]
    one_line(run(*arguments))


def test_routes_are_compared_with_and_without_norketamine():
    result = run("compare-routes", "--model", "otto-2021", "--weight", "70", "--dose", INFUSION, "--format", "json")
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    rows = {row["route"]: row for row in report["rows"]}
    assert rows["sl"]["parentMilligrams"] == pytest.approx(35 / 0.29, rel=0.01)
    assert rows["sl"]["withNorketamineMilligrams"] < rows["sl"]["parentMilligrams"]
    assert SENTENCE in report["statement"]


def test_effects_are_bands_with_their_sources():
    result = run("effects", "--model", "otto-2021", "--weight", "70", "--dose", INFUSION, "--format", "json")
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert {entry["model"]["endpoint"] for entry in report} == {
        "systolic", "diastolic", "heartRate", "dissociation", "sedation", "nausea"}
    assert all(len(entry["backNearBaseline"]) == 5 and entry["model"]["source"] for entry in report)


@pytest.mark.parametrize("format", ["csv", "json", "text"])
def test_the_cascade_is_illustrative_wherever_it_is_shown(format):
    result = run("cascade", "--doses", "0,3,7", "--at", "1,7,14", "--format", format)
    assert result.returncode == 0, result.stderr
    shown = result.stdout + result.stderr
    assert "ILLUSTRATIVE" in shown and "KARMA-Dep 2" in shown and "-3.16" in shown


@pytest.mark.parametrize("arguments", [
    ["--dose", INFUSION, "--at", "1h", "--weight", "80"], ["--dose", INFUSION, "--at", "1h", "--at", "2h"],
    ["--dose", INFUSION, "--at", "1h", "--seed", "1", "--seed=2"],
    ["--dose", "po 50mg at 0min", "--at", "1h", "--with", "grapefruit", "--with", "rifampicin"],
    ["--dose", INFUSION, "--at", "1h", "--with", "water"], ["--dose", INFUSION, "--at", "0"],
    ["--dose", "iv 35mg over 0min at 0min", "--at", "1h"], ["--dose", "iv nanmg bolus at 0min", "--at", "1h"],
    ["--dose", INFUSION, "--at", "1h", "--subjects", "99999999999"], ["--dose", INFUSION, "--at", "1h", "--pages", "x"],
])
def test_what_nobody_can_mean_is_one_clear_line(arguments):
    one_line(forecast(*arguments))


def test_under_an_interaction_the_drug_stands_alone():
    result = forecast("--dose", "po 50mg at 0min", "--at", "1h", "--with", "grapefruit")
    assert [row["analyte"] for row in table(result)] == ["esketamine"]
    assert "metabolites are left out" in result.stderr


def test_a_grid_that_does_not_meet_its_end_says_so():
    result = forecast("--dose", INFUSION, "--until", "1h", "--every", "7min")
    assert float(table(result)[-1]["time_h"]) == pytest.approx(56 / 60)
    assert "56" in result.stderr and "whole number of steps" in result.stderr


def test_every_prior_is_listed_with_what_is_known_of_it():
    listed = {entry["id"]: entry for entry in json.loads(run("forecast", "--list", "--format", "json").stdout)}
    assert listed["domino-1982"]["doi"] is None and "No DOI was found" in listed["domino-1982"]["doiVerification"]
    priors = listed["otto-2021"]["priorRoutes"]
    assert {prior["route"] for prior in priors} == {"im", "sc", "sl", "po", "po-pr", "rectal", "nasal"}
    for prior in priors:
        for key in ("inputAnalyte", "enantiomer", "site", "population", "residualErrors", "citation", "dois",
                    "verification", "knownDefects", "fractionSpread", "rateSpread"):
            assert key in prior, key
        assert len(prior["hash"]) == 64 and prior["verification"][0] in "ABC"


def test_a_pump_programme_keeps_its_ramp_its_ceiling_and_its_syringe():
    rows = table(run(*DESIGN, "--ramp", "45min", "--never-above", "152ng/mL", "--syringe", "58mL", "--format", "csv"))
    assert all(float(row["end_ng_per_ml"]) <= 152 for row in rows)
    assert float(rows[-1]["cumulative_ml"]) <= 58
    ramp = [float(row["end_ng_per_ml"]) for row in rows if float(row["start_min"]) < 45]
    assert len(ramp) > 3 and ramp == sorted(ramp) and ramp[0] < 60
    assert "instead of 15 min" in run(*DESIGN, "--ramp", "15min", "--format", "csv").stderr
    short = run(*DESIGN, "--syringe", "45mL", "--format", "csv")
    assert float(table(short)[-1]["cumulative_ml"]) <= 45 and "used up" in short.stderr


def test_the_pages_of_the_models_are_written_from_their_numbers(tmp_path):
    assert run("forecast", "--list", "--pages", str(tmp_path)).returncode == 0
    assert {file.name for file in tmp_path.iterdir()} == {f"{model}.{kind}" for model in MODELS for kind in ("md", "svg")}
    one_line(run("forecast", "--list", "--pages", str(tmp_path / "nowhere")))
