"""The usual names of a report's parts in headers and column heads: which name stands for which part.

In: names as somebody wrote them. Out: the part of a report each stands for. Never looks at the values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: Part of a report -> its usual names, the surest first. Case, blanks and hyphens do not matter.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "story"),
    "published": (
        "published",
        "published_at",
        "publication_date",
        "date_published",
        "datepublished",
        "pub_date",
        "pubdate",
        "publish_date",
        "published_on",
        "date_publish",
        "datetime",
        "date",
    ),
    "publisher": ("publisher", "outlet", "newspaper", "site_name", "sitename", "site", "domain"),
    "title": ("title", "headline"),
    "url": ("url", "link", "permalink"),
    "language": ("language", "lang"),
    "dateline": ("dateline",),
}


def choose(names: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Map parts of a report to the names that stand for them, as written in ``names``.

    ``columns`` decides where it speaks, even when the name it gives is absent; the rest is guessed from
    ``USUAL_NAMES``. A name given to one part is not guessed for another.
    """
    taken = set(columns.values())
    written = {_plain(name): name for name in reversed(list(names)) if name not in taken}
    chosen = dict(columns)
    for part, usual in USUAL_NAMES.items():
        found = next((written[name] for name in usual if name in written), None)
        if part not in chosen and found is not None:
            chosen[part] = found
    return chosen


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")
