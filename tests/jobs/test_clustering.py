"""Which links of a ledger count, whatever the order in which its reports came."""

from __future__ import annotations

from pathlib import Path

from tests.fresh import fresh_ledger
from tests.jobs.conftest import Read
from tests.plain import write_report

from rashomon.jobs.clustering import cluster_ledger, links_that_count
from rashomon.ledger import Ledger
from rashomon.linking.candidates import LARGEST


def test_the_same_links_count_in_any_order_where_blocks_are_crowded(
    tmp_path: Path, ledger: Ledger, read_in: Read
) -> None:
    paths = [
        write_report(tmp_path, f"{n}", f"rocket_attack at Baghdad on 2020-12-0{1 + n % 3}.", published="2020-12-04")
        for n in range(2 * LARGEST)
    ]
    read_in(ledger, *paths)
    with fresh_ledger(tmp_path / "other.db") as other:
        read_in(other, *reversed(paths))
        assert {link.id for link in other.links()} != {link.id for link in ledger.links()}
        assert {link.id for link in links_that_count(other)} == {link.id for link in links_that_count(ledger)} != set()
        assert cluster_ledger(other).incidents == cluster_ledger(ledger).incidents
