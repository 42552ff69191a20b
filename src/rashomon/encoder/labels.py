"""The heads of the incident encoder and their labels, in the order of the columns. The one place to add a head.

Token heads give logits per token, text heads logits per window. ``roles`` tags each role by itself (O, B, I for each),
so that one span may fill two roles; the other BIO heads tag one label a token: 0 outside, then B and I of each label.
"""

from __future__ import annotations

#: Roles tagged independently of each other, in the order of their columns; Victim is a human target by name, Person one
#: by description.
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Person", "Weapon", "Place", "Time")
#: MUC-4's six incident types.
TYPES = ("arson", "attack", "bombing", "forced work stoppage", "kidnapping", "robbery")
ENTITIES = ("ORG", "LOC", "PER", "TIME", "NAT", "QUANTITY", "WEAPON", "VEHICLE")
HUMAN_TYPES = (
    "CIVILIAN", "POLITICAL FIGURE", "GOVERNMENT OFFICIAL", "LAW ENFORCEMENT", "LEGAL OR JUDICIAL", "ACTIVE MILITARY",
    "SECURITY GUARD", "FORMER GOVERNMENT OFFICIAL", "FORMER ACTIVE MILITARY", "DIPLOMAT",
)  # fmt: skip
HUMAN_EFFECTS = (
    "DEATH", "INJURY", "NO INJURY OR DEATH", "NO INJURY", "REGAINED FREEDOM", "NO RESIGNATION", "NO DEATH", "-",
)  # fmt: skip
PHYSICAL_TYPES = (
    "OTHER", "COMMERCIAL", "ENERGY", "TRANSPORT VEHICLE", "GOVERNMENT OFFICE OR RESIDENCE", "COMMUNICATIONS",
    "ORGANIZATION OFFICE", "FINANCIAL", "CIVILIAN RESIDENCE", "DIPLOMAT OFFICE OR RESIDENCE", "TRANSPORTATION ROUTE",
    "LAW ENFORCEMENT FACILITY", "POLITICAL FIGURE OFFICE OR RESIDENCE", "WATER",
)  # fmt: skip
PHYSICAL_EFFECTS = ("SOME DAMAGE", "DESTROYED", "NO DAMAGE", "PROPERTY TAKEN FROM TARGET", "-")
WEAPON_TYPES = (
    "BOMB", "GUN", "DYNAMITE", "EXPLOSIVE", "MACHINE GUN", "VEHICLE BOMB", "MORTAR", "RIFLE", "AERIAL BOMB", "TORTURE",
    "GRENADE", "CUTTING DEVICE", "MOLOTOV COCKTAIL", "ROCKET", "FIRE", "MINE",
)  # fmt: skip
CONFIDENCES = (
    "REPORTED AS FACT", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "CLAIMED OR ADMITTED",
    "POSSIBLE", "ACQUITTED",
)  # fmt: skip

#: Heads that choose one class for a token of a span known to fill a role, and the roles.
DETAILS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "human_type": (("Victim", "Person"), HUMAN_TYPES),
    "human_effect": (("Victim", "Person"), HUMAN_EFFECTS),
    "physical_type": (("Target",), PHYSICAL_TYPES),
    "physical_effect": (("Target",), PHYSICAL_EFFECTS),
    "weapon_type": (("Weapon",), WEAPON_TYPES),
    "confidence": (("PerpOrg",), CONFIDENCES),
}
#: MUC-4 slot that each of the heads above is read from.
DETAIL_SLOTS = {"human_type": "20", "human_effect": "23", "physical_type": "13", "physical_effect": "16",
                "weapon_type": "7", "confidence": "11"}  # fmt: skip

#: What a number may count; "other" is whatever is none of the rest. Some are fields of ours by name.
COUNTED = ("other", "killed", "injured", "kidnapped", "arrested", "attackers", "munitions", "objects", "casualties",
           "missing", "freed", "intercepted", "incidents", "displaced")  # fmt: skip
#: What else is told of a number that counts: it is part of a greater one that the text tells ("nine people, two of
#: them children"), it counts over several incidents ("151 this year"), it did not come about ("could kill thousands").
BESIDE = ("part", "several", "unreal")

TRIGGERS = ("attack", "bombing", "air_strike", "shooting", "killing", "injury", "abduction", "arrest", "protest",
            "movement", "contact", "other")  # fmt: skip
PLOVER = ("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
          "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN", "YIELD")  # fmt: skip
MEANS = ("Shooting", "Kidnapping", "Bodily assault", "Aerial bombardment", "Shelling", "Kidnap-killing",
         "Vehicle-born IED", "Roadside IED", "Rape/sexual assault", "Other Explosives", "Landmine", "Complex attack",
         "Body-borne IED")  # fmt: skip
