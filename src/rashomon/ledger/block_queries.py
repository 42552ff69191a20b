"""What linking asks of blocks, links and profiles, as SELECTs: nothing here runs one.

In: a dialect and what is wanted, or the parameters ``wanted`` and ``made_by`` of a query made once. Out: queries.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache

from sqlalchemy import bindparam, exists, func, or_, select

from rashomon.ledger import tables
from rashomon.ledger.conditions import Ids, Query, is_among, narrowed, recorded_by, taken_back
from rashomon.ledger.dialects import Dialect


def blocks(dialect: Dialect, *, account_ids: Ids = None, keys: Ids = None) -> Query:
    """Block and account pairs, by block, then account."""
    t = tables.blocks.c
    conditions = [is_among(dialect, t.account_id, account_ids), is_among(dialect, t.block, keys)]
    return narrowed(select(t.block, t.account_id), conditions).order_by(t.block, t.account_id)


def members(block: str) -> Query:
    """Accounts of a block."""
    t = tables.blocks.c
    return select(t.account_id).where(t.block == block)


@cache
def some_members(dialect: Dialect, most: int) -> Query:
    """Blocks ``wanted`` and for each, as ``listed``, a JSON list of any ``most`` of its accounts; made once."""
    return dialect.some_of_each(tables.blocks.c.block, tables.blocks.c.account_id, most)


@cache
def keys_of(dialect: Dialect) -> Query:
    """Account and block pairs of the accounts ``wanted``; made once."""
    t = tables.blocks.c
    return select(t.account_id, t.block).where(dialect.among_given(t.account_id))


@cache
def decided(dialect: Dialect) -> Query:
    """Who is linked with whom and how, for links with either end among the accounts ``wanted``; made once.

    In the order the links were recorded, without those that a person has undone.
    """
    t = tables.links.c
    either = or_(dialect.among_given(t.left), dialect.among_given(t.right))
    standing = ~taken_back(tables.corrections.c.link_id == t.id, None)
    chosen = select(t.left, t.right, t.decision, t.decided_by)
    return chosen.where(either, standing).order_by(t.recorded_at, t.id)


@cache
def profiles(dialect: Dialect) -> Query:
    """Account and content of the profiles of the accounts ``wanted`` that are ``made_by`` somebody; made once."""
    t = tables.profiles.c
    return select(t.account_id, t.content).where(dialect.among_given(t.account_id), t.made_by == bindparam("made_by"))


def crowded(more_than: int, but: Collection[str], as_of: datetime | None) -> Query:
    """Block and account pairs of the blocks with more than so many accounts."""
    t = tables.blocks.c
    by_then = recorded_by(tables.blocks, as_of)
    large = narrowed(select(t.block), by_then).group_by(t.block).having(func.count() > more_than)
    return narrowed(select(t.block, t.account_id), [t.block.in_(large), t.block.not_in(but), *by_then])


def accounts_lacking(block: str, among: str) -> Query:
    """Accounts of one block that lack another, by report."""
    t, held = tables.accounts, tables.blocks.c
    lacks = ~exists().where(held.account_id == t.c.id, held.block == block)
    return select(t).where(t.c.id.in_(members(among)), lacks).order_by(t.c.report_id, t.c.id)
