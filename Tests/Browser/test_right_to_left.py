"""A questionnaire in words that are read from the right, on a phone: the clinic's own pack of wording, in Arabic."""

import json
import os
import pathlib
import shutil
import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from accessibility import is_accessible
from clinic import Clinic, binary
from forms import Visitor
from test_asking import asked, choose, phone, sheets

SCALES = "halcyon_Measures.resources/Resources"

# A scale of the product's own, for this test alone.
REST = {
    "id": "test-rest", "version": "1.0.0", "title": "Rest", "name": "Four lines about rest", "measures": "rest",
    "rater": "patient", "modes": ["screen", "paper"], "recall": {"id": "1-week", "words": "the last week", "days": 7},
    "licence": {"class": "C", "notice": "Words of a test.", "source": "the test itself", "evidence": "D"},
    "source": "the test itself",
    "items": [{"id": str(number), "range": [0, 3]} for number in range(1, 5)],
    "scoring": {"method": "sum", "better": "lower", "source": {"text": "the sum", "evidence": "D"}},
    "missing": {"method": "mustBeComplete", "source": {"text": "all are asked", "evidence": "D"}},
}
ANSWERS = {"0": "أبدا", "1": "أحيانا", "2": "غالبا", "3": "كل يوم، من الصباح الباكر حتى وقت متأخر من الليل"}
WORDS = {
    "scale": "test-rest", "version": "1.0.0", "notice": "كلمات للتجربة فقط", "permission": "the test's own",
    "language": "ar", "instruction": "خلال الأسبوع الماضي، كم مرة حدث ما يلي؟",
    "items": {
        "1": "نمت نوما هادئا", "2": "جلست في الشمس", "3": "مشيت في الحديقة قرب البيت مع صديق أو مع أحد من العائلة",
        "4": "سمعت الموسيقى",
    },
    "answers": {str(number): ANSWERS for number in range(1, 5)},
}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    folder = tmp_path_factory.mktemp("arabic")
    shipped = pathlib.Path(binary()).parent / SCALES
    shutil.copytree(shipped, folder / "resources" / SCALES)
    (folder / "resources" / SCALES / "test-rest.json").write_text(json.dumps(REST))
    (folder / "packs").mkdir()
    (folder / "packs" / "rest.json").write_text(json.dumps(WORDS, ensure_ascii=False))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "HALCYON_RESOURCES", str(folder / "resources"))
        patch.setitem(os.environ, "HALCYON_SCALE_PACKS", str(folder / "packs"))
        with Clinic(folder / "data") as served:
            yield served


def is_laid_out_from_the_right(page: Page) -> None:
    """The number stands right of its question, each button right of its words, and all of it within the window."""
    width = page.evaluate("document.documentElement.clientWidth")
    for question in page.locator(".sheet-item").all():
        assert right(question.locator(".number")) > right(question.locator("legend span[lang]")) - 1
        for choice in question.locator(".choice").all():
            assert left(choice.locator("input")) > left(choice.locator("span"))
            assert left(choice) >= 0 and right(choice) <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def left(place) -> float:
    return place.bounding_box()["x"]


def right(place) -> float:
    box = place.bounding_box()
    return box["x"] + box["width"]


def test_a_page_of_arabic_is_answered_on_a_phone(browser: Browser, arabic: Clinic):
    patient, link = asked(arabic, "test-rest")
    page = phone(browser)
    page.goto(arabic.url + link)
    form = page.locator("form.questionnaire")
    assert form.get_attribute("dir") == "rtl"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".instruction").get_attribute("lang") == "ar"
    assert page.locator(".sheet-item legend span[lang=ar]").count() == 4
    assert page.locator(".choice span[lang=ar]").count() == 16
    assert form.evaluate("form => getComputedStyle(form.querySelector('legend')).direction") == "rtl"
    is_laid_out_from_the_right(page)
    page.set_viewport_size({"width": 320, "height": 640})
    is_laid_out_from_the_right(page)
    is_accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    # One is left open: the line that says so stands at its question, and nothing moves.
    for number in range(1, 4):
        choose(page, str(number), 3)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator("#field-item-4-error")).to_be_visible()
    is_laid_out_from_the_right(page)
    is_accessible(page)
    choose(page, "4", 1)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert len(sheets(arabic, link)) == 1


def test_staff_read_it_out_from_the_same_words(arabic: Clinic):
    with sqlite3.connect(f"file:{arabic.data / 'record.sqlite'}?mode=ro", uri=True) as record:
        patient = record.execute("SELECT patient FROM patients WHERE phase = 'maintenance' LIMIT 1").fetchone()[0]
    page = Visitor(arabic, "nurse").get(f"/patients/{patient}/questionnaires/test-rest").text
    assert 'dir="rtl"' in page and '<span lang="ar">سمعت الموسيقى</span>' in page
