import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.readers.decoding import decode, decode_whole

TYPED = "The army’s spokesman said “eight rockets” hit Café Suleimani — near the Élysée hotel — on Sunday evening."
ACCENTS = "Reports from Bogotá and São Paulo said that José Muñoz, the café's owner, was unhurt after the explosion."
RUSSIAN = "Военные сообщили, что в воскресенье ракеты упали в зелёной зоне столицы, пострадал один солдат."


@pytest.mark.parametrize(
    ("text", "codec", "bom"),
    [
        (TYPED, "utf-8", b""),
        (TYPED, "utf-8", codecs.BOM_UTF8),
        (TYPED, "utf-16-le", codecs.BOM_UTF16_LE),
        (TYPED, "utf-16-be", codecs.BOM_UTF16_BE),
        (TYPED, "utf-32-le", codecs.BOM_UTF32_LE),
        (TYPED, "cp1252", b""),
        (ACCENTS, "cp1252", b""),
        (ACCENTS, "latin-1", b""),
        (RUSSIAN, "cp1251", b""),
        ("Rockets hit a caf\xe9", "latin-1", b""),
    ],
)
def test_character_sets(text: str, codec: str, bom: bytes) -> None:
    decoded = decode(bom + text.encode(codec))
    assert decoded.text == text
    assert decoded.issues == ()


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("日本の首都で爆発".encode("shift_jis"), "Shift_JIS", "日本の首都で爆発"),
        (ACCENTS.encode("cp1252"), "iso-8859-1", ACCENTS),
        (TYPED.encode("cp1252"), "latin1", TYPED),
        (TYPED.encode(), "windows-1251", TYPED),
        (TYPED.encode("cp1252"), "no-such-set", TYPED),
        (TYPED.encode("cp1252"), "punycode", TYPED),
        (TYPED.encode("cp1252"), "hex", TYPED),
    ],
)
def test_declared_character_sets(data: bytes, declared: str, text: str) -> None:
    assert decode(data, declared).text == text


@pytest.mark.parametrize(
    ("data", "code", "place", "text"),
    [
        (b"", "empty", "", None),
        (b" \r\n\t", "empty", "", None),
        (codecs.BOM_UTF8, "empty", "", None),
        (codecs.BOM_UTF16_LE + " \n".encode("utf-16-le"), "empty", "", None),
        (b"date 2020-12-24\n\0\0", "binary", "byte 16", None),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", "byte 8", None),
        (bytes(range(1, 32)) * 20, "binary", "byte 0", None),
        (codecs.BOM_UTF16_LE + b"a\0\0\0b\0", "binary", "byte 0", None),
        ("the café’s".encode()[:-2], "truncated", "byte 9", "the café"),
        (b"the cafe\xe2\x80", "truncated", "byte 8", "the cafe"),
        (codecs.BOM_UTF16_LE + "café".encode("utf-16-le")[:-1], "truncated", "byte 8", "caf"),
        ("“eight” café ".encode() + b"\xff one", "undecodable", "byte 18", "“eight” café � one"),
    ],
)
def test_what_is_odd(data: bytes, code: str, place: str, text: str | None) -> None:
    decoded = decode(data)
    assert [(issue.code, issue.place) for issue in decoded.issues] == [(code, place)]
    assert decoded.text == text


def test_a_poor_guess_is_said() -> None:
    decoded = decode(bytes([0xE7, 0xF0, 0xFD, 0x20, 0xEB, 0xFB, 0x20] * 4))
    assert decoded.text is None or [issue.code for issue in decoded.issues] == ["encoding"]


def test_reading_stops_at_the_limit() -> None:
    stream = BytesIO(b"x" * 3_000_000)
    decoded = decode_whole(stream, 300_000)
    assert [issue.code for issue in decoded.issues] == ["too-long"]
    assert stream.tell() < 600_000
    assert decode_whole(BytesIO(b"x" * 10), 10).text == "x" * 10
    assert decode_whole(BytesIO(b"x" * 11), 10).text is None


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "shift_jis", "utf-16", "zlib", "\0"]))
def test_no_bytes_raise(data: bytes, declared: str) -> None:
    decoded = decode(data, declared)
    assert decoded.issues or decoded.text is not None


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), min_size=1))
def test_utf8_is_never_changed(text: str) -> None:
    assert not text.strip() or decode(text.encode()).text == text
