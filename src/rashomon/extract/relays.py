"""Through whom words reached the report: who is quoted by whom, and which publisher carried it.

In: the attributions of one sentence. Out: the same with the innermost speaker as the speaker and the others in ``via``,
the one nearest the speaker first. The report's own publisher is never in ``via``. Rules: ``rules/relays_en.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from rashomon.extract.said import Said
from rashomon.extract.speakers import Speakers
from rashomon.records import Attribution, Name, Sentence, Span
from rashomon.rules import Match, find_all, load_rules
from rashomon.values.actors import actor_spans
from rashomon.values.countries import country_of_people
from rashomon.values.names import same_name, with_role

_SPEAKING = frozenset({"person", "organisation", "state", "armed group", "publisher", "unnamed"})
#: Media without a name of their own pass words on too: "told local media", "carried by state television".
_MEDIA = regex.compile(r"\b(?:media|television|tv|radio|newspapers?|channels?|outlets?|agency|broadcaster)$", regex.I)
#: Sites that carry what anybody puts there are no relay: "posted on Telegram".
_PLATFORM = regex.compile(
    r"(?:telegram|twitter|x|facebook|instagram|youtube|tiktok|whatsapp|social\smedia)\b", regex.IGNORECASE
)
#: Whose affiliate a station is: "told CNN affiliate Border Radio".
_AFFILIATE = regex.compile(r"^[^,]*?\b(?:affiliate|partner|sister)\s(?:station\s|channel\s)?(?=\p{Lu})")
_OF_BODY = regex.compile(r"\s(?:of|from|with)\s(?=\p{Lu})")
_AFTER = regex.compile(r"[,\s]*(?:that\s)?")
_JOINED = regex.compile(r"[,;]?\s(?:and|but|while|whereas|as)\s+$", regex.IGNORECASE)
_COMMA = regex.compile(r"[,\s]+$")


def relayed(said: Sequence[Said], sentence: Sentence, speakers: Speakers) -> list[Said]:
    """Return a sentence's attributions with the chain of those through whom the words came."""
    chained = list(said)
    for match in find_all(load_rules("relays_en"), sentence.text):
        index = _told_by(chained, match, sentence)
        if index is not None:
            chained[index] = _add(chained[index], match, sentence, speakers)
    return _nested(_apart(chained, sentence), speakers)


def carrier(words: str, speakers: Speakers) -> tuple[Name, ...]:
    """Return the publisher that some words name, as ``via`` takes it; nothing when they name anybody else."""
    bare = words.removeprefix("the ")
    bare = _AFFILIATE.sub("", bare)
    if not words or _PLATFORM.match(bare) or country_of_people(bare):
        return ()
    known = next((end for start, end in actor_spans(bare.split()) if start == 0), 0)
    name = speakers.name(" ".join(bare.split()[:known]) if known else bare if bare in words else words)
    if name.kind == "person" and (body := _OF_BODY.search(bare)):  # "told Ana Lund of Border Radio"
        name = speakers.name(bare[body.end() :])
    unread = name.kind == "unknown" and bare[:1].isupper()
    if not (name.kind == "publisher" or unread or (name.kind == "unnamed" and _MEDIA.search(name.canonical))):
        return ()
    return () if same_name(name, speakers.publisher) else (name,)


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _told_by(said: Sequence[Said], match: Match, sentence: Sentence) -> int | None:
    """Return which attribution a relay belongs with: the last whose speaker stands before it, else the first."""
    at = sentence.span.start + match.start
    before = [index for index, item in enumerate(said) if item.teller and item.teller.start <= at]
    if not before:
        opens = match.rule.name == "citing" and not sentence.text[: match.start].strip("“\"' ")
        return 0 if said and (opens or match.rule.name in {"interviewed", "through"}) else None
    index = max(before, key=lambda index: said[index].teller or said[index].match)
    content = said[index].attribution.content
    inside = content.start + 2 < at < content.end
    trailing = match.rule.name == "citing" or bool(match["tail"].strip())
    return index if trailing or not inside else None


