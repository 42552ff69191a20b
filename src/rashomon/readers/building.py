"""A draft to a report: the date read, the language checked, the id computed.

In: a :class:`Draft` in words. Out: a :class:`ReadItem` with a report, or with the issues that stand in its way. The
text stays as it is but for line ends and blank lines at both ends, so that offsets into it hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from rashomon.encoding import report_id
from rashomon.readers.dates import Published, check_range, read_date
from rashomon.readers.items import Draft, ReadItem, located, trim
from rashomon.readers.language import check_language
from rashomon.records import Issue, Report

_GIVE_A_DATE = "Begin the text with a line 'date YYYY-MM-DD', or give it a header or column 'published: YYYY-MM-DD'."


def build(draft: Draft, file: str, warnings: Iterable[Issue] = ()) -> ReadItem:
    """Make a report of a draft; ``warnings`` are issues already met on the way to it."""
    text = trim(draft.text)
    published = _published(draft)
    language, foreign = check_language(text, draft.language)
    out_of_range = check_range(published.day, date.today()) if isinstance(published, Published) else None
    if out_of_range:
        out_of_range = replace(out_of_range, place=draft.dated_at)
    issues = [*warnings, *filter(None, (_unfit(text), out_of_range, foreign))]
    if isinstance(published, Issue):
        return ReadItem(file, None, located((*issues, published), file, draft.place))
    if _unfit(text) or foreign or published.day.year < 1900:
        return ReadItem(file, None, located(issues, file, draft.place))
    report = _report(draft, text, published, language)
    return ReadItem(file, report, _about(report, located(issues, file, draft.place)))


def _published(draft: Draft) -> Published | Issue:
    if not draft.published.strip():
        return Issue("no-date", "No date of publication is given.", _GIVE_A_DATE, place=draft.dated_at)
    published = read_date(draft.published)
    return replace(published, place=draft.dated_at) if isinstance(published, Issue) else published


def _unfit(text: str) -> Issue | None:
    if not text.strip():
        return Issue("empty", "There is a date but no text.", "Leave it out, or fetch its text again.")
    if "\0" in text:
        return Issue("binary", "The text holds NUL characters.", "Save it again as plain text in UTF-8.")
    return None


def _report(draft: Draft, text: str, published: Published, language: str) -> Report:
    report = Report(
        id="",
        text=text,
        published=published.day,
        publisher=_one_line(draft.publisher),
        title=_one_line(draft.title),
        url=draft.url.strip(),
        language=language,
        dateline=_one_line(draft.dateline),
        published_at=published.at,
    )
    return replace(report, id=report_id(report))


def _about(report: Report, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    return tuple(replace(issue, report_id=report.id) for issue in issues)


def _one_line(words: str) -> str:
    return " ".join(words.replace("\0", " ").split())
