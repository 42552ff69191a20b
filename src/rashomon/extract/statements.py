"""Everything told in a report's groups to statements.

In: one report's accounts, mentions and context. Out: statements with ids, words and offsets. A detail told in a
sentence without a happening of its own ("an officer is hurt") belongs to the incident told of last; without any
incident it isn't stored. Never links reports, never compares values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.encoding import statement_id
from rashomon.extract import responsibility, silence
from rashomon.extract.accounts import Told
from rashomon.extract.actors import actor_of, words_of
from rashomon.extract.acts import acts_by_saying, as_told, denies_what_was_said
from rashomon.extract.beside import HARM
from rashomon.extract.charges import Charges
from rashomon.extract.fitting import PRONOUNS
from rashomon.extract.groups import Group, Scene
from rashomon.extract.homes import Homes
from rashomon.extract.modes import mode_of
from rashomon.extract.named_victims import names_in
from rashomon.extract.near import Near
from rashomon.extract.parties import Parties
from rashomon.extract.people import last_names, shared_names, whole_names
from rashomon.extract.put_down import is_of_the_end
from rashomon.extract.readings import leaves_open, read_value
from rashomon.extract.sayers import sayer_of
from rashomon.extract.series import span_within
from rashomon.extract.set_apart import SetApart
from rashomon.extract.settings import Settings
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Context, Telling
from rashomon.extract.where import WEIGHED
from rashomon.records import HAPPENED, Category, Mention, Name, Span, Statement, Value
from rashomon.vocabulary import fields, kinds


def make_statements(
    told: Told, mentions: Sequence[Mention], context: Context, settings: Settings, speakers: Speakers
) -> tuple[Statement, ...]:
    """Return every statement of a report, each once, in order of place."""
    builder = _Builder(told, mentions, context, settings, speakers)
    unique: dict[tuple[object, ...], Statement] = {}
    for statement in builder.build():
        key = (
            statement.account_id,
            statement.field,
            statement.value,
            statement.speaker,
            statement.stance,
            statement.span,
        )
        if key not in unique or WEIGHED in statement.found_by:
            unique[key] = statement
    return tuple(sorted(unique.values(), key=lambda s: (s.span, s.account_id, s.field, s.id)))


class _Builder:
    """Builds the statements of one report; holds what every step needs."""

    def __init__(
        self, told: Told, mentions: Sequence[Mention], context: Context, settings: Settings, speakers: Speakers
    ) -> None:
        self.told, self.mentions, self.context = told, mentions, context
        self.settings, self.speakers = settings, speakers
        self.claims = responsibility.Claims(speakers)
        self.parties = Parties(mentions, context, speakers)
        self.charges = Charges(told.report.text, mentions, self.parties, speakers)
        self.homes = Homes(told, context.sentences)
        self.set_apart = SetApart(told, self.homes, context.sentences, settings)
        text = "\n".join(sentence.text for sentence in context.sentences)
        self.surnames, self.shared, self.whole = last_names(text), shared_names(text), whole_names(text)

    def build(self) -> Iterator[Statement]:
        for index, group in enumerate(self.told.groups):
            for scene in group.scenes:
                yield from self._of_scene(index, group, scene)
        for mention in self.mentions:
            if mention.label == "happening":
                continue
            yield from self._of_mention(mention)
        near = Near(self.told, self.mentions, self.context, self.settings, self.homes)
        for index, field, value, telling in near.told_beside():
            yield self._statement(index, field, value, telling)

    def _of_scene(self, index: int, group: Group, scene: Scene) -> Iterator[Statement]:
        telling = scene.telling
        if group.form != "series" and (scene is group.scenes[0] or kinds()[scene.kind].get("weapon")):
            yield self._statement(index, "kind", Category(scene.words, scene.kind, "kinds"), telling)
        for time in scene.times:
            yield self._statement(index, "since" if group.form == "series" else "time", time, telling)
        if group.form == "incident" and not group.times:
            for span, time in self.settings[telling.sentence.index].times:
                if span in (*scene.untold, *scene.vague):
                    yield self._statement(index, "time", time, telling)
        within = span_within(telling.sentence.text, self.told.report.published) if group.form == "series" else None
        if within is not None and not scene.times:
            yield self._statement(index, "since", within, telling)
        for place in scene.places:
            yield self._statement(index, "place", place, telling)
        mode = mode_of(scene.kind, telling.mention, telling.sentence) if group.form == "said" else None
        if mode is not None:
            yield self._statement(index, "mode", mode, as_told(scene.kind, telling, scene.actor))
        if acts_by_saying(scene):
            yield self._statement(index, "perpetrator", telling.speaker, as_told(scene.kind, telling, None))

    def _of_mention(self, mention: Mention) -> Iterator[Statement]:
        sentence = self.context.sentences[mention.sentence]
        telling = self.context.tell(mention, self.settings[mention.sentence].times)
        words = words_of(mention, sentence)
        if self._in_a_time(mention):
            return
        index = self.homes.home_of(mention)
        if mention.label == "cites":
            for cited in words.replace(" and ", ", ").split(", "):
                yield self._statement(None, "cites", self.speakers.name(cited), telling)
            return
        if index is None or self._is_beside(index, telling) or self.set_apart.is_apart(index, mention):
            return
        group = self.told.groups[index]
        if group.form == "said" and mention.label in {"perpetrator", "recipient"}:
            yield from self._of_party(index, mention, words, telling)
            return
        if is_of_the_end(mention, sentence, group.scenes):
            return
        if mention.label == "perpetrator" and mention.code != silence.UNKNOWN:
            telling = self._sayer(mention, telling)
            for name in map(self._in_full, self.parties.doers(mention, words, telling)):
                yield self._statement(index, "perpetrator", name, telling)
                if (claimant := self.charges.admitted(name, mention, telling)) is not None:
                    yield self._statement(index, "responsibility", claimant, telling)
            return
        if mention.label in responsibility.FIELDS:
            for claimed, said in self.claims.read(mention, words, telling):
                yield self._statement(index, mention.label, claimed, said)
            return
        mention, telling = self._withheld(mention, telling)
        if telling.stance == "asserts" and leaves_open(mention, words):
            telling = replace(telling, stance="unclear")  # "anyone", "how many": asked, and not told
        value = self._value(mention, words, telling)
        if value is not None:
            for said in self._silent(mention, telling):
                yield self._statement(index, mention.label, value, said)
            yield from self._named(index, mention, words, telling)

    def _in_full(self, name: Name) -> Name:
        """Return who did it by the name in full, where a last name that one alone bears in the report is all of it."""
        full = self.whole.get(name.canonical) if name.kind == "unknown" else None
        return replace(name, canonical=full, kind="person") if full else name

    def _sayer(self, mention: Mention, telling: Telling) -> Telling:
        """Return the telling of who did it as said by whom a passive names: "was identified by police as"."""
        span = sayer_of(mention, telling.sentence)
        if span is None:
            return telling
        words = self.told.report.text[span.start : span.end]
        return responsibility.said_by(actor_of(replace(mention, span=span), words, telling, self.speakers), telling)

    def _named(self, index: int, mention: Mention, words: str, telling: Telling) -> Iterator[Statement]:
        """Those harmed who are named, where the words tell of harm that was done."""
        if mention.label in HARM and telling.stance in HAPPENED and self.told.groups[index].form == "incident":
            for named in names_in(words, self.surnames):
                name = Name(named, named, "person") if named in self.shared else self.speakers.name(named)
                if name.kind in {"person", "unknown"}:
                    yield self._statement(index, "victim", replace(name, kind="person"), telling)

    def _in_a_time(self, mention: Mention) -> bool:
        """Tell a number that belongs to a date ("shot on March 18 died"), not to what a time is told from."""
        if not _is_count(mention):
            return False
        times = (span for span, time in self.settings[mention.sentence].times if time.start)
        told = [other for other, _ in self.homes.told_in.get(mention.sentence, ())]
        return any(
            span.start < mention.span.start and mention.span.end <= span.end and not any(_meets(span, o) for o in told)
            for span in times
        )

    def _of_party(self, index: int, mention: Mention, words: str, telling: Telling) -> Iterator[Statement]:
        """Each party of a verbal act, and what the act says of who did it."""
        kind, acts = self.told.groups[index].kind, mention.label == "perpetrator"
        for name in self.parties.names(mention, words, telling):
            told = as_told(kind, telling, name if acts else None) if acts or kind == "threaten" else telling
            yield self._statement(index, mention.label, name, told)
            about = self.told.about(telling.sentence)
            if about is not None:
                for who, saying in self.charges.of_who(kind, mention, name, telling):
                    yield self._statement(about, "perpetrator", who, saying)
            if kind == "reject" and acts:
                yield from self._denied_counts(mention, telling, told)

    def _denied_counts(self, mention: Mention, telling: Telling, told: Telling) -> Iterator[Statement]:
        """The counts that a sentence told before somebody denies "this", where nobody is charged."""
        if not denies_what_was_said(telling) or self.parties.accused_before(mention):
            return
        for other in self.mentions:
            if other.sentence != mention.sentence or other.span.end > mention.span.start or not _is_count(other):
                continue
            home = self.homes.home_of(other)
            value = self._value(other, words_of(other, telling.sentence), told)
            if home is not None and value is not None:
                yield self._statement(home, other.label, value, told)

    def _is_beside(self, index: int, telling: Telling) -> bool:
        """Tell what a condition or a plan names from what is told of the incident: "if a guard was killed, we ..."."""
        return self.told.groups[index].happened and telling.stance in {"conditional", "intends"}

    def _value(self, mention: Mention, words: str, telling: Telling) -> Value | None:
        if mention.code == silence.UNKNOWN:
            return silence.open_value(mention, words)
        if fields()[mention.label]["value"] == "Name":
            name = actor_of(mention, words, telling, self.speakers)
            return read_value(mention, words, name)
        return read_value(replace(mention, stance=telling.stance), words)

    def _withheld(self, mention: Mention, telling: Telling) -> tuple[Mention, Telling]:
        """A detail that somebody does not say is open, and not denied: "did not say whether a guard was hurt"."""
        over = None if mention.code == silence.UNKNOWN else silence.withheld_over(mention, telling.sentence)
        if over is None:
            return mention, telling
        return replace(over, span=mention.span, code=mention.code), replace(telling, mention=over, stance="unclear")

    def _silent(self, mention: Mention, telling: Telling) -> list[Telling]:
        """Whoever keeps silent, or does not know, is the speaker of that; of "neither side" each of the two."""
        if silence.is_of_two(mention, telling.sentence):
            two = self.parties.last_two(mention) or self.speakers.last_two(telling.sentence.span.start)
            return [responsibility.said_by(name, telling) for name in two] or [telling]
        span = silence.party(mention, telling.sentence)
        if span is None:
            return [telling]
        words = self.told.report.text[span.start : span.end]
        name = actor_of(replace(mention, span=span), words, telling, self.speakers)
        if name is None and mention.label == "comment" and words.lower() not in PRONOUNS:
            name = self.speakers.name(words)  # "the zoo": whoever is asked for a comment can give one
        return [responsibility.said_by(name, telling)]

    def _statement(self, index: int | None, field: str, value: Value, telling: Telling) -> Statement:
        report, span = self.told.report, telling.sentence.span
        draft = Statement(
            id="",
            report_id=report.id,
            account_id="" if index is None else self.told.accounts[index].id,
            field=field,
            value=value,
            speaker=telling.speaker,
            stance=telling.stance,
            words=report.text[span.start : span.end],
            span=Span(span.start, span.end),
            published=report.published,
            found_by=telling.mention.found_by,
            score=telling.mention.score,
            hedge=telling.hedge,
            via=telling.via,
            said=telling.said,
            speech=telling.speech,
            speaker_found_by=telling.speaker_found_by,
        )
        return replace(draft, id=statement_id(draft))


def _is_count(mention: Mention) -> bool:
    """Tell a mention of a number: how many were killed, how many munitions were used."""
    return mention.label in fields() and fields()[mention.label]["value"] == "Quantity"


def _meets(time: Span, happening: Mention) -> bool:
    """Tell a time that is told from a happening: "four days after gunmen killed at least 39 people"."""
    return time.start < happening.span.start < time.end
