"""People decide by keyboard alone; what they decide changes the incident, and undoing it restores it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.served import WHO, serving, wait_for
from tests.console.ledgers import START, TOLD, make_ledger

from rashomon.api.access import create_user
from rashomon.records import Reading


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[str, list[Reading]]]:
    path = tmp_path / "desk.db"
    readings = make_ledger(path)
    with serving(path) as root:
        yield root, readings


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a ledger about which nobody may decide anything."""
    path = tmp_path_factory.mktemp("untouched") / "desk.db"
    make_ledger(path)
    with serving(path) as root:
        yield root


def tab_to(page: Any, wanted: str) -> None:
    """Press Tab until what is wanted is in focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def reports_of(visit: Callable[..., Any], root: str, readings: list[Reading]) -> int:
    """Return how many reports the page of the first incident tells of."""
    page = visit(root).open(f"incidents/{readings[0].accounts[0].id}")
    return int(page.locator("#words article").count())


def test_a_decision_by_keyboard_changes_the_incident_and_its_undo_restores_it(
    desk: tuple[str, list[Reading]], visit: Callable[..., Any]
) -> None:
    root, readings = desk
    assert reports_of(visit, root, readings) == 2
    watched = visit(root)
    page = watched.open("review")
    tab_to(page, ".pair")
    page.keyboard.press("s")
    page.keyboard.type("Both tell of the same rockets.")
    page.keyboard.press("Enter")
    page.locator(".outcome", has_text="Recorded: same").wait_for()
    wait_for(lambda: reports_of(visit, root, readings) == 3)
    log = page.locator("#log tbody tr").first
    log.wait_for()
    assert WHO in log.inner_text()
    assert "Both tell of the same rockets." in log.inner_text()
    page.keyboard.press("z")
    page.keyboard.type("The days differ.")
    page.keyboard.press("Enter")
    page.locator(".outcome", has_text="Taken back").wait_for()
    wait_for(lambda: reports_of(visit, root, readings) == 2)
    page.locator("#log", has_text="undone by").wait_for()
    assert page.locator("#log tbody tr").count() == 2
    assert watched.wrong == []


def test_a_decision_is_undone_from_the_log(desk: tuple[str, list[Reading]], visit: Callable[..., Any]) -> None:
    page = visit(desk[0]).open("review")
    page.locator(".pair").first.focus()
    page.keyboard.press("d")
    page.keyboard.type("Another day.")
    page.keyboard.press("Enter")
    page.locator(".outcome", has_text="Recorded: different").wait_for()
    wait_for(lambda: pairs_of(page) == 0)
    page.locator("#log summary", has_text="Undo…").first.click()
    page.keyboard.type("It was the same day.")
    page.keyboard.press("Enter")
    page.locator("#log", has_text="undone by").wait_for()
    wait_for(lambda: pairs_of(page) == 1)


def test_two_tellings_are_parted_and_joined_again_on_the_page_of_the_incident(
    desk: tuple[str, list[Reading]], visit: Callable[..., Any]
) -> None:
    root, readings = desk
    page = visit(root).open(f"incidents/{readings[0].accounts[0].id}#links")
    for name, reports in (("Not the same…", 1), ("Undo…", 2)):
        page.locator("#links summary", has_text=name).first.click()
        page.keyboard.type("Read again, word by word.")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url.endswith("#links"))
        page.locator("#links details[open]").wait_for(state="detached")
        wait_for(lambda reports=reports: reports_of(visit, root, readings) == reports)
        page.reload()


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_is_sent_without_a_reason(typed: str, untouched: str, visit: Callable[..., Any]) -> None:
    page = visit(untouched).open("review")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.locator(".pair").first.focus()
    page.keyboard.press("s")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.evaluate("fetch('about')")  # whatever the key set going was asked for before this
    assert sent == []


def test_keys_do_nothing_outside_a_pair(untouched: str, visit: Callable[..., Any]) -> None:
    page = visit(untouched).open("review")
    page.keyboard.press("s")
    assert page.locator("input:checked").count() == 0


def test_a_statement_is_withdrawn_and_restored(desk: tuple[str, list[Reading]], visit: Callable[..., Any]) -> None:
    root, readings = desk
    killed = next(s for s in readings[0].statements if s.field == "killed")
    page = visit(root).open(f"reports/{readings[0].report.id}")
    card = page.locator(f"#s-{killed.id}")
    for verb, why in (("Misread…", "The number is of wounded."), ("Undo…", "It was right.")):
        card.locator("summary", has_text=verb).click()
        card.locator("[name=because]").fill(why)
        page.keyboard.press("Enter")
        page.locator(f"#s-{killed.id}.withdrawn").wait_for(state="detached" if verb == "Undo…" else "attached")
        told = 2 if verb == "Undo…" else 1
        wait_for(lambda told=told: tellers_of_killed(visit, root, readings) == told)


def tellers_of_killed(visit: Callable[..., Any], root: str, readings: list[Reading]) -> int:
    """Return how many tell, on the page of the first incident, how many were killed."""
    page = visit(root).open(f"incidents/{readings[0].accounts[0].id}")
    return int(page.locator("#matrix tr", has_text="Killed").locator(".told").count())


def test_a_statement_is_withdrawn_by_keyboard_alone(desk: tuple[str, list[Reading]], visit: Callable[..., Any]) -> None:
    root, readings = desk
    killed = next(s for s in readings[0].statements if s.field == "killed")
    page = visit(root).open(f"reports/{readings[0].report.id}")
    tab_to(page, f"#s-{killed.id} summary")
    reason = page.locator(f"#s-{killed.id} [name=because]:focus")
    page.keyboard.press("Enter")
    reason.wait_for()
    page.keyboard.type("no")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    reason.wait_for()
    page.keyboard.type(" number is told")
    page.keyboard.press("Enter")
    page.locator(f"#s-{killed.id}.withdrawn").wait_for()


def test_without_scripts_people_decide_by_plain_forms(
    desk: tuple[str, list[Reading]], visit: Callable[..., Any]
) -> None:
    root, readings = desk
    page = visit(root, java_script_enabled=False).open("review")
    card = page.locator(".pair").first
    card.locator("[value=same]").check()
    card.locator("[name=because]").fill("Both tell of the same rockets.")
    card.get_by_role("button", name="Record").click()
    page.wait_for_url("**/review#log")
    assert WHO in page.locator("#log tbody tr").first.inner_text()
    wait_for(lambda: reports_of(visit, root, readings) == 3)
    undo = page.locator("#log details").first
    undo.locator("summary").click()
    undo.locator("[name=because]").fill("The days differ.")
    undo.get_by_role("button", name="Undo").click()
    page.locator("#log", has_text="undone by").wait_for()
    wait_for(lambda: reports_of(visit, root, readings) == 2)
    killed = next(s for s in readings[0].statements if s.field == "killed")
    page.goto(f"{root}reports/{readings[0].report.id}")
    for verb in ("Withdraw it", "Restore"):
        told = page.locator(f"#s-{killed.id}")
        told.locator("summary").click()
        told.locator("[name=because]").fill("The number is of wounded.")
        told.get_by_role("button", name=verb).click()
        page.locator(f"#s-{killed.id}.withdrawn").wait_for(state="detached" if verb == "Restore" else "attached")


def pairs_of(page: Any) -> int:
    """Return how many pairs the desk has, seen anew."""
    page.reload()
    return int(page.locator(".pair").count())


def test_a_new_incident_is_told_of_as_it_comes(tmp_path: Path, visit: Callable[..., Any]) -> None:
    path = tmp_path / "live.db"
    make_ledger(path, TOLD[:2])
    with serving(path) as root:
        watched = visit(root)
        with watched.page.expect_response("**/api/v1/events"):  # it knows by then what is not new
            page = watched.open("")
        make_ledger(path, TOLD[:4])
        page.locator("#news a").wait_for()
        assert "ew" in page.locator("#news").inner_text()
        assert watched.wrong == []


def test_a_person_signs_in_and_out(tmp_path: Path, visit: Callable[..., Any]) -> None:
    path = tmp_path / "desk.db"
    make_ledger(path)
    create_user(tmp_path / "access", "Berta", "correct horse battery", "review", at=START)
    with serving(path, sign_in=True) as root:
        watched = visit(root)
        page = watched.open("review")
        page.locator("main [name=name]").fill("Berta")
        page.locator("[name=password]").fill("correct horse battery")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{root}review")
        assert page.locator("form.visitor bdi").inner_text() == "Berta"
        assert "signed Berta" in page.locator("#how").inner_text()
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url(f"{root}signin")
        assert page.get_by_role("link", name="Sign in").is_visible()
        page.goto(f"{root}review")
        assert "/signin" in page.url
        assert watched.wrong == []
