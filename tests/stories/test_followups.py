"""Follow-ups, back-references, several incidents in one report, and an incident of several days and places.

Reports written for this test are read by the real pipeline; what each incident must hold is a line of ``INCIDENTS``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stories.conftest import Fill

from rashomon.jobs.clustering import cluster_ledger
from rashomon.ledger import Ledger, open_ledger

# name, day, title, text
REPORTS = [
    ("first", "2021-06-07", "Gunmen attack a market in Mosul",
     "Gunmen attacked a vegetable market in Mosul on Sunday, killing three people and wounding seven, police said. One "
     "of the wounded, a shopkeeper named Karim Hadi, was in critical condition."),
    ("died", "2021-06-08", "Man wounded in market attack dies",
     "A man wounded in Sunday's attack on a vegetable market in Mosul has died, raising the death toll to four, police "
     "said on Tuesday. The man was named as Karim Hadi."),
    ("buried", "2021-06-09", "Mosul buries its dead",
     "Mourners in Mosul buried a shopkeeper on Wednesday who died of wounds from the attack that killed four people at "
     "a vegetable market in the city on Sunday. Separately, a roadside bomb killed two soldiers near Kirkuk on "
     "Tuesday."),
    ("relayed", "2021-06-08", "Market attack",
     "Gunmen attacked a vegetable market in Mosul on Sunday, killing three people and wounding seven, Harbour Wire "
     "reported."),
    ("last year's", "2020-06-09", "Attack on a market",
     "Gunmen attacked a vegetable market in Mosul on Sunday, killing two people, police said."),
    ("days and towns", "2021-06-10", "Shelling of Kirkuk and Tuz",
     "Shells hit Kirkuk and Tuz Khurmatu from Monday to Wednesday, killing nine people, the army said."),
    ("its days", "2021-06-10", "Shelling",
     "Three days of shelling of Kirkuk, which began on Monday, have killed nine people, residents said."),
]  # fmt: skip
# words that the account begins with in some report, the reports whose accounts are of its incident, those none is of
INCIDENTS = [
    ("Gunmen attacked a vegetable market", {"first", "died", "buried", "relayed"}, {"last year's", "its days"}),
    ("a roadside bomb", {"buried"}, {"first", "died", "relayed", "last year's"}),
    ("Three days of shelling", {"its days", "days and towns"}, {"first", "buried"}),
]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory, fill: Fill) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("followups")
    files: list[Path] = []
    for number, (name, day, title, text) in enumerate(REPORTS):
        files.append(folder / f"{number}.md")
        publisher = "Harbour Wire" if name == "first" else f"Paper {number}"
        files[-1].write_text(f"---\npublished: {day}\npublisher: {publisher}\ntitle: {title}\n---\n{text}\n", "utf-8")
    with open_ledger(folder / "ledger.db") as ledger:
        assert fill(ledger, *files).read == len(REPORTS)
        yield ledger


@pytest.mark.parametrize(("words", "inside", "outside"), INCIDENTS)
def test_what_tells_of_one_incident_is_joined(
    followed: Ledger, words: str, inside: set[str], outside: set[str]
) -> None:
    names = {report.id: name for report in followed.reports() for name, _, _, text in REPORTS if text in report.text}
    clusters = cluster_ledger(followed)
    accounts = {account.id: account for account in followed.accounts(form="incident") if account.id in clusters.own}
    homes = {clusters.own[key] for key, one in accounts.items() if one.words.casefold().startswith(words.casefold())}
    told = [{names[clusters.reports[key]] for key in clusters.incidents[home].accounts} for home in homes]
    assert any(inside <= one for one in told), told
    assert not any(outside & one for one in told if inside <= one)
