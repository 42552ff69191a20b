"""What values and statements are made with where the encoder told something: one report, its sentences and speakers.

In: a report with its context. Out: the sentence at a place, how something is told there, and the statement of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rashomon.encoder.decode import Fill
from rashomon.encoder.reading import ENCODER
from rashomon.encoding import statement_id
from rashomon.extract.settings import Settings
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Context, Telling
from rashomon.pipeline.located import Located
from rashomon.records import Account, Mention, Name, Report, Sentence, Span, Statement, Value

#: The fills of an incident to its places.
Where = Callable[[Sequence[Fill]], Sequence[Located]]


@dataclass(frozen=True, slots=True)
class Around:
    """One report; ``denied`` are the sentences in which somebody denies the deed, with his name; ``hit``: who was.

    ``disowned`` are the sentences in which the rules read that somebody was not the one who did it; ``claimed``: in
    which somebody claims it, with his name.
    """

    report: Report
    context: Context
    settings: Settings
    speakers: Speakers
    where: Where | None = None
    denied: frozenset[tuple[Span, str]] = frozenset()
    hit: frozenset[str] = frozenset()
    disowned: frozenset[Span] = frozenset()
    claimed: tuple[tuple[Span, Name], ...] = ()

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that holds a character of the report."""
        inside = (s for s in self.context.sentences if s.span.start <= position < s.span.end)
        return next(inside, None)

    def telling(self, span: Span, field: str, score: float) -> Telling | None:
        """Return how something is told at a stretch of the report; None where that lies in no sentence."""
        sentence = self.sentence_at(span.start)
        if sentence is None:
            return None
        mention = Mention(span, field, "", sentence.index, score, ENCODER)
        return self.context.tell(mention, self.settings[sentence.index].times, apart=True)

    def statement(self, home: Account, field: str, value: Value, telling: Telling) -> Statement:
        """Make a statement about an account."""
        span = telling.sentence.span
        draft = Statement(
            id="", report_id=self.report.id, account_id=home.id, field=field, value=value, speaker=telling.speaker,
            stance=telling.stance, words=self.report.text[span.start : span.end], span=span,
            published=self.report.published, found_by=ENCODER, score=telling.mention.score, hedge=telling.hedge,
            via=telling.via, said=telling.said, speech=telling.speech, speaker_found_by=telling.speaker_found_by,
        )  # fmt: skip
        return replace(draft, id=statement_id(draft))
