"""Whether two names are of one publisher: "AFP" and "Agence France-Presse", "The Border Wire" and "border wire"."""

from __future__ import annotations

from functools import lru_cache

from rashomon.values.actors import actor_named


@lru_cache(maxsize=4096)
def publisher_key(name: str) -> str:
    """Return what publishers are compared by: the known name, else the name as it is; in lower case, without article.

    "" for a name that is blank.
    """
    plain = " ".join(name.split())
    actor = actor_named(plain) if plain else None
    key = (actor.name if actor is not None and actor.kind == "publisher" else plain).casefold()
    return key.removeprefix("the ") or key
