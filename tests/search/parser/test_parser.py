"""The parser: which query tree a typed query becomes."""

from __future__ import annotations

from datetime import date

import pytest

from index.errors import QueryError
from search.parser import parse_query
from search.query import (
    And,
    DateRange,
    Fuzzy,
    InFolder,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Source,
    Tagged,
    Undated,
    Wildcard,
    Word,
    Words,
)

TODAY = date(2025, 6, 1)


def notation(query: Query) -> str:  # noqa: C901 - one case a kind
    """Write a query tree as `all(irak ~de, not(title:"a b"))`. A tilde marks an optional word."""
    match query:
        case Words(words, field):
            return _of(field, " ".join(map(_word, words)))
        case Phrase(terms, field, slop, boost):
            suffix = f"~{slop}" if slop else ""
            return _of(field, f'"{" ".join(terms)}"{suffix}{_times(boost)}')
        case Prefix(text, field, boost):
            return _of(field, f"{text}*{_times(boost)}")
        case Wildcard(pattern, field, boost):
            return _of(field, f"<{pattern}>{_times(boost)}")
        case Fuzzy(text, edits, field, boost):
            return _of(field, f"{text}~{edits}{_times(boost)}")
        case Source(name):
            return f"source={name}"
        case Named(name):
            return f"person={name}"
        case DateRange(period):
            return f"{period.first or ''}..{period.last or ''}"
        case Undated():
            return "undated"
        case InFolder(name):
            return f"folder={name}"
        case Tagged(name):
            return f"tag={name}"
        case And(parts):
            return f"all({', '.join(map(notation, parts))})"
        case Or(parts):
            return f"any({', '.join(map(notation, parts))})"
        case Not(part):
            return f"not({notation(part)})"


def _word(word: Word) -> str:
    mark = "~" if word.optional else ""
    return f"{mark}{word.exact}{_times(word.boost)}"


def _of(field: str | None, text: str) -> str:
    return f"{field}:{text}" if field else text


def _times(boost: float) -> str:
    return "" if boost == 1.0 else f"^{boost:g}"