def _add(item: Said, match: Match, sentence: Sentence, speakers: Speakers) -> Said:
    attribution = item.attribution
    if match["origin"]:
        origin = speakers.resolve(match["origin"], position=sentence.span.start + match.spans["origin"][0])
        if origin is None or origin.kind not in _SPEAKING or _is_mass_noun(match["origin"]):
            return item
        own = () if same_name(attribution.speaker, speakers.publisher) else (attribution.speaker,)
        attribution = replace(attribution, speaker=origin, via=(*own, *attribution.via))
    else:
        anyone = match.rule.gives.get("relay") == "anyone"
        names = (with_role(speakers.name(match["relay"])),) if anyone else carrier(match["relay"], speakers)
        through = tuple(name for name in names if not any(same_name(name, one) for one in attribution.via))
        if not through and match.rule.name != "interviewed":
            return item
        attribution = replace(attribution, via=(*attribution.via, *through))
    return replace(item, attribution=replace(attribution, content=_without(attribution.content, match, sentence)))


def _is_mass_noun(words: str) -> bool:
    """Tell evidence from those who have it: "citing intelligence"."""
    return words.lower() in {"intelligence", "security", "force", "service"}


def _without(content: Span, match: Match, sentence: Sentence) -> Span:
    """Return a content without the words that tell of the relay at its head or its end."""
    start, end = sentence.span.start + match.start, sentence.span.start + match.end
    if end <= content.start or start >= content.end:
        return content
    if start - content.start <= 2:
        after = _AFTER.match(sentence.text, match.end)
        head = sentence.span.start + (after.end() if after else match.end)
        return Span(min(head, content.end - 1), content.end)
    if content.end - end <= 2:
        comma = _COMMA.search(sentence.text, 0, match.start)
        return Span(content.start, sentence.span.start + comma.start() if comma else start)
    return content


def _apart(said: Sequence[Said], sentence: Sentence) -> list[Said]:
    """End a content where another speaker is joined to it: "the army said it was calm and the police said ..."."""
    apart = []
    for item in said:
        content = item.attribution.content
        for other in said:
            teller = other.teller or other.cue
            if other is item or teller is None or not content.start < teller.start < content.end:
                continue
            joined = _JOINED.search(sentence.text, 0, teller.start - sentence.span.start)
            if joined and other.attribution.content.start > teller.start:
                content = Span(content.start, max(sentence.span.start + joined.start(), content.start + 1))
            elif _ahead(other.attribution.content, teller) and item.cue and item.cue.end <= content.start:
                content = Span(content.start, max(other.attribution.content.end, content.start + 1))
        same = content is item.attribution.content
        apart.append(item if same else replace(item, attribution=replace(item.attribution, content=content)))
    return apart


def _ahead(content: Span, teller: Span) -> bool:
    return content.end <= teller.start


def _nested(said: Sequence[Said], speakers: Speakers) -> list[Said]:
    """Put whoever reports that somebody else says something behind that speaker: "the agency said police said ..."."""
    return [replace(item, attribution=_behind(item, said, speakers)) for item in said]


def _behind(item: Said, said: Sequence[Said], speakers: Speakers) -> Attribution:
    attribution = item.attribution
    over = [other for other in said if other is not item and _tells_of(other, item)]
    for other in sorted(over, key=lambda o: o.attribution.content.end - o.attribution.content.start):
        names = (other.attribution.speaker, *other.attribution.via)
        known = (attribution.speaker, *attribution.via, speakers.publisher)
        new = tuple(
            name
            for name in names
            if name.canonical not in {"unnamed", "unknown"} and not any(same_name(name, one) for one in known)
        )
        attribution = replace(attribution, via=(*attribution.via, *new))
    return attribution


def _tells_of(outer: Said, inner: Said) -> bool:
    whole, cue, part = outer.attribution.content, inner.cue, inner.attribution.content
    if cue is None or inner.teller is None or outer.cue is None:
        return False
    return whole.start <= min(cue.start, part.start) and max(cue.end, part.end) <= whole.end
