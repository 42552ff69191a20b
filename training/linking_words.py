"""Count how telling a word is: in how many reports of each kind of news it stands, at its commonest.

Usage: python -m training.linking_words --data ../shared/data --out src/rashomon/linking/words.json

In: the texts of the labelled sets that the gate reads; of gva the part that linking is calibrated on, none of the set
of clusters, nothing of ECB+. Out: for each common word ten times the natural logarithm of (reports / reports with the
word), of the set in which the word is commonest, so that a word counts as telling only where it is telling everywhere.
Whatever is not in the file is rarer than ``RAREST``. No text is kept, and no word that few reports hold.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path

from rashomon.evaluation.gate_sets import READERS
from rashomon.evaluation.splits import calibrates
from rashomon.linking.words import RAREST, tokens

#: Sets that tell of attacks and of other news; a set counts by its reports.
SETS = ("awsd", "gva", "india_police", "lgl", "polnear", "rams", "re3d", "synthetic", "timeml")
#: A word is written down when so many reports of a set hold it.
LEAST = 5


def count(data: Path) -> dict[str, int]:
    """Return the words by how telling they are, in tenths of a nat; what is as rare as anything is left out."""
    found: dict[str, int] = {}
    for name in SETS:
        texts = [one.text for one in READERS[name](data) if name != "gva" or calibrates(f"gva/{one.group}")]
        held = Counter(word for text in texts for word in set(tokens(text)))
        for word, reports in held.items():
            telling = round(10 * math.log(len(texts) / reports))
            if reports >= LEAST and telling < RAREST:
                found[word] = min(found.get(word, RAREST), telling)
    return dict(sorted(found.items()))


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    words = count(args.data)
    args.out.write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