def parsed(text: str) -> str:
    return notation(parse_query(text, TODAY).query)


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("", "all()"),
        ("   ", "all()"),
        ("*", "all()"),
        (" * ", "all()"),
        ("irak", "irak"),
        ("IRAK Iran", "irak iran"),
        ('étiquette:"À relire" irak', "all(irak, tag=À relire)"),
        ("tag:vu OU -Tags:lu", "any(tag=vu, not(tag=lu))"),
        ("étiquette de vin", "etiquette ~de vin"),
        ("réforme des retraites", "reforme ~des retraites"),
        ("la réforme de l’Assemblée", "~la reforme ~de ~l assemblee"),
        ("le la les", "le la les"),
        ("et", "et"),
        ("l'Irak", "~l irak"),
        ("aujourd’hui", "aujourdhui"),
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
        ("10:30", "10h30"),
        ("a\x00b", "~a b"),
        ("irak\tiran\nsyrie\u00a0liban", "irak iran syrie liban"),
    ],
)
def test_parse_query_words(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


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
def test_parse_query_quotes_of_every_kind(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


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
def test_parse_query_exclusions(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


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
def test_parse_query_operators_and_parentheses(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


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
        ("légende:pont", "captions:pont"),
        ("legende:pont", "captions:pont"),
        ("le\u0301gende:pont", "captions:pont"),
        ('Caption:"le pont"', 'captions:"le pont"'),
        ("titre: irak", "titre irak"),
        ("titre:", "titre"),
        ("sous-titre:irak", "soustitre irak"),
    ],
)
def test_parse_query_fields(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


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
        ("irak** iran", "all(iran, irak*)"),
        ("irak *** iran", "irak iran"),
        ("titre:Sol* source:AFP", "all(title:sol*, source=AFP)"),
    ],
)
def test_parse_query_prefixes(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("g?ve", "<g?ve>"),
        ("gr*ve", "<gr*ve>"),
        ("Élé*ph?nt", "<ele*ph?nt>"),
        ("œuv?e", "<oeuv?e>"),
        ("e\u0301l*te", "<el*te>"),
        ("*ira", "<*ira>"),
        ("?rak", "<?rak>"),
        ("ira?*", "<ira?*>"),
        ("l'Ir?k", "<ir?k>"),
        ("al-Ch*bi", 'all("al", <ch*bi>)'),
        ("Ch*bi-Zor", "<ch*bizor>"),
        ("irak -s?rie", "all(irak, not(<s?rie>))"),
        ("irak -*stan", "all(irak, not(<*stan>))"),
        ("titre:s?rie", "title:<s?rie>"),
        ("(irak OU s?rie)", "any(irak, <s?rie>)"),
        ("légende:po?t", "captions:<po?t>"),
        ("députée? irakienne", "all(irakienne, <deputee?>)"),
        ("irak?", "<irak?>"),
        ('"gr?ve géné*"', '"gr ve gene"'),
    ],
)
def test_parse_query_wildcards(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("Qui est Soleimani ?", "~qui ~est soleimani"),
        ("Qui est Soleimani?", "~qui ~est soleimani"),
        ("Qui est Soleimani?!", "~qui ~est soleimani"),
        ("Soleimani? Son armée", "soleimani ~son armee"),
        ("titre:irak Soleimani?", "all(soleimani, title:irak)"),
        ("irak ??", "irak"),
    ],
)
def test_parse_query_takes_a_final_question_mark_for_no_wildcard(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


def test_parse_query_refuses_a_question_mark_alone() -> None:
    with pytest.raises(QueryError, match="no word"):
        parse_query("?", TODAY)


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("Soleimani~", "soleimani~1"),
        ("Soleimani~1", "soleimani~1"),
        ("Soleimani~2 irak", "all(irak, soleimani~2)"),
        ("Soleimani~0", '"soleimani"'),
        ("al-Chabi~", 'all("al", chabi~1)'),
        ("titre:Solemani~2", "title:solemani~2"),
        ("irak -Solemani~", "all(irak, not(solemani~1))"),
        ("Élysé~^2", "elyse~1^2"),
        ("~50 morts", "50 morts"),
        ("irak ~ iran", "irak iran"),
    ],
)
def test_parse_query_fuzzy_words(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ('"force qods"~5', '"force qods"~5'),
        ("« force qods »~5", '"force qods"~5'),
        ("“force qods”~5 irak", 'all(irak, "force qods"~5)'),
        ('"force qods"~', '"force qods"~1'),
        ('"force qods"~0', '"force qods"'),
        ('titre:"force qods"~3^2', 'title:"force qods"~3^2'),
        ('irak -"force qods"~3', 'all(irak, not("force qods"~3))'),
    ],
)
def test_parse_query_phrases_with_slop(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("irak^3", "irak^3"),
        ("irak^3 iran", "irak^3 iran"),
        ("la guerre^2,5", "~la guerre^2.5"),
        ("irak^0.5", "irak^0.5"),
        ("al-Chaabi^2", "al^2 chaabi^2"),
        ('"force qods"^2', '"force qods"^2'),
        ('irak "force qods"^2', 'all(irak, "force qods"^2)'),
        ("ira*^2", "ira*^2"),
        ("i?ak^2", "<i?ak>^2"),
        ("titre:irak^2", "title:irak^2"),
        ("(irak OU iran^2)^3", "any(irak^3, iran^6)"),
        ("(irak iran)^2 OU syrie", "any(irak^2 iran^2, syrie)"),
        ("titre:(irak OU iran)^2", "any(title:irak^2, title:iran^2)"),
        ("(irak source:AFP)^2", "all(irak^2, source=AFP)"),
    ],
)
def test_parse_query_boosts(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("date:mars 2019", "2019-03-01..2019-03-31"),
        ("date:mars 2019 irak", "all(irak, 2019-03-01..2019-03-31)"),
        ("irak date:25 février 2019 iran", "all(irak iran, 2019-02-25..2019-02-25)"),
        ("date:il y a 3 mois", "2025-03-01..2025-03-01"),
        ('date:"il y a 3 mois"', "2025-03-01..2025-03-01"),
        ("date:du 3 au 5 mars 2020 irak", "all(irak, 2020-03-03..2020-03-05)"),
        ("date:2019 - 2021", "2019-01-01..2021-12-31"),
        ("date:2019 -irak", "all(2019-01-01..2019-12-31, not(irak))"),
        ("date:mars 2019, irak", "all(irak, 2019-03-01..2019-03-31)"),
        ("date:mars 2019 OU date:mai 2020", "any(2019-03-01..2019-03-31, 2020-05-01..2020-05-31)"),
        ("(date:mars 2019) irak", "all(irak, 2019-03-01..2019-03-31)"),
        ("date:mars 2019 titre:irak", "all(2019-03-01..2019-03-31, title:irak)"),
        ("date:(mars 2019 OU mai 2020)", "any(2019-03-01..2019-03-31, 2020-05-01..2020-05-31)"),
        ('date:mars "mai 2020"', 'all(2025-03-01..2025-03-31, "mai 2020")'),
        ("irak -date:mars 2019", "all(irak, not(2019-03-01..2019-03-31))"),
        ("avant:2019", "..2018-12-31"),
        ("before:2019 irak", "all(irak, ..2018-12-31)"),
        ("avant:15 mars 2020 irak", "all(irak, ..2020-03-14)"),
        ("après:mars 2020", "2020-04-01.."),
        ("apres:mars 2020", "2020-04-01.."),
        ("apre\u0300s:mars 2020", "2020-04-01.."),
        ("after:2019", "2020-01-01.."),
        ("depuis:mars 2019", "2019-03-01.."),
        ("since:2019", "2019-01-01.."),
        ("jusqu'à:2019", "..2019-12-31"),
        ("jusqu’à:mars 2019", "..2019-03-31"),
        ("jusqu’a\u0300:2019", "..2019-12-31"),
        ("until:2019", "..2019-12-31"),
        ("depuis:2019 jusqu'à:2020", "all(2019-01-01.., ..2020-12-31)"),
    ],
)
def test_parse_query_gives_a_date_field_all_words_of_a_date(typed: str, meaning: str) -> None:
    assert parsed(typed) == meaning


@pytest.mark.parametrize("typed", ["avant:..2019 OU x", "avant:1"])
def test_parse_query_refuses_a_date_field_without_a_date(typed: str) -> None:
    with pytest.raises(QueryError):
        parse_query(typed, TODAY)


@pytest.mark.parametrize(
    "typed", ["irak AND iran", "irak ET iran", '"a b" ET irak', "irak\tET\tiran", "(x)ET(y)"]
)
def test_parse_query_is_strict_if_words_are_joined_by_and(typed: str) -> None:
    assert parse_query(typed, TODAY).strict


@pytest.mark.parametrize(
    "typed", ["irak iran", "irak et iran", '"irak AND iran" syrie', "irak OU iran", "AND irak"]
)
def test_parse_query_is_not_strict_without_and(typed: str) -> None:
    assert not parse_query(typed, TODAY).strict
