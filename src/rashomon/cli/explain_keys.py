"""The documented keys of an explanation as JSON: a table per object, and the section that each key belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.export.keys import Key, Keys

_START = Key("number", "Where the words begin in the report's text, in Unicode code points from 0.")
_END = Key("number", "Where they end; the end is exclusive.")
_PLACES = {"start": _START, "end": _END}

#: The object that ``rashomon explain --json`` prints. ``--only`` leaves out the keys of the other sections.
EXPLANATION_KEYS: Keys = {
    "report": Key("object", "The report: id, publisher, published, title, url, language."),
    "gate": Key("object or null", "passed and score (0 and above passes); null where the rules read alone. [gate]"),
    "sentences": Key("list of sentence", "The sentences in order, kept or dropped. [gate]"),
    "mentions": Key("list of mention", "What the rules and the encoder's heads for roles and counts labelled. [spans]"),
    "types": Key("object", "The chance of each incident type, by the encoder; the likeliest first. [spans]"),
    "type_threshold": Key("number or null", "The chance from which a type is told; null without. [spans]"),
    "incidents": Key("list of incident", "What the encoder told; empty where none was asked. [spans]"),
    "places": Key("list of place", "The place names, and what each means. [places]"),
    "attributions": Key(
        "list of attribution", "Who says what, in order of place: what the rules and the encoder found. [said]"
    ),
    "unheard": Key("list of heard", "What the encoder heard and the reading passed over. [said]"),
    "acts": Key("list of act", "What the encoder saw done by saying: accusing, denying, keeping silent. [said]"),
    "accounts": Key("list of account", "The accounts, with their members and reasons. [accounts]"),
    "statements": Key("list of statement", "The statements in order of place. [statements]"),
}
OBJECT_KEYS: Mapping[str, Keys] = {
    "sentence": {
        "number": Key("number", "Its place in the report, from 0."),
        "text": Key("text", "The sentence."),
        **_PLACES,
        "kept": Key("boolean or null", "Whether the gate keeps it; null where the rules read alone."),
        "score": Key("number or null", "By how much the gate has it over the bar; below 0 is under it."),
    },
    "mention": {
        "sentence": Key("number", "The number of its sentence."),
        "label": Key("text", "happening, a field, a role of the encoder, or what a number counts."),
        "code": Key("text", 'The kind of happening or the category, or "".'),
        "words": Key("text", "The words labelled."),
        **_PLACES,
        "score": Key("number", "How sure the rule or head is, from 0 to 1."),
        "found_by": Key("text", "The rule or the head that found it."),
    },
    "incident": {
        "type": Key("text", "The MUC-4 type."),
        "chance": Key("number", "The chance that the text tells of one."),
        "fills": Key("list of fill", "What fills its roles."),
        "passed_over": Key("list of candidate", "What came near and fills none, the likeliest first."),
    },
    "fill": {
        "role": Key("text", "The role filled."),
        "words": Key("text", "The words at their best place."),
        **_PLACES,
        "chance": Key("number", "The chance that they fill the role."),
        "details": Key("object", "Head to label and chance: the type of a target, what happened to it."),
    },
    "candidate": {
        "role": Key("text", "The role it might have filled."),
        "words": Key("text", "The words at their best place."),
        **_PLACES,
        "chance": Key("number", "The chance that they fill the role."),
        "threshold": Key("number", "The chance from which a candidate fills the role."),
        "why": Key("text", "below the threshold, or overlaps a likelier one."),
    },
    "place": {
        "words": Key("text", "The name as printed."),
        **_PLACES,
        "chance": Key("number", "The chance that the words name a place."),
        "choice": Key("choice or null", "The place it is taken for; null where none is so named."),
        "others": Key("list of choice", "The next likeliest places of the name."),
    },
    "choice": {
        "place": Key("object", "The place, typed, with its precision; see the exports."),
        "chance": Key("number", "Its chance among the places of the name."),
        "score": Key("number", "The sum of its parts."),
        "parts": Key("object", "What speaks for and against it, and by how much; the largest first."),
    },
    "attribution": {
        "sentence": Key("number", "The number of its sentence."),
        "speaker": Key("Name", "Who speaks."),
        "via": Key("list of Name", "Those through whom the words came, the nearest to the speaker first."),
        "cue": Key("text", "The words of saying."),
        "stance": Key("text", "What those words make of what is said."),
        "hedge": Key("text", 'The words that soften it, or "".'),
        "speech": Key("text", "direct, indirect or mixed: whether what is said stands in quotation marks."),
        "words": Key("text", "What is said."),
        **_PLACES,
        "found_by": Key("text", "The rule or the head that found it."),
        "score": Key("number or null", "How sure the encoder is of it, from 0 to 1; null where a rule found it."),
    },
    "heard": {
        "speaker": Key("text", 'The words for who speaks, or "".'),
        "cue": Key("text", 'The words of saying, or "".'),
        "content": Key("list of text", "What is said."),
        "score": Key("number", "How sure the encoder is of it, from 0 to 1."),
        "why": Key("text", "Why it does not count."),
    },
    "act": {
        "kind": Key("text", "What is done: a kind of happening, or claim, noclaim, silent, unclear, unverified."),
        "words": Key("text", "The words that do it."),
        **_PLACES,
        "who": Key("text", 'The words for who does it, or "".'),
        "whom": Key("text", 'The words for to whom or what, or "".'),
        "score": Key("number", "The chance that the words do so, from 0 to 1."),
        "violent": Key("number", "The chance that it is about violence, from 0 to 1."),
        "why": Key("text", 'Why it adds nothing to what the rules read, "" where it does.'),
    },
    "account": {
        "id": Key("text", "The digest of what makes the account itself."),
        "kind": Key("text", "The kind of happening: a key of the vocabulary of kinds."),
        "form": Key("text", "incident, series or said."),
        "stance": Key("text", "How the happening is told."),
        "about": Key("text", 'The account that a verbal act or series belongs with, or "".'),
        "words": Key("text", "The first words that tell of it."),
        **_PLACES,
        "doubt": Key("text", 'Why it is not taken for an attack, "" where it is.'),
        "encoded": Key("list of text", "The types of the encoder's incidents that went to it."),
        "members": Key("list of member", "The tellings in it, first told first; none where only the encoder saw it."),
    },
    "member": {
        "sentence": Key("number", "The number of its sentence."),
        "words": Key("text", "The words that tell of it."),
        **_PLACES,
        "found_by": Key("text", "The rule that found it."),
        "stance": Key("text", "How the happening is told there."),
        "value": Key(
            "number or null", "Whether it happened, by the encoder: -3 (no) to +3 (yes); null where not asked."
        ),
        "decided": Key("text", "What chose the account."),
        "fits": Key("list of text", "What spoke for the account; empty where the telling opened it."),
        "apart": Key("list of object", "account and misfit: the last accounts told of that it did not join, and why."),
    },
    "statement": {
        "id": Key("text", "The digest of the statement's content."),
        "account": Key("text", 'The account it belongs to, "" for what concerns the report as a whole.'),
        "field": Key("text", "What it is about: a key of the vocabulary of fields."),
        "value": Key("object", "The value, typed, with its precision; see the exports."),
        "speaker": Key("Name", "Who says so."),
        "stance": Key("text", "How firmly."),
        "hedge": Key("text", 'The words that soften it, or "".'),
        "words": Key("text", "The exact words of the report."),
        **_PLACES,
        "found_by": Key("text", "The rule or reader that found it."),
        "score": Key("number", "How likely the statement is true to the report, from 0 to 1."),
        "speech": Key("text", 'direct, indirect or mixed; "" for the publisher\'s own voice.'),
        "speaker_found_by": Key("text", 'The rule or the head that found the speaker; "" as above.'),
        "reasons": Key(
            "list of object",
            "name and weight: what speaks most for (+) and against (-) it; empty where no score was summed up.",
        ),
    },
}
#: Section -> the keys of the object that belong to it; ``report`` is always there.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "gate": ("gate", "sentences"),
    "spans": ("mentions", "types", "type_threshold", "incidents"),
    "places": ("places",),
    "said": ("attributions", "unheard", "acts"),
    "accounts": ("accounts",),
    "statements": ("statements",),
}
