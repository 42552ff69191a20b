"""Bytes to text.

In: the bytes of one report or one row. Out: its text and what is odd about it, or no text and the reason. A byte order
mark decides, then strict UTF-8, then the character set the file declares, then a guess. Nothing is normalised: apart
from a byte order mark at the start, the text is what the bytes say. Never raises.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from rashomon.records import Issue
from rashomon.settings import SETTINGS

#: Byte order marks; those of UTF-32 first, for that of UTF-16 is the beginning of one of them.
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_SAMPLE = 65_536
_CHUNK = 262_144
_SAVE_AS_UTF8 = "Save the file again as UTF-8."
_TEXT_CODECS = re.compile(r"cp\d|iso8859|koi8|mac|big5|gb|euc|shift|iso2022|tis|johab|utf-8|utf-16|ascii|hz|kz|ptcp")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, or None; and what is odd, or what stood in the way."""

    text: str | None
    issues: tuple[Issue, ...] = ()


_EMPTY = Decoded(None, (Issue("empty", "There is no text.", "Leave the file out, or fetch it again."),))


def decode(data: bytes, declared: str = "") -> Decoded:
    """Turn bytes into text; ``declared`` is the character set that the file itself names, where it does."""
    for bom, codec in BOMS:
        if data.startswith(bom):
            return _checked(_forgiving(data[len(bom) :], codec, len(bom)))
    if not data.strip():
        return _EMPTY
    if is_binary(data):
        return _binary(max(data.find(b"\0"), 0))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _not_utf8(data, declared, error)


def decode_whole(stream: BinaryIO, max_bytes: int, declared: Callable[[bytes], str] = lambda data: "") -> Decoded:
    """Read a stream to its end and decode it; stop as soon as it proves longer than ``max_bytes``.

    ``declared`` finds in the bytes the character set they declare, or "".
    """
    chunks: list[bytes] = []
    left = max_bytes
    while chunk := stream.read(min(_CHUNK, left + 1)):
        left -= len(chunk)
        if left < 0:
            return Decoded(None, (too_long(max_bytes),))
        chunks.append(chunk)
    data = b"".join(chunks)
    return decode(data, declared(data))


def is_binary(data: bytes) -> bool:
    """Tell whether the first bytes of a file are not text. UTF-16 and UTF-32 pass for text by their mark only."""
    wide = any(data.startswith(bom) for bom, codec in BOMS if codec != "utf-8")
    return not wide and (b"\0" in data or _mostly_controls(data))


def too_long(max_bytes: int) -> Issue:
    """Return the issue of a report or row that is longer than ``max_bytes``."""
    remedy = f"Split it into its reports, or set {SETTINGS['max_bytes'].variable} to more bytes."
    return Issue("too-long", f"It is longer than {max_bytes} bytes.", remedy)


def not_text(offset: int) -> Issue:
    """Return the issue of what is not text, from a byte of it on."""
    message = "It is not text but something else, such as a picture, an archive or a word processor's file."
    return Issue("binary", message, "Save its text as a plain file in UTF-8.", place=f"byte {offset}")


def is_pdf() -> Issue:
    """Return the issue of a PDF, which holds no text to read until it is saved as such."""
    return Issue("binary", "It is a PDF.", "Save its text as a .txt file that begins with a line 'date YYYY-MM-DD'.")


def undecodable(codec: str, place: str = "") -> Issue:
    """Return the issue of bytes that stand for no letter in a character set, and were replaced."""
    return Issue("undecodable", f"Some bytes are not {codec}; U+FFFD stands for them.", _SAVE_AS_UTF8, place=place)


def _not_utf8(data: bytes, declared: str, error: UnicodeDecodeError) -> Decoded:
    repaired = _forgiving(data, "utf-8", 0)
    text = repaired.text or ""
    damaged = text.count("\ufffd")
    cut_off = error.end == len(data) and error.end - error.start > 1
    if cut_off or sum(char > "\x7f" for char in text) > 2 * damaged:
        return repaired
    return _declared(data, declared) or _western(data) or _guessed(data)


def _declared(data: bytes, declared: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared.strip()).name if declared else ""
        if not _TEXT_CODECS.match(name) or name == "utf-8":
            return None
        return Decoded(data.decode("cp1252" if name in ("iso8859-1", "ascii") else name))
    except (LookupError, UnicodeError, ValueError):
        return None


def _western(data: bytes) -> Decoded | None:
    """Read what is nearly all ASCII as Windows-1252: too few other letters stand in it for a guess by letters."""
    others = len(data.translate(None, bytes(range(128))))
    if others * 8 > len(data):
        return None
    try:
        return Decoded(data.decode("cp1252"))
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(_sample(data)).best()
    if best is None:
        return _binary(0)
    decoded = _checked(_forgiving(data, best.encoding, 0))
    if decoded.text is not None and (best.chaos > 0.1 or best.coherence == 0):
        message = f"The character set is a guess ({best.encoding}); some letters may be wrong."
        return Decoded(decoded.text, (*decoded.issues, Issue("encoding", message, _SAVE_AS_UTF8)))
    return decoded


def _sample(data: bytes) -> bytes:
    if len(data) <= _SAMPLE:
        return data
    return data[: data.rfind(b"\n", 1, _SAMPLE)] if b"\n" in data[1:_SAMPLE] else data[:_SAMPLE]


def _forgiving(data: bytes, codec: str, offset: int) -> Decoded:
    """Decode, replacing what cannot be decoded and saying where; an incomplete last letter is dropped."""
    try:
        return Decoded(data.decode(codec))
    except UnicodeDecodeError as error:
        place = f"byte {error.start + offset}"
        if error.end == len(data) and error.reason in ("unexpected end of data", "truncated data"):
            text = data[: error.start].decode(codec)
            message = "The file ends in the middle of a letter; its end is missing."
            return Decoded(text, (Issue("truncated", message, "Fetch the file again.", place=place),))
        text = data.decode(codec, "replace")
        return Decoded(text, (undecodable(codec.upper(), place),))


def _checked(decoded: Decoded) -> Decoded:
    text = decoded.text or ""
    if not text.strip():
        return _EMPTY
    return _binary(0) if "\0" in text or _mostly_controls(text[:_SAMPLE].encode("utf-8", "replace")) else decoded


def _mostly_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) * 20 > len(sample)


def _binary(offset: int) -> Decoded:
    return Decoded(None, (not_text(offset),))
