"""Whose words quotations are, and speech that goes on without a cue of its own.

In: a report's sentences and what attributions the rules found. Out: attributions for what stands in quotation marks
that run over several sentences, for quotations without a speaker, and for speech told on in the first person or shifted
back ("They had fled"). Words in quotation marks that are a name or a single expression are nobody's speech.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import regex

from rashomon.extract.quoted import quoted_runs, share_of
from rashomon.extract.said import Said
from rashomon.extract.speakers import Speakers
from rashomon.records import Attribution, Name, Sentence, Span

_FIRST_PERSON = regex.compile(r"\b(?:I|(?i:we|our|ours|my|me|ourselves)|us)\b")
_TYPED = regex.compile(r"(?:``|'')[^`]{3,}?(?:''|$)")
#: The report's own "we": "We have learned that", "told us".
_OF_REPORT = regex.compile(
    r"\b(?:we(?:[’']re|[’']ve|\sare|\shave|\swere)?\s(?:also\s|now\s|been\s)*(?:learn(?:ed|t)?|told|hear(?:d|ing)?|reached|asked|spoke|contacted)"
    r"|told\sus|tells?\sus)\b",
    regex.IGNORECASE,
)
_LONGEST_MARK = 2
#: A sentence that brings up somebody's words, which follow it.
_BEARS_WORDS = regex.compile(
    r"\b(?:statements?|tweet(?:ed|s)?|post(?:ed|s)?|messages?|letters?|emails?|wrote|writes|words|said|says|say|saying"
    r"|response|responded|reply|replied|remarks?|following|reads?|told|added|declared|announced|comments?|commented)\b"
    r"[^.;]*:$",
    regex.IGNORECASE,
)
_FULL_NAME = regex.compile(r"\p{Ll}\s\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]+){1,2}$")
_QUOTED = regex.compile(r"[“\"]([^“”\"]{3,})(?:[”\"]|$)")
_WHOLLY_QUOTED = regex.compile(r"\s*[“\"][^“”\"]+[”\"]?\s*$")
#: What stands before a name or an expression in quotation marks: "the so-called “Red Column”".
_NAMING = regex.compile(
    r"(?:so-called|self-styled|called|named|dubbed|known\sas|nicknamed|code-?named|titled|entitled|labell?ed|branded|"
    r"termed|operation|hashtag|word|term|phrase|slogan|under\sthe\s(?:name|title|slogan|banner))\s(?:the\s|an?\s)?$",
    regex.IGNORECASE,
)
_WORD = regex.compile(r"[\p{L}\p{N}’'\-]+")
_FEWEST_WORDS = 3
#: Speech told on shifts its tense back (Banfield 1982, "Unspeakable Sentences"): "They had fled, and would be found".
_SHIFTED = regex.compile(r"\s(?:had|would)\s(?:\p{L}+ly\s|not\s|also\s|all\s|since\s)?\p{L}+", regex.IGNORECASE)
_PRONOUN_FIRST = regex.compile(r"(?:he|she|it|they|there|all|both|some|others|none|nobody|no\sone)\s", regex.IGNORECASE)
_LONG_PAST = regex.compile(
    r"\b(?:ago|earlier|previous(?:ly)?|before|last\s(?:year|month|week)|since|(?:19|20)\d\d|once|for\syears)\b",
    regex.IGNORECASE,
)


def introduced(
    sentences: Sequence[Sentence], quoted: Sequence[Span], said: Sequence[Said], subjects: Mapping[int, Name]
) -> list[Said]:
    """Give a quotation that opens a paragraph to the subject of the sentence before it, where that ends in a colon.

    So of "The minister issued the following statement:". ``subjects`` are those of the sentences, by their index; what
    ``said`` reads in a sentence stands.
    """
    found: list[Said] = []
    taken = {item.sentence for item in said}
    for run in quoted:
        inside = [one for one in sentences if share_of(run, one.span)]
        first = inside[0].index if inside else 0
        name = subjects.get(first - 1)
        opens = first > 0 and run.start - inside[0].span.start <= _LONGEST_MARK
        if name is None or not opens or not _BEARS_WORDS.search(sentences[first - 1].text) or not may_speak(name):
            continue
        by = Attribution(name, run, "quotation")
        shares = [(one, share_of(run, one.span)) for one in inside if one.index not in taken]
        found += [_quotation(share, one, by) for one, share in shares if share]
    return found


def may_speak(name: Name) -> bool:
    """Tell whether the subject of a line can be whose words follow it."""
    if name.kind == "unknown":  # with an office that nobody wrote down: "the party's nominee Ana Lund"
        return _FULL_NAME.search(name.words) is not None
    return name.kind in {"person", "organisation", "armed group"} or (name.kind == "unnamed" and bool(name.role))


def continued(sentences: Sequence[Sentence], said: Sequence[Said]) -> list[Said]:
    """Give the rest of a quotation over several sentences to whom one of its sentences names as its speaker."""
    found: list[Said] = []
    for run in quoted_runs(sentences):
        inside = [sentence for sentence in sentences if share_of(run, sentence.span)]
        of = [item for item in said if item.sentence in {sentence.index for sentence in inside}]
        teller = next((item for item in of if _tells(item, run) and not _is_within(item, run)), None)
        if teller is None:
            continue
        for sentence in inside:
            share = share_of(run, sentence.span)
            own = any(share_of(item.attribution.content, share) for item in of if item.sentence == sentence.index)
            if share and not own:
                found.append(_quotation(share, sentence, teller.attribution))
    return found


def unattributed(
    sentence: Sentence, before: Sequence[Said], sentences: Sequence[Sentence], speakers: Speakers
) -> list[Said]:
    """Quotations without a speaker: of the last speaker within a paragraph, of nobody known when they stand alone."""
    found: list[Said] = []
    for quoted in _QUOTED.finditer(sentence.text):
        alone = _WHOLLY_QUOTED.match(sentence.text) is not None
        last = before[-1] if before and sentences[before[-1].sentence].paragraph == sentence.paragraph else None
        last = last or (_of_quotation_before(sentence, before, sentences) if alone else None)
        if (last is None and not alone) or (not alone and not _is_speech(sentence.text, quoted)):
            continue
        content = Span(sentence.span.start + quoted.start(1), sentence.span.start + quoted.end(1))
        by = last.attribution if last else Attribution(speakers.unknown(), content, "")
        found.append(_quotation(content, sentence, by))
    return found


def told_on(sentences: Sequence[Sentence], said: Sequence[Said]) -> list[Said]:
    """Speech told on without a cue, within the paragraph: in the first person, or shifted back like what it follows."""
    by_sentence: Mapping[int, Said] = {item.sentence: item for item in said}
    found: list[Said] = []
    speaker: Said | None = None
    last = -1
    for sentence in sentences:
        if sentence.index in by_sentence:
            speaker, last = by_sentence[sentence.index], sentence.index
        elif speaker is None or sentences[speaker.sentence].paragraph != sentence.paragraph:
            speaker = None
        elif _first_person_ahead(sentence, sentences, by_sentence) or (
            last == sentence.index - 1
            and (
                _shifted_back(sentence, sentences[speaker.sentence], speaker)
                or _enclosed(sentence, sentences, by_sentence, speaker)
            )
        ):
            attribution = replace(speaker.attribution, content=sentence.span, stance="asserts", found_by="rule:told on")
            found.append(Said(attribution, sentence.span, sentence.index))
            last = sentence.index
    return found


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _quotation(content: Span, sentence: Sentence, by: Attribution) -> Said:
    speaker: Name = by.speaker
    attribution = Attribution(speaker, content, "quotation", via=by.via, found_by="rule:quotation")
    return Said(attribution, content, sentence.index)


def _of_quotation_before(sentence: Sentence, before: Sequence[Said], sentences: Sequence[Sentence]) -> Said | None:
    """Return who is quoted, with a cue, at the end of the paragraph before: a quotation that follows is theirs.

    So is one in the first person that follows what a person is told to have said there.
    """
    last = before[-1] if before else None
    if last is None or last.sentence != sentence.index - 1 or sentences[last.sentence].paragraph == sentence.paragraph:
        return None
    known = last.cue is not None and last.attribution.speaker.words != ""
    goes_on = last.attribution.speaker.kind == "person" and _FIRST_PERSON.search(sentence.text)
    return last if known and (goes_on or _QUOTED.search(sentences[last.sentence].text)) else None


def _is_within(item: Said, run: Span) -> bool:
    """Tell what whoever is quoted tells of another: "“She said that we can win,” Lund said"."""
    return item.cue is not None and run.start <= item.cue.start and item.cue.end <= run.end


def _tells(item: Said, run: Span) -> bool:
    """Tell whether an attribution is that of a quotation: its content reaches into it, or ends where it begins."""
    return share_of(item.attribution.content, run) is not None


def _is_speech(sentence: str, quoted: regex.Match[str]) -> bool:
    """Tell speech from a name or a single expression in quotation marks: “Red Column”, “terrorists”."""
    words = _WORD.findall(quoted[1])
    lower = [word for word in words if word[0].islower()]
    return len(words) >= _FEWEST_WORDS and len(lower) > 1 and not _NAMING.search(sentence[: quoted.start()])


def _first_person_ahead(sentence: Sentence, sentences: Sequence[Sentence], said: Mapping[int, Said]) -> bool:
    for ahead in _rest_of_paragraph(sentence, sentences):
        if ahead.index in said and ahead.index != sentence.index:
            return False
        if not _OF_REPORT.search(ahead.text) and _FIRST_PERSON.search(_TYPED.sub("", _QUOTED.sub("", ahead.text))):
            return True
    return False


def _rest_of_paragraph(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    for ahead in sentences[sentence.index :]:
        if ahead.paragraph != sentence.paragraph:
            return
        yield ahead


def _shifted_back(sentence: Sentence, told: Sentence, last: Said) -> bool:
    """Tell whether a sentence goes on in the tense of reported speech, with nothing in it that dates it earlier."""
    start = last.attribution.content.start - told.span.start
    return (
        last.cue is not None
        and _SHIFTED.search(told.text, max(start, 0)) is not None
        and _PRONOUN_FIRST.match(sentence.text) is not None
        and _SHIFTED.search(sentence.text) is not None
        and _LONG_PAST.search(sentence.text) is None
    )


def _enclosed(sentence: Sentence, sentences: Sequence[Sentence], said: Mapping[int, Said], last: Said) -> bool:
    """Tell whether the next sentence ends with the same speaker: "he said A. They B. They then C, he said"."""
    ahead = said.get(sentence.index + 1)
    return (
        ahead is not None
        and ahead.cue is not None
        and sentences[ahead.sentence].paragraph == sentence.paragraph
        and ahead.attribution.content.end <= ahead.cue.start
        and ahead.attribution.speaker.canonical == last.attribution.speaker.canonical
        and _PRONOUN_FIRST.match(sentence.text) is not None
    )