CASES = (
    "ARMED_CLASH", "DISR_WEAP", "PEACE_PROTEST", "VIOL_DEMONSTR", "MAN_MADE_DISASTER", "GRENADE", "DIPLO", "SUIC_BOMB",
    "GOV_REGAINS_TERIT", "NATURAL_DISASTER", "CHEM_WEAP", "AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS", "ARREST",
    "AGREEMENT", "CHANGE_TO_GROUP_ACT", "ORG_CRIME", "ATTRIB", "ATTACK", "NON_STATE_ACTOR_OVERTAKES_TER",
    "FORCE_AGAINST_PROTEST", "SEX_VIOL", "PROTEST_WITH_INTER", "HQ_ESTABLISHED", "PROPERTY_DISTRUCT",
    "NON_VIOL_TERRIT_TRANSFER", "ABDUCT_DISSAP", "MOB_VIOL", "OTHER",
)  # fmt: skip
MODES = (
    "abduct", "aerial", "assassinate", "beat", "cleansing", "crowd-control", "destroy", "drone", "execute",
    "explosives", "firearms", "heavy-weapons", "massacre", "primitive", "sexual", "suicide-attack", "torture",
    "unconventional",
)  # fmt: skip
#: Roles of the ontologies of RAMS and WikiEvents, in lower case.
ARGUMENT_LABELS = (
    "acquiredentity", "artifact", "artifactmoney", "attacker", "ballot", "beneficiary", "candidate",
    "communicator", "crashobject", "crime", "damager", "damagerdestroyer", "deceased", "defendant",
    "demonstrator", "destination", "destroyer", "detainee", "driverpassenger", "employee", "executioner",
    "explosivedevice", "extraditer", "fireexplosionobject", "founder", "giver", "governmentbody", "gpe",
    "granter", "impeder", "injurer", "inspectedentity", "inspector", "instrument", "investigator", "jailer",
    "judgecourt", "killer", "law", "manufacturer", "money", "monitor", "monitoredentity", "observedentity",
    "origin", "otherparticipant", "participant", "passenger", "passengerartifact", "patient", "paymentbarter",
    "perpetrator", "place", "placeofemployment", "preventer", "prosecutor", "recipient", "regulator", "result",
    "retreater", "spy", "surrenderer", "target", "territoryorfacility", "topic", "transporter", "vehicle",
    "victim", "violator", "voter", "yielder",
)  # fmt: skip

#: Parts of an attribution (PolNeAR), in the order of their tags: 0 outside, then B and I of each.
SAID = ("SOURCE", "CUE", "CONTENT")

#: BIO heads of one label a token.
BIO: dict[str, tuple[str, ...]] = {
    "entity": ENTITIES,
    "trigger": TRIGGERS,
}
TOKEN_HEADS: dict[str, int] = {
    "roles": 3 * len(ROLES),
    "kind": len(TYPES),
    **{name: 1 + 2 * len(labels) for name, labels in BIO.items()},
    **{name: len(labels) for name, (_, labels) in DETAILS.items()},
}
#: Text heads: labels, and whether one text may have several.
TEXT: dict[str, tuple[str, ...]] = {
    "muc": TYPES, "plover": PLOVER, "mode": MODES, "case": CASES, "means": MEANS,
}  # fmt: skip
#: Sets of predicates with a value for whether they happened, in the order of the columns: each used the scale its way.
FACTS = ("UW", "UDS_IH2", "MEANTIME")
#: Width of the vector of a token, for speakers and for contents, that tells which cue a span belongs to.
LINK_SIZE = 64
#: What is done by speaking, and in response to violence, as its words are tagged: kinds of ``vocabulary/kinds.yaml``
#: as far as they are verbal acts or measures, then a claim of responsibility and that there is none, and three ways
#: to keep silent.
ACTS = (
    "accuse", "condemn", "reject", "refuse", "threaten", "request", "consult", "support", "pledge", "agree", "concede",
    "investigate", "arrest", "coerce", "sanction", "mobilise", "retreat", "aid", "cooperate",
    "claim", "noclaim", "silent", "unclear", "unverified",
)  # fmt: skip
#: Who does it, and to whom or what, in the order of their tags: 0 outside, then B and I of each.
PARTIES = ("who", "whom")
#: Width of the vectors of a token by which the parties of an act are found.
PARTY_SIZE = 96
#: Heads of the second graph, which has the words of the first one: tags, whether it happened, links; what words do,
#: with whether it is about violence in the last column; and a vector of each token as a party, and as the words of an
#: act.
SAID_HEADS: dict[str, int] = {
    "said": 1 + 2 * len(SAID),
    "fact": len(FACTS),
    "said_cue": 2 * LINK_SIZE,
    "said_span": 2 * LINK_SIZE,
    "act": 1 + len(ACTS) + 1,
    "act_party": PARTY_SIZE,
    "act_cue": PARTY_SIZE,
}
TEXT_HEADS: dict[str, int] = {name: len(labels) for name, labels in TEXT.items()}
