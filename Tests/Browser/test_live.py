"""Several people at one session: what one of them or a monitor says is on every screen, whatever happens to the line."""

import pathlib
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator

import hl7
import pytest
import requests
from hl7.client import MLLPClient
from playwright.sync_api import Browser, Page, expect

from clinic import Clinic
from conftest import sign_in
from forms import Visitor
from monitors import END, START, Bed, Line, beds, is_accepted, message, signs_message


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """A clinic of its own with a port for monitors: its sessions are as far as they are when it is made."""
    with Clinic(tmp_path_factory.mktemp("live") / "data", mllp=True) as served:
        yield served


def running(ward: Clinic) -> Bed:
    """The linked bed of a session in which an infusion runs."""
    nurse = Visitor(ward, "nurse")
    return next(bed for bed in beds(ward.data) if "Running: intravenous" in nurse.get(path(bed)).text)


@pytest.fixture(scope="module")
def bed(ward: Clinic) -> Bed:
    return running(ward)


def path(bed: Bed, step: str = "") -> str:
    return f"/patients/{bed.patient}/sessions/{bed.session}{step}"


class Screen:
    """One person's screen at a session: a browser that counts how often its page was loaded."""

    def __init__(self, browser: Browser, clinic: Clinic, role: str, bed: Bed, script: bool = True, url: str | None = None):
        self.page: Page = browser.new_context(java_script_enabled=script).new_page()
        self.page.set_default_timeout(20_000)
        sign_in(self.page, clinic, role)
        self.loads = 0
        self.page.goto((url or clinic.url) + path(bed))
        self.page.on("load", lambda _: self.count())

    def count(self) -> None:
        self.loads += 1

    def part(self, name: str):
        return self.page.locator(f"[data-part={name}]")

    def sign(self, name: str):
        return self.page.locator(f"[data-sign={name}] .reading")

    def presses(self, part: str, button: str) -> None:
        self.part(part).get_by_role("button", name=re.compile(f"^{button}")).click()
        self.page.wait_for_load_state("load")


def dose_events(clinic: Clinic, bed: Bed, words: str) -> int:
    page = Visitor(clinic, "nurse").get(path(bed)).text
    panel = re.search(r'data-part="dose-events">(.*?)</table>', page, re.DOTALL).group(1)
    return len(re.findall(rf"<td[^>]*>{words}<", panel))


# What one enters is on the other's screen.

def test_what_one_person_taps_is_on_the_others_screen_without_a_load(browser, ward, bed):
    nurse, prescriber = Screen(browser, ward, "nurse", bed), Screen(browser, ward, "prescriber", bed)
    nurse.presses("events", "Headache")
    expect(prescriber.part("events")).to_contain_text("Headache Grade 1, mild", timeout=5_000)
    nurse.presses("due", "4")
    expect(prescriber.part("charted")).to_contain_text("MOAA/S 4", timeout=5_000)
    prescriber.presses("due", "Uneasy")
    expect(nurse.part("charted")).to_contain_text("uneasy", timeout=5_000)
    assert prescriber.loads == 1, "only its own tap loads a page"


def test_what_a_monitor_sends_is_on_every_screen(browser, ward, bed):
    nurse, prescriber = Screen(browser, ward, "nurse", bed), Screen(browser, ward, "prescriber", bed)
    with MLLPClient("127.0.0.1", ward.mllp, encoding="utf-8") as client:
        for rate in (91, 92, 93):
            answer = hl7.parse(client.send_message(message(bed.place, rate)).strip(START + END).decode())
            assert str(answer.segment("MSA")[1]) == "AA"
            for screen in (nurse, prescriber):
                expect(screen.sign("heartRate")).to_have_text(str(rate), timeout=5_000)
        # A probe that is off sends a number that is none.
        client.send_message(message(bed.place, 8388607))
        for screen in (nurse, prescriber):
            expect(screen.sign("heartRate")).to_have_text("–", timeout=5_000)
            expect(screen.page.locator("[data-sign=heartRate]")).to_contain_text("no value")
    assert (nurse.loads, prescriber.loads) == (0, 0)


def test_a_monitors_values_are_charted_with_one_tap_and_say_where_they_come_from(browser, ward, bed):
    nurse, prescriber = Screen(browser, ward, "nurse", bed), Screen(browser, ward, "prescriber", bed)
    assert is_accepted(Line(ward).exchange(message(bed.place, 97)))
    expect(nurse.sign("heartRate")).to_have_text("97")
    nurse.presses("monitor", "Chart these values")
    expect(prescriber.part("charted")).to_contain_text("97/min", timeout=5_000)
    expect(prescriber.part("charted").locator("li").first).to_contain_text("monitor, confirmed by Tomasz")


