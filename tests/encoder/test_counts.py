"""What a number counts: which numbers there are and where they stand, the head's sums, and the head that ships."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.encoder.counts import NEEDS, CountHead, Number, load_counts, numbers_of, placed
from rashomon.encoder.counts_scores import HEADS, REACH, WIDTH, CountScores
from rashomon.encoder.labels import BESIDE, COUNTED
from rashomon.encoder.model import load_encoder
from rashomon.encoder.scan import Scan
from rashomon.extract.sentences import split

INPUTS = 4
PLAIN = [
    ("The raid on Ardenmouth left 14 villagers dead.", "14", "killed"),
    ("The blast also wounded nine market traders.", "nine", "injured"),
    ("Seven relief workers were abducted from their convoy near Ardenmouth.", "Seven", "kidnapped"),
    ("The army said three rockets were fired at the base.", "three", "munitions"),
    ("The summit in Arden went on for three hours and ended with a dinner.", "three hours", None),
]


def numbers(text: str) -> list[Number]:
    return numbers_of(split(text))


def shown(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], text[one.end : one.stop].strip()) for one in numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 villagers were killed.", [("At least 12", "villagers")]),
        ("A guard and several drivers fled.", [("A", "guard"), ("several", "drivers")]),
        ("The raid killed three. Two more died.", [("three", ""), ("Two", "")]),
        ("The talks failed on 9 May 2019.", []),
        ("An unknown number of men fled.", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    found = shown(text)
    assert found == expected


def scan_of(text: str, window: int) -> Scan:
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == " ")]
    offsets = np.array([(start, start + len(text[start:].split(" ")[0])) for start in starts])
    states = np.arange(len(starts) * INPUTS, dtype=np.float32).reshape(-1, INPUTS)
    return Scan(text, offsets, np.arange(len(starts)) // window, dict.fromkeys(NEEDS, states))


def test_a_number_stands_in_its_window_with_its_noun() -> None:
    text = "Gunmen shot four guards. They killed two drivers."
    found = [(window, [at for _, at in places]) for window, places in placed(scan_of(text, 4), numbers(text))]
    assert found == [(slice(0, 4), [(range(2, 3), range(3, 4))]), (slice(4, 8), [(range(2, 3), range(3, 4))])]


def test_a_noun_in_another_window_is_not_looked_at_and_a_number_not_read_is_left_out() -> None:
    text = "Gunmen killed two. Four drivers fled."
    scan = scan_of(text, 4)  # "Four" ends a window
    cut = Scan(text, scan.offsets[:4], scan.window[:4], {name: scan.heads[name][:4] for name in NEEDS})
    assert [[one.value.low for one, _ in places] for _, places in placed(cut, numbers(text))] == [[2, 4]]
    assert [at for _, places in placed(scan, numbers(text)) for _, (_, at) in places][1] == range(3, 4)


def weights(**given: np.ndarray) -> dict[str, np.ndarray]:
    shapes = {
        "norm_scale": (INPUTS,), "norm_shift": (INPUTS,), "state": (INPUTS, WIDTH), "state_shift": (WIDTH,),
        "keys": (WIDTH, WIDTH), "values": (WIDTH, WIDTH), "asks": (2 * WIDTH, WIDTH),
        "steps": (2 * REACH + 1, HEADS), "inner": (3 * WIDTH, WIDTH), "inner_shift": (WIDTH,),
        "counted": (WIDTH, len(COUNTED) + len(BESIDE)), "counted_shift": (len(COUNTED) + len(BESIDE),),
    }  # fmt: skip
    return {name: np.zeros(shape, np.float32) for name, shape in shapes.items()} | given


def test_what_is_looked_at_is_chosen_by_how_far_it_stands_from_the_number() -> None:
    states = np.zeros((5, INPUTS), np.float32)
    states[4] = (3, -1, -1, -1)  # the word two behind the number
    steps = np.zeros((2 * REACH + 1, HEADS), np.float32)
    steps[REACH + 2] = 50  # all heads look two tokens on
    first = np.zeros((3 * WIDTH, WIDTH), np.float32)
    first[2 * WIDTH, 0] = 1
    out = np.zeros((WIDTH, len(COUNTED) + len(BESIDE)), np.float32)
    out[0, COUNTED.index("killed")] = 1
    state, same = np.zeros((INPUTS, WIDTH), np.float32), np.eye(WIDTH, dtype=np.float32)
    state[0, 0] = 1
    given = weights(
        norm_scale=np.ones(INPUTS, np.float32), state=state, values=same, steps=steps, inner=first, counted=out
    )
    scores = CountScores(given).scores(states, [(range(2, 3), range(3, 4)), (range(1), range(1, 2))])
    killed = scores[:, COUNTED.index("killed")]
    assert killed[0] > 1.5
    assert killed[1] == pytest.approx(0, abs=1e-6)


def test_chances_add_up_and_follow_the_scores() -> None:
    text = "Gunmen killed two."
    shift = np.zeros(len(COUNTED) + len(BESIDE), np.float32)
    shift[COUNTED.index("arrested")] = 3
    shift[len(COUNTED) + BESIDE.index("several")] = 2
    wide = {"norm_scale": (2 * INPUTS,), "norm_shift": (2 * INPUTS,), "state": (2 * INPUTS, WIDTH)}
    given = {name: np.zeros(shape, np.float32) for name, shape in wide.items()}
    (one,) = CountHead(CountScores(weights(counted_shift=shift, **given))).read(scan_of(text, 9), numbers(text))
    assert sum(one.chances) == pytest.approx(1)
    assert one.chance_of("several") == pytest.approx(1 / (1 + np.e**-2))
    assert one.chance_of("part") == pytest.approx(0.5)
    assert one.best == ("arrested", pytest.approx(np.e**3 / (np.e**3 + len(COUNTED) - 1)))


def test_a_text_without_numbers_has_nothing_to_read() -> None:
    assert CountHead(CountScores({})).read(scan_of("The choir sang.", 9), []) == []


@pytest.mark.parametrize(("text", "words", "what"), PLAIN)
def test_the_shipped_head(text: str, words: str, what: str | None) -> None:
    sentences = split(text)
    scan = load_encoder(1).scan(text, [(one.span.start, one.span.end) for one in sentences], NEEDS)
    read = load_counts().read(scan, numbers_of(sentences))
    found = {text[one.number.start : one.number.end]: one.best[0] for one in read}
    assert found.get(words) == what
    assert what is not None or set(found.values()) <= {"other"}
