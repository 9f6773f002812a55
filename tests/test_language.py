from __future__ import annotations

from datetime import date

import pytest

from search.language import read
from search.query import And, Dated, Not, Or, Person, Query, Quoted, Source, Starting, Words

TODAY = date(2025, 6, 1)


def shown(query: Query) -> str:
    """A query in a notation of its own: `all(irak ~de, not(title:"a b"))`; a tilde marks a silent word."""
    match query:
        case Words(found, field):
            return _of(field, " ".join(f"{'~' * word.silent}{word.exact}" for word in found))
        case Quoted(texts, field):
            return _of(field, f'"{" ".join(texts)}"')
        case Starting(text, field):
            return _of(field, f"{text}*")
        case Source(name):
            return f"source={name}"
        case Person(name):
            return f"person={name}"
        case Dated(period):
            return f"{period.first or ''}..{period.last or ''}"
        case And(parts):
            return f"all({', '.join(map(shown, parts))})"
        case Or(parts):
            return f"any({', '.join(map(shown, parts))})"
        case Not(part):
            return f"not({shown(part)})"


def _of(field: str | None, text: str) -> str:
    return f"{field}:{text}" if field else text


def understood(text: str) -> str:
    return shown(read(text, TODAY).query)


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("", "all()"),
        ("   ", "all()"),
        ("*", "all()"),
        (" * ", "all()"),
        ("irak", "irak"),
        ("IRAK Iran", "irak iran"),
        ("réforme des retraites", "reforme ~des retraites"),
        ("la réforme de l’Assemblée", "~la reforme ~de ~l assemblee"),
        ("le la les", "le la les"),
        ("et", "et"),
        ("l'Irak", "~l irak"),
        ("aujourd’hui", "aujourd hui"),
        ("al-Chaabi", "al chaabi"),
        ("al‑Chaabi", "al chaabi"),
        ("12 000 morts", "12000 morts"),
        ("plus de 12 000", "~plus ~de 12000"),
        ("C.G.R.I.", "cgri"),
        ("Œuvre Éléphant", "oeuvre elephant"),
        ("e\u0301te\u0301", "ete"),
        ("irak,iran;syrie!", "irak iran syrie"),
        ("irak - iran", "irak iran"),
        ("irak -", "irak"),
        ("irak && iran || syrie", "irak iran syrie"),
        ("+irak", "irak"),
        ("10:30", "10 30"),
        ("a\x00b", "~a b"),
        ("irak\tiran\nsyrie\u00a0liban", "irak iran syrie liban"),
    ],
)
def test_words(typed: str, meaning: str) -> None:
    assert understood(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ('"Hachd al-Chaabi"', '"hachd al chaabi"'),
        ("« Hachd al-Chaabi »", '"hachd al chaabi"'),
        ("«Hachd al-Chaabi»", '"hachd al chaabi"'),
        ("«\u00a0Hachd al-Chaabi\u202f»", '"hachd al chaabi"'),
        ("“Hachd al-Chaabi”", '"hachd al chaabi"'),
        ("„Hachd al-Chaabi“", '"hachd al chaabi"'),
        ("„Hachd al-Chaabi”", '"hachd al chaabi"'),
        ('"l’État de la Force"', '"l etat de la force"'),
        ('"un" "deux"', 'all("un", "deux")'),
        ('"un""deux"', 'all("un", "deux")'),
        ('irak "force qods" iran', 'all(irak iran, "force qods")'),
        ('irak""', "irak"),
        ('"il a dit « oui »"', '"il a dit oui"'),
        ('« il a dit "oui" »', '"il a dit oui"'),
        ('"(irak"', '"irak"'),
        ('"irak AND (iran -x titre:y z*"', '"irak and iran x titre y z"'),
    ],
)
def test_quotes_of_every_kind(typed: str, meaning: str) -> None:
    assert understood(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("irak -iran", "all(irak, not(iran))"),
        ("-iran irak", "all(irak, not(iran))"),
        ("-iran", "not(iran)"),
        ("-iran -syrie", "all(not(iran), not(syrie))"),
        ('irak -"force qods"', 'all(irak, not("force qods"))'),
        ("irak -«force qods»", 'all(irak, not("force qods"))'),
        ("irak -(iran syrie)", "all(irak, not(iran syrie))"),
        ("irak -(iran OU syrie)", "all(irak, not(any(iran, syrie)))"),
        ("irak -titre:iran", "all(irak, not(title:iran))"),
        ('irak -titre:"force qods"', 'all(irak, not(title:"force qods"))'),
        ("irak -source:AFP", "all(irak, not(source=AFP))"),
        ("irak -date:2019", "all(irak, not(2019-01-01..2019-12-31))"),
        ("irak -ira*", "all(irak, not(ira*))"),
        ("irak -al-Chaabi", "all(irak, not(al chaabi))"),
        ("(irak -iran)", "all(irak, not(iran))"),
        ("irak NOT iran", "all(irak, not(iran))"),
        ("irak SAUF iran", "all(irak, not(iran))"),
        ("SAUF iran", "not(iran)"),
        ("NOT(iran)", "not(iran)"),
        ("irak SAUF(iran OU syrie)", "all(irak, not(any(iran, syrie)))"),
        ('irak SAUF "force qods"', 'all(irak, not("force qods"))'),
        ("irak (NOT iran)", "all(irak, not(iran))"),
        ("irak sauf iran", "irak sauf iran"),
        ("irak not iran", "irak not iran"),
    ],
)
def test_exclusions(typed: str, meaning: str) -> None:
    assert understood(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("irak AND iran", "irak iran"),
        ("irak ET iran", "irak iran"),
        ("irak OR iran", "any(irak, iran)"),
        ("irak OU iran", "any(irak, iran)"),
        ("irak OU iran OU syrie", "any(irak, iran, syrie)"),
        ("irak et iran ou syrie", "irak ~et iran ~ou syrie"),
        ("irak And iran Or syrie", "irak and iran ~or syrie"),
        ("irak iran OR syrie liban", "all(irak liban, any(iran, syrie))"),
        ("irak AND iran OR syrie", "any(irak iran, syrie)"),
        ("irak AND (iran OR syrie)", "all(irak, any(iran, syrie))"),
        ("irak AND NOT iran", "all(irak, not(iran))"),
        ("irak ET SAUF iran", "all(irak, not(iran))"),
        ("irak OR NOT iran", "any(irak, not(iran))"),
        ('"un" OR "deux"', 'any("un", "deux")'),
        ("irak\tOU\niran", "any(irak, iran)"),
        ("(irak iran) OR syrie", "any(irak iran, syrie)"),
        ("(irak)OU(iran)", "any(irak, iran)"),
        ("irak OU(iran)", "any(irak, iran)"),
        ("(irak)ET iran", "irak iran"),
        ("irak OUiran", "irak ouiran"),
        ("ROUEN OU PARIS", "any(rouen, paris)"),
        ("((irak))", "irak"),
        ("( irak ) (iran)", "irak iran"),
        ("irak (iran OU syrie) liban", "all(irak liban, any(iran, syrie))"),
        ("irak ()", "irak"),
        ("irak OU ()", "irak"),
        ("irak(iran)", "irak iran"),
    ],
)
def test_operators_and_parentheses(typed: str, meaning: str) -> None:
    assert understood(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("titre:irak", "title:irak"),
        ("title:irak", "title:irak"),
        ("TITRE:irak Title:iran", "all(title:irak, title:iran)"),
        ("corps:irak", "body:irak"),
        ("body:irak", "body:irak"),
        ('titre:"force qods"', 'title:"force qods"'),
        ("titre:« force qods »", 'title:"force qods"'),
        ("titre:ira*", "title:ira*"),
        ("titre:al-Abadi", "title:al abadi"),
        ("titre:l’Irak", "title:~l irak"),
        ("titre:le", "title:le"),
        ("titre:(irak iran)", "title:irak iran"),
        ("titre:(la guerre)", "title:~la guerre"),
        ("titre:(irak OU iran)", "any(title:irak, title:iran)"),
        ("titre:(irak -iran)", "all(title:irak, not(title:iran))"),
        ("titre:irak iran", "all(iran, title:irak)"),
        ("(titre:irak) iran", "all(iran, title:irak)"),
        ("source:AFP", "source=AFP"),
        ("Source:afp", "source=afp"),
        ('source:"Press TV"', "source=Press TV"),
        ("source:(Press TV)", "source=Press TV"),
        ("source:(AFP OU RFI)", "any(source=AFP, source=RFI)"),
        ("source:Ouest-France", "source=Ouest-France"),
        ("source:L’Orient-Le", "source=L’Orient-Le"),
        ("date:2019", "2019-01-01..2019-12-31"),
        ("date:2019-02", "2019-02-01..2019-02-28"),
        ("date:2019-02-25", "2019-02-25..2019-02-25"),
        ("date:25/02/2019", "2019-02-25..2019-02-25"),
        ("date:2019..2021", "2019-01-01..2021-12-31"),
        ("date:..2020", "..2020-12-31"),
        ("date:2019..", "2019-01-01.."),
        ("date:hier", "2025-05-31..2025-05-31"),
        ('date:"mars 2019"', "2019-03-01..2019-03-31"),
        ("date:(mars 2019)", "2019-03-01..2019-03-31"),
        ("date:« depuis mars 2019 »", "2019-03-01.."),
        ("DATE:2019 OU date:2021", "any(2019-01-01..2019-12-31, 2021-01-01..2021-12-31)"),
        ("personne:Soleimani", "person=Soleimani"),
        ('personnes:"Qassem Soleimani"', "person=Qassem Soleimani"),
        ("people:(Qassem Soleimani)", "person=Qassem Soleimani"),
        ("person:al-Abadi", "person=al-Abadi"),
        ("Personne:“Élisabeth Borne”", "person=Élisabeth Borne"),
        ("titre: irak", "titre irak"),
        ("titre:", "titre"),
        ("sous-titre:irak", "~sous titre irak"),
    ],
)
def test_fields(typed: str, meaning: str) -> None:
    assert understood(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("ira*", "ira*"),
        ("Élé*", "ele*"),
        ("ira* iran", "all(iran, ira*)"),
        ("l'Ira*", "ira*"),
        ("titre:l’Ira*", "title:ira*"),
        ("al-Cha*", 'all("al", cha*)'),
        ("irak * iran", "irak iran"),
        ("*ira", "ira"),
    ],
)
def test_beginnings(typed: str, meaning: str) -> None:
    assert understood(typed) == meaning


@pytest.mark.parametrize("typed", ["irak AND iran", "irak ET iran", '"a b" ET irak', "irak\tET\tiran", "(x)ET(y)"])
def test_words_joined_by_and_are_all_asked_for(typed: str) -> None:
    assert read(typed, TODAY).strict


@pytest.mark.parametrize("typed", ["irak iran", "irak et iran", '"irak AND iran" syrie', "irak OU iran", "AND irak"])
def test_words_joined_otherwise_may_be_let_off(typed: str) -> None:
    assert not read(typed, TODAY).strict
