"""A brief as plain data: dicts, lists, strings and numbers, for JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from rashomon.brief.build import in_order
from rashomon.brief.model import Brief, Citation, Line

_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def to_data(briefs: Sequence[Brief]) -> list[dict[str, Any]]:
    """Return briefs, by date, as dicts; texts are raw, dates ISO 8601."""
    return [_brief(brief) for brief in in_order(briefs)]


def render_json(briefs: Sequence[Brief]) -> str:
    """Return briefs as JSON text in which characters that steer a terminal are escaped."""
    text = json.dumps(to_data(briefs), ensure_ascii=False, indent=2)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _brief(brief: Brief) -> dict[str, Any]:
    head = brief.headline
    return {
        "id": brief.id,
        "kind": brief.kind,
        "heading": _line(brief.heading),
        "headline": {"what": head.what, "target": head.target, "date": head.date, "place": head.place},
        "states": dict(brief.states),
        "sections": [
            {"key": section.key, "title": section.title, "lines": [_line(line) for line in section.lines]}
            for section in brief.sections
        ],
        "citations": [_citation(citation) for citation in brief.citations],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "label": line.label,
        "text": line.text,
        "field": line.field,
        "state": line.state,
        "citations": list(line.citations),
        "sides": [
            {
                "value": side.value,
                "told": side.told,
                "citations": list(side.citations),
                "reports": side.reports,
                "origins": side.origins,
            }
            for side in line.sides
        ],
        "reports": list(line.reports),
        "links": list(line.links),
        "url": line.url,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "statements": list(citation.statement_ids),
        "report": citation.report_id,
        "publisher": citation.publisher,
        "published": citation.published.isoformat(),
        "title": citation.title,
        "url": citation.url,
        "speaker": citation.speaker,
        "words": citation.words,
        "language": citation.language,
    }