def test_a_monitors_alarm_is_raised_on_every_screen_and_on_the_floor(browser, ward, bed):
    nurse = Screen(browser, ward, "nurse", bed)
    floor = Screen(browser, ward, "prescriber", bed)
    floor.page.goto(ward.url + "/floor")
    line = Line(ward)
    deadline = time.monotonic() + 40
    number = 0
    while not nurse.page.locator(".alarm-high").count():
        assert time.monotonic() < deadline, "no alarm after 40 seconds of low saturation"
        number += 1
        assert is_accepted(line.exchange(signs_message(bed.place, {"saturation": 85})))
        time.sleep(1)
    assert number > 5, "an artefact raised an alarm"
    expect(nurse.page.locator(".alarm-high")).to_contain_text("!!!")
    expect(nurse.page.locator(".alarm-high")).to_contain_text("SpO₂ 85 %")
    expect(floor.page.locator(".seat.alarm-high")).to_contain_text("SpO₂ 85 %", timeout=10_000)
    nurse.presses("alarms", "I am here")
    expect(nurse.part("alarms")).to_contain_text("Answered by Tomasz", timeout=5_000)
    # Back to what is normal, so that it ends by itself.
    assert is_accepted(line.exchange(signs_message(bed.place, {"saturation": 98})))
    expect(nurse.page.locator(".alarm-high")).to_have_count(0, timeout=15_000)


# The line.

class Cut:
    """A wire between a browser and the server, that can be cut and mended."""

    def __init__(self, clinic: Clinic):
        self.target = int(clinic.url.rsplit(":", 1)[1])
        self.is_whole = True
        self.ends: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                near, _ = self.door.accept()
            except OSError:
                return
            if not self.is_whole:
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                near.close()
                continue
            self.ends |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self.carry, args=(one, other), daemon=True).start()

    def carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                other.sendall(data)
        except OSError:
            pass
        for end in (one, other):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def cut(self) -> None:
        self.is_whole = False
        for end in self.ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self.ends.clear()

    def mend(self) -> None:
        self.is_whole = True


@pytest.fixture
def wire(ward: Clinic) -> Iterator[Cut]:
    cut = Cut(ward)
    yield cut
    cut.cut()
    cut.door.close()


def test_a_dropped_connection_catches_up_without_loss_or_repeat(browser, ward, bed, wire):
    nurse = Screen(browser, ward, "nurse", bed, url=wire.url)
    other = Visitor(ward, "prescriber")
    before = nurse.part("charted").locator("li").count()
    wire.cut()
    for heart_rate in ("101", "102", "103"):
        assert other.post(path(bed, "/signs"), {"signs-heartRate": heart_rate}).status_code == 303
    wire.mend()
    for heart_rate in ("101", "102", "103"):
        expect(nurse.part("charted").get_by_text(f"{heart_rate}/min")).to_have_count(1, timeout=15_000)
    assert nurse.part("charted").locator("li").count() == before + 3
    assert nurse.loads == 0


def events(answer: requests.Response) -> Iterator[tuple[str, str]]:
    """The events of a stream, as name and identifier."""
    name = number = ""
    for line in answer.iter_lines(decode_unicode=True):
        if line.startswith("event: "):
            name = line[7:]
        elif line.startswith("id: "):
            number = line[4:]
        elif not line:
            yield name, number
            name = number = ""


def test_the_stream_goes_on_after_the_last_event_that_was_heard(ward, bed):
    nurse, other = Visitor(ward, "nurse"), Visitor(ward, "prescriber")
    live = re.search(r'data-live="([^"]+)" data-position="(\d+)"', nurse.get(path(bed)).text)

    def listen(last: str):
        return nurse.session.get(
            ward.url + live.group(1), headers={"Last-Event-ID": last}, stream=True, timeout=20)

    def changes(answer) -> Iterator[str]:
        return (number for name, number in events(answer) if name == "changed")

    with listen(live.group(2)) as first:
        assert other.post(path(bed, "/signs"), {"signs-heartRate": "81"}).status_code == 303
        heard = next(changes(first))
    for heart_rate in ("82", "83"):
        assert other.post(path(bed, "/signs"), {"signs-heartRate": heart_rate}).status_code == 303
    with listen(heard) as second:
        # What waited is one change, up to the newest entry.
        newest = next(changes(second))
        assert int(newest) >= int(heard) + 2
    with listen(newest) as third:
        names = events(third)
        # What the monitor says now comes first, then that nothing has changed.
        assert next(name for name, _ in names if name != "signs") == "beat"
        assert other.post(path(bed, "/signs"), {"signs-heartRate": "84"}).status_code == 303
        assert int(next(number for name, number in names if name == "changed")) > int(newest)


