import pytest

from rashomon.readers import language
from rashomon.readers.language import check_language, language_of

ENGLISH = "The army said that four of the rockets fell near the gate and that nobody was hurt."
TEXTS = {
    "en": "Rockets hit Baghdad overnight, army says; four wounded, several cars damaged.",
    "fr": "Des roquettes ont été tirées dimanche soir contre l'ambassade à Bagdad, selon l'armée.",
    "de": "Am Sonntag schlugen Raketen in der Nähe der Botschaft ein, teilte das Militär mit.",
    "nl": "Zondag was er een aanval op de ambassade; het leger zei dat er geen gewonden waren.",
    "da": "Der var søndag et angreb på ambassaden, og hæren siger at ingen blev såret ved byen.",
    "ar": "سقطت صواريخ على المنطقة الخضراء في بغداد مساء يوم الأحد وأصيب جندي واحد",
    "ru": "Военные сообщили, что в воскресенье ракеты упали рядом с посольством.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages(code: str) -> None:
    assert language_of(TEXTS[code])[0] == code


@pytest.mark.parametrize("code", TEXTS)
def test_only_english_is_read(code: str) -> None:
    found, issue = check_language(TEXTS[code], "en")
    assert found == code
    assert (issue is None) == (code == "en")
    assert issue is None or (issue.code == "other-language" and repr(code) in issue.message)


@pytest.mark.parametrize(
    ("text", "declared", "found"),
    [
        ("Bombe à Paris", "", "en"),
        ("Bombe à Paris", "fr-CA", "fr"),
        ("Bomb in Paris", "en_GB", "en"),
        ("Bomb in Paris", "English", "en"),
        (ENGLISH, "fr", "en"),
    ],
)
def test_short_texts_are_what_they_are_declared(text: str, declared: str, found: str) -> None:
    assert check_language(text, declared)[0] == found


def test_plain_english_needs_no_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the identifier was loaded")

    monkeypatch.setattr(language, "_identifier", refuse)
    assert language_of(ENGLISH) == ("en", 1.0)


def test_an_unsure_answer_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    names = "Al-Shabaab, Mogadishu, Hodan, Bakara, Hassan Sheikh Mohamud, Beledweyne"
    monkeypatch.setattr(language, "language_of", lambda text: ("so", language.SURE - 0.01))
    assert check_language(names, "") == ("en", None)
    monkeypatch.setattr(language, "language_of", lambda text: ("so", language.SURE))
    assert check_language(names, "")[0] == "so"
