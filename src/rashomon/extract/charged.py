"""Whether an accusation charges somebody with the incident told of, and not with something else.

In: the words of the act, those of the accused, and the sentence behind them. Out: yes or no. It reads no names.
"""

from __future__ import annotations

import regex

#: What is done to somebody, as it begins in verbs of it.
DEED = r"(?:fir|launch|carr|attack|bomb|strik|struck|shell|shoot|shot|plant|kill|abduct|kidnap|order|stag|detonat)"
#: What an accusation says that the accused has done where it is about the incident told of.
_CHARGED = regex.compile(
    r"^[”\"’]?(?:\s(?:directly|openly|publicly|again|on\s\p{L}+day|too))*\s?(?:[.,;!]|$|\s(?:and|but|which|who)\b"
    r"|\sfor\s(?:it|this|the|that|those|these|\p{L}+day[’']s|[\p{L}\s]{0,30}?)\s?[^.;]{0,60}?"
    r"(?:attack|strike|raid|bomb|blast|shoot|kill|rocket|missile|drone|explo|ambush|assault|massacre|mortar|fire|\bit\b)"
    rf"|\sof\s(?:being\sbehind|involvement|responsibility|having\s{DEED}|(?:firing|launching|staging|ordering|planting|"
    r"carrying\sout)\b))",
    regex.IGNORECASE,
)
#: Acts whose own words lay the deed to somebody: "laid the raid at the door of", "pointed the finger at", "suspected".
_LAID = regex.compile(
    r"(?:attribut|ascrib)\p{L}+\s.+|(?:laid|lays|pinned|pins)\s.+"
    r"|point(?:s|ed|ing)?\s(?:(?:the|an?|its|his|her|their)\s(?:accusing\s)?fingers?(?:\sat)?|(?:instead\s|directly\s)?to)"
    r"|suspect(?:s|ed|ing)?",
    regex.IGNORECASE,
)
#: Behind whom such an act is about something else: "pointed the finger at the army for | coming late".
_OF_ELSE = regex.compile(
    r"[”\"’]?\s(?:of|as|over|to|because)\b|[”\"’]?\sfor\s(?!(?:\d|an?\s|two|three|four|five|six|several|many|some|weeks|months|days|years|the\s(?:\p{L}+\s)?"
    r"(?:attack|strike|raid|bomb|blast|shoot|kill|explo|ambush|assault|massacre|fire|abduct|murder))\b)",
    regex.IGNORECASE,
)
#: What is said of the accused behind him: "held Sudria | responsible", "said Sudria | bears the responsibility".
_RESPONSIBLE = regex.compile(
    r"[”\"’]?\s(?:(?:directly|fully|solely|wholly)\s)?responsible\b"
    r"|[”\"’]?\s[“\"]?(?:bears?|bore)\s(?:(?:the|full|sole|direct|entire)\s){0,2}responsibility\b",
    regex.IGNORECASE,
)
#: "told her that Sudria | was probably behind the deed".
_BEHIND = regex.compile(
    r"[”\"’]?\s(?:is|was|were|are|had\sbeen|has\sbeen)\s(?:[“\"]?(?:\p{L}+\s){0,3}\p{L}+[”\"]?\s)?behind\s"
    rf"(?:it|(?:the|this|that)\s(?:\p{{L}}+\s){{0,2}}?(?:{DEED}\p{{L}}*|acts?|deeds?|crimes?|raids?|blasts?|ambush|assault|massacre"
    r"|murders?|explosions?|fires?|arson|sabotage))\b",
    regex.IGNORECASE,
)
#: Who is held responsible for how things stand, and not for what he did.
_IN_OFFICE = regex.compile(
    r"(?:(?:the|its|his|her|their|local|federal)\s)*(?:\p{Ll}+\s){0,2}?(?:governments?|mayor|governor|ministers?|ministry|president|premier|authorit(?:y|ies)"
    r"|council|city|state|officials?|police|company|firm|operators?|owners?|management|school|society|media|politicians?|leaders?)"
)


def charged(act: str, accused: str, after: str) -> bool:
    """Tell whether an act with these words charges the accused with the deed, by what stands behind him.

    >>> charged("accused", "Sudria", " of having fired it."), charged("accused", "Sudria", " of a breach of trust.")
    (True, False)
    >>> charged("held", "Sudria", " responsible for the raid."), charged("held", "the mayor", " responsible.")
    (True, False)
    >>> charged("suspected", "hill rebels", " for weeks."), charged("suspected", "hill rebels", " of stealing.")
    (True, False)
    """
    if _LAID.fullmatch(act):
        return _OF_ELSE.match(after) is None
    if said := _RESPONSIBLE.match(after):
        return _IN_OFFICE.fullmatch(accused) is None and _CHARGED.match(after[said.end() :]) is not None
    return (_CHARGED.match(after) or _BEHIND.match(after)) is not None