def test_a_page_without_a_server_shows_its_age_and_what_to_do(browser, ward, bed, wire):
    screen = Screen(browser, ward, "nurse", bed, url=wire.url)
    screen.page.clock.install()
    screen.page.goto(wire.url + path(bed))
    state = screen.page.locator("[data-live-state]")
    expect(state).to_be_hidden()
    wire.cut()
    screen.page.clock.fast_forward(60_000)
    expect(state).to_contain_text("No answer from the server", timeout=10_000)
    expect(state).to_contain_text(re.compile(r"What stands here is \d+ seconds old"))
    expect(state).to_contain_text("write signs and doses on paper with their times")
    screen.page.clock.fast_forward(180_000)
    expect(state).to_contain_text(re.compile(r"What stands here is [34] minutes old"), timeout=10_000)
    wire.mend()
    screen.page.clock.fast_forward(30_000)
    expect(state).to_be_hidden(timeout=15_000)


# Two nurses.

def test_two_nurses_who_tap_the_same_thing_make_one_dose_event(browser, ward, bed):
    # The second one's screen is a moment behind: it does not bring itself up to date.
    first, second = Screen(browser, ward, "nurse", bed), Screen(browser, ward, "nurse 2", bed, script=False)
    before = dose_events(ward, bed, "Paused")
    first.presses("given", "Pause")
    expect(first.part("given")).to_contain_text("Paused: intravenous")
    second.presses("given", "Pause")
    expect(second.page.locator("main")).to_contain_text("Not saved")
    expect(second.page.locator("main")).to_contain_text(
        "There is nothing that can be paused now. Load the page again to see what is running.")
    assert dose_events(ward, bed, "Paused") == before + 1
    first.presses("given", "Resume")


def test_two_nurses_at_the_same_moment_make_one_dose_event(ward, bed):
    nurses = [Visitor(ward, "nurse"), Visitor(ward, "nurse 2")]
    for event, word in (("pause", "Paused"), ("resume", "Resumed")):
        before = dose_events(ward, bed, word)
        together = threading.Barrier(2)
        answers: list[requests.Response] = []

        def tap(nurse: Visitor) -> None:
            together.wait()
            answers.append(nurse.post(path(bed, "/dose"), {"dose-event": event}))

        taps = [threading.Thread(target=tap, args=(nurse,)) for nurse in nurses]
        for each in taps:
            each.start()
        for each in taps:
            each.join()
        assert sorted(answer.status_code for answer in answers) == [303, 422]
        refused = next(answer for answer in answers if answer.status_code == 422)
        assert "There is nothing that can be " in refused.text
        assert dose_events(ward, bed, word) == before + 1


# The server dies.

def test_a_server_killed_within_an_infusion_goes_on_with_it(tmp_path):
    ward = Clinic(tmp_path / "data", mllp=True)
    ward.__enter__()
    bed = running(ward)

    def given(page: str) -> tuple[float, float, float]:
        """Milligrams, milligrams a minute, and the moment in minutes."""
        found = re.search(r'data-given="([\d.]+)" data-rate="([\d.]+)" data-limit="[\d.]+" data-at="(\d+)"', page)
        assert found, "nothing runs"
        return float(found[1]), float(found[2]), int(found[3]) / 60_000

    nurse = Visitor(ward, "nurse")
    line = Line(ward)
    for rate in (71, 72, 73):
        assert is_accepted(line.exchange(message(bed.place, rate)))
        time.sleep(1)
    amount, rate, at = given(nurse.get(path(bed)).text)
    ward.server.send_signal(signal.SIGKILL)
    ward.server.wait()
    # Longer than a feed may be silent.
    time.sleep(17)
    with Clinic(ward.data, mllp=True) as again:
        assert is_accepted(Line(again).exchange(message(bed.place, 74)))
        page = Visitor(again, "nurse").get(path(bed)).text
        later, same, then = given(page)
        assert "Running: intravenous" in page
        assert same == rate and then - at > 0.25
        assert later == pytest.approx(amount + rate * (then - at), abs=0.001)
        missing = re.search(r'class="gaps">.*?No feed (\d\d:\d\d to \d\d:\d\d \(\d+ (?:s|min)\))', page, re.DOTALL)
        assert missing, "the minutes without a feed are not marked"
        assert "missing" in re.search(r'data-part="chart">(.*?)</svg>', page, re.DOTALL).group(1)
