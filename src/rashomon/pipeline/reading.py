"""One report to everything read from it: the order of work, in one place.

In: a report and the tools. Out: a Reading. A pure function of the report: the same report gives the same reading,
whatever was read before. Never stores, never looks at another report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from rashomon.encoder.decode import chances
from rashomon.encoder.reading import EncoderReader, Seen
from rashomon.encoding import statement_id
from rashomon.extract.accounts import Told
from rashomon.extract.anchored import unresolved
from rashomon.extract.attribution import attribute
from rashomon.extract.cited import find_cited
from rashomon.extract.credits import find_credits
from rashomon.extract.filed import find_dateline, written_on
from rashomon.extract.mentions import Recogniser, recognise, with_happening
from rashomon.extract.said import Said
from rashomon.extract.sentences import on_one_line, split
from rashomon.extract.settings import Published, Settings
from rashomon.extract.speakers import Speakers
from rashomon.extract.speech import tagged
from rashomon.extract.statements import make_statements
from rashomon.extract.talks import without_small_talk
from rashomon.extract.teasers import without_teasers
from rashomon.extract.tellings import Context
from rashomon.pipeline.acted import Judged, judge_acts, with_acts
from rashomon.pipeline.aimed import add_aimed_at
from rashomon.pipeline.around import Around, Where
from rashomon.pipeline.by_rules import ByRules, told_by_rules
from rashomon.pipeline.certain import Doubt, doubts, set_aside
from rashomon.pipeline.counted import with_counted
from rashomon.pipeline.doubles import without_doubles
from rashomon.pipeline.encoded import add_encoded
from rashomon.pipeline.ground import Ground
from rashomon.pipeline.heard import add_heard, doubt_of
from rashomon.pipeline.in_words import in_words
from rashomon.pipeline.likely import with_chances
from rashomon.pipeline.located import locate
from rashomon.pipeline.makes import with_makes
from rashomon.pipeline.mishaps import mishaps
from rashomon.pipeline.new_accounts import SURE
from rashomon.pipeline.parting import parted
from rashomon.pipeline.rehearsed import rehearsed
from rashomon.pipeline.spots import spots_of
from rashomon.pipeline.told_at import add_told_at
from rashomon.records import Mention, Name, Reading, Report, Sentence, Statement
from rashomon.values.gazetteer import Gazetteer
from rashomon.values.publishers import publisher_key

#: Who finds statements: the name and version stored with every reading of a file.
READER = "reader-en/21"
See = Callable[[], Seen]


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs besides the report; built once by a job. Without an encoder, the rules read alone."""

    gazetteer: Gazetteer
    recogniser: Recogniser = recognise
    encoder: EncoderReader | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """A reading and what the steps on the way to it found.

    ``by_rule`` are the attributions of the rules, ``said`` those and the encoder's that count; ``told`` are the groups
    of tellings by rules; ``seen`` is None where the rules read alone. ``context`` and ``settings`` are who speaks,
    when and where, sentence by sentence. ``doubted`` are the accounts not taken for an attack, by id, and why.
    ``ground`` is what the scores of the statements were summed up from, and holds the reading before that. ``acts`` are
    the acts that the encoder saw, with what they added.
    """

    reading: Reading
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    by_rule: Sequence[Said]
    said: Sequence[Said]
    told: Told
    seen: Seen | None
    context: Context
    settings: Settings
    doubted: Mapping[str, Doubt] = field(default_factory=dict)
    ground: Ground | None = None
    acts: tuple[Judged, ...] = ()


def read_report(report: Report, tools: Tools) -> Reading:
    """Read one report: its accounts, statements and issues.

    A report that the encoder's gate passes over has none: nothing in it tells of an attack.
    """
    return begin_report(report, tools)()


def begin_report(report: Report, tools: Tools) -> Callable[[], Reading]:
    """Begin to read one report, and return what reads the rest: the encoder computes from now on.

    Whoever reads many begins the next before the rest of one (:func:`rashomon.pipeline.ahead.in_turn`).
    """
    if (empty := passed_over(report, tools)) is not None:
        return lambda: empty
    sentences, see = _begin(report, tools)
    return lambda: _rest(report, tools, sentences, see).reading


def passed_over(report: Report, tools: Tools) -> Reading | None:
    """Return the empty reading of a report that the gate passes over; None for one that is to be read."""
    if tools.encoder is None or tools.encoder.relevant(report.text):
        return None
    return Reading(report, (), ())


def read_in_steps(report: Report, tools: Tools) -> Steps:
    """Read one report, whatever the gate says of the whole of it, and return what each step found."""
    return _rest(report, tools, *_begin(report, tools))


def _begin(report: Report, tools: Tools) -> tuple[Sequence[Sentence], See | None]:
    """Return the sentences, and what waits for the encoder, which begins to read them."""
    sentences = without_teasers(on_one_line(split(report.text)), report.title)
    return sentences, tools.encoder.begin(report.text, sentences) if tools.encoder is not None else None


def _rest(report: Report, tools: Tools, sentences: Sequence[Sentence], see: See | None) -> Steps:
    speakers = Speakers(report.publisher, report.published)
    found = tools.recogniser(sentences)  # what the encoder does not bear on is read while it computes
    by_rule = attribute(sentences, speakers)
    settings = settings_of(report, sentences, tools)
    seen = see() if see is not None else None
    mentions, acts = _with_seen(found, seen, sentences)
    said, context = _heard(report, by_rule, seen, sentences, speakers)
    mentions = without_small_talk(mentions, context, speakers)
    rules = told_by_rules(mentions, Around(report, context, settings, speakers))
    mentions, around = rules.mentions, Around(report, context, rules.settings, speakers)
    reading = _of_rules(rules, around, find_cited(report, sentences, said))
    if seen is not None:
        seen, reading = _with_encoder(reading, seen, around, tools.encoder)
    reading = replace(reading, statements=tuple(_of_each(reading.statements, speakers)))
    reading = replace(reading, statements=tuple(with_makes(reading)))
    reading, told, doubted = _without_doubted(reading, rules.told, sentences, seen)
    settings, ground = rules.settings, None
    if seen is not None and seen.kept.scores:
        ground = Ground(reading, sentences, mentions, settings, seen)
        reading = with_chances(ground)
    return Steps(reading, sentences, mentions, by_rule, said, told, seen, context, settings, doubted, ground, acts)


def _with_seen(
    mentions: Sequence[Mention], seen: Seen | None, sentences: Sequence[Sentence]
) -> tuple[Sequence[Mention], tuple[Judged, ...]]:
    """Return the mentions with numbers and verbal acts of the encoder among them, and what came of each act."""
    if seen is None:
        return mentions, ()
    violent = any(one.score >= SURE for one in seen.told)
    mentions = with_happening(with_counted(mentions, seen.numbers, sentences), sentences, violent=violent)
    acts = judge_acts(mentions, seen.acts, sentences)
    return with_acts(mentions, acts), acts


def _heard(
    report: Report, by_rule: Sequence[Said], seen: Seen | None, sentences: Sequence[Sentence], speakers: Speakers
) -> tuple[Sequence[Said], Context]:
    """Return the attributions of the rules and the encoder's that count, and what they say around any stretch."""
    spoken = seen.said if seen is not None else None
    said = add_heard(by_rule, spoken.spoken, report.text, sentences, speakers) if spoken is not None else by_rule
    said = tagged(said, sentences)
    return said, Context(sentences, said, speakers.publisher, doubt_of(spoken) if spoken is not None else None)


def _of_rules(rules: ByRules, around: Around, cited: tuple[Statement, ...]) -> Reading:
    """Return what the rules tell, with the publishers that the report has something from."""
    report, told = around.report, rules.told
    statements = make_statements(told, rules.mentions, around.context, rules.settings, around.speakers)
    issues = unresolved(report, told.groups)
    return Reading(report, tuple(told.accounts), _with_credits(report, statements, cited), issues)


def _with_encoder(reading: Reading, seen: Seen, around: Around, encoder: EncoderReader | None) -> tuple[Seen, Reading]:
    """Return the encoder's incidents as they are told, and the reading with what they add."""
    report, context, settings, speakers = around.report, around.context, around.settings, around.speakers
    told = parted(without_doubles(seen.told, report.text), report.text, context.sentences, settings)
    seen = replace(seen, told=told)
    where = _where(encoder, seen, context, settings)
    reading = add_encoded(reading, seen.told, context, settings, speakers, where)
    return seen, add_aimed_at(add_told_at(reading, seen.scan, around))


def _without_doubted(
    reading: Reading, told: Told, sentences: Sequence[Sentence], seen: Seen | None
) -> tuple[Reading, Told, Mapping[str, Doubt]]:
    """Return the reading with what is no attack as unclear, and why; without the gate only what rules tell is."""
    doubted = in_words(reading, sentences) | mishaps(reading, sentences) | rehearsed(reading)
    if seen is not None and seen.kept.scores:
        doubted = doubts(reading, sentences, seen.kept.scores) | doubted
    reading, ids = set_aside(reading, doubted)
    known = {one.id: one for one in reading.accounts}
    accounts = [known.get(ids.get(one.id, one.id), one) for one in told.accounts]
    return reading, replace(told, accounts=accounts), {ids[old]: why for old, why in doubted.items()}


def _where(encoder: EncoderReader | None, seen: Seen, context: Context, settings: Settings) -> Where | None:
    """Return what places the incidents that were told; None without any, or without a scorer for it."""
    if encoder is None or not seen.told or (scorer := encoder.scorers.places) is None:
        return None
    spots = spots_of(context, settings)
    return lambda fills: locate(fills, spots, seen.scan, partial(chances, scorer))


def settings_of(report: Report, sentences: Sequence[Sentence], tools: Tools) -> Settings:
    """Read the times and places; the dateline is the one given with the report, else the one its text begins with."""
    told = find_dateline(report.text)
    dateline = report.dateline or (told.words if told else "")
    written = written_on(told, report.published)
    when = Published(written or report.published, report.published_at if written is None else None)
    return Settings(sentences, when, dateline, tools.gazetteer, report.publisher, report.url)


def _of_each(statements: Iterable[Statement], speakers: Speakers) -> Iterator[Statement]:
    """Yield the statements, one for each of the two where both say the same ("both sides said")."""
    for one in statements:
        names = speakers.each(one.speaker)
        drafts = [one] if len(names) == 1 else [replace(one, id="", speaker=name) for name in names]
        yield from (draft if draft.id else replace(draft, id=statement_id(draft)) for draft in drafts)


def _with_credits(
    report: Report, statements: tuple[Statement, ...], heard: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Add the publishers that are heard in sentences, and those that credit lines name and no sentence does."""
    cited = [one for one in statements if one.field == "cites"]
    added: dict[str, Statement] = {}
    for one in (*cited, *heard, *find_credits(report)):
        if isinstance(one.value, Name):
            added.setdefault(publisher_key(one.value.canonical), one)
    return (*statements, *(one for one in added.values() if one not in cited))
