"""Test which quotations are found, and whose they are."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.coreference import find_mentions
from index.quotations.finder import find_quotations

NADIA = "Nadia Ferrand"
PAUL = "Paul Tavernier"


def quoted(text: str) -> list[tuple[str, str]]:
    """Return the speaker and the words of each quotation, its parts joined by a bar."""
    found: list[tuple[str, str]] = []
    for quotation in find_quotations(text, find_mentions(text)):
        words = " | ".join(text[start:end] for start, end in quotation.parts)
        found.append((quotation.speaker, words))
    return found


def speakers(text: str) -> list[str]:
    return [speaker for speaker, _ in quoted(text)]


@pytest.mark.parametrize(
    "text",
    [
        "« Le port restera fermé », a déclaré Nadia Ferrand.",
        '"Le port restera fermé", a déclaré Nadia Ferrand.',
        "“Le port restera fermé”, a déclaré mardi à Brest Mme Nadia Ferrand.",
        "« Le port restera fermé » explique la maire de Brest Nadia Ferrand.",
        "« Le port restera fermé », s'est par ailleurs félicitée Nadia Ferrand.",
        "« Le port restera fermé ! », a, de son côté, lancé Nadia Ferrand.",
        "« Le port restera fermé », a ainsi fait valoir Nadia Ferrand.",
        "« Le port restera fermé », a expliqué à Paul Tavernier la maire, Nadia Ferrand.",
        "« Le port restera fermé », a dit l'avocate de Paul Tavernier, Me Nadia Ferrand.",
        "« Le port restera fermé », selon Nadia Ferrand.",
        "« Le port restera fermé » (sic), a tweeté Nadia Ferrand.",
        "Nadia Ferrand a déclaré : « Le port restera fermé ».",
        "Nadia Ferrand (PS) a dit que « le port restera fermé ».",
        "Nadia Ferrand, maire de Brest depuis 2014, répond : « Le port restera fermé. »",
        "Nadia Ferrand : « Le port restera fermé ».",
        "Selon Nadia Ferrand, « le port restera fermé ».",
        "Pour Nadia Ferrand, maire de Brest, le port est « une chance pour tous ».",
        "Interrogée par Paul Tavernier, Nadia Ferrand a répondu : « Le port restera fermé ».",
        "Nadia Ferrand a pris la parole et a déclaré : « Le port restera fermé ».",
        "Nadia Ferrand a quitté la salle avant d'ajouter : « Le port restera fermé ».",
        "Nadia Ferrand, qui présidait la séance, a estimé que « le port restera fermé ».",
        "« Le port, a déclaré Nadia Ferrand, restera fermé jusqu'au mois de mars. »",
        "Le port restera « fermé jusqu'au mois de mars » faute de crédits, a dit Nadia Ferrand.",
        "« Le port restera fermé », a ajouté Nadia Ferrand, entourée de Paul Tavernier.",
    ],
)
def test_the_clause_about_a_quotation_names_its_speaker(text: str) -> None:
    assert speakers(text) == [NADIA]


@pytest.mark.parametrize(
    "text",
    [
        "« Le port restera fermé », a déclaré la préfecture devant Nadia Ferrand.",
        "« Le port restera fermé », a dit l'avocate de Nadia Ferrand.",
        "« Le port restera fermé », a dit l'avocate de la ministre des Transports, Nadia Ferrand.",
        "« Le port restera fermé », a dit le juge de l'affaire Nadia Ferrand.",
        "« Le port restera fermé », a dit l'interprète du Prélude de Nadia Ferrand.",
        "« Le port restera fermé », a dit un témoin. Nadia Ferrand est venue.",
        "« Le port restera fermé », a-t-on appris auprès de Nadia Ferrand.",
        "« Le port restera fermé », ont déclaré des habitants à Nadia Ferrand.",
        "Le frère de Nadia Ferrand a déclaré : « Le port restera fermé ».",
        "« Le port restera fermé » : Nadia Ferrand a lu la pancarte.",
        "Selon BFMTV, Nadia Ferrand est « au bord de la démission ».",
        "Pour Les Amis du port, Nadia Ferrand est « au bord de la démission ».",
        "Nadia Ferrand est venue et le préfet conclut ainsi sa lettre : « Le port est fermé ».",
        "Le maire a pris la défense du pêcheur Nadia Ferrand : « Le port restera fermé ».",
        "Une lettre à Nadia Ferrand : « Le port restera fermé ».",
    ],
)
def test_nobody_is_the_speaker_whom_the_clause_only_mentions(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Ferrand a critiqué les « irresponsables ».",
        "Selon Nadia Ferrand, le préfet est « responsable ».",
        "Nadia Ferrand a évoqué le film « Les Quais du bout du monde ».",
        "Nadia Ferrand a salué l'opération « une ville plus propre ».",
        "Nadia Ferrand a reçu les « gilets jaunes ».",
        "Nadia Ferrand dénonce un plan intitulé « demain sera un autre jour ».",
        "Nadia Ferrand a présenté son livre, « Le Port de nuit ».",
    ],
)
def test_irony_and_titles_of_works_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_single_word_after_a_colon_is_a_quotation() -> None:
    assert quoted("Nadia Ferrand a répondu : « Non ».") == [(NADIA, "Non")]


def test_a_pronoun_means_the_person_who_spoke_last() -> None:
    text = (
        "« Le port restera fermé », a déclaré Nadia Ferrand.\n"
        "« Nous n'avons pas le choix », a-t-elle ajouté.\n"
        "« Rien n'est décidé », déclare-t-elle encore."
    )
    assert speakers(text) == [NADIA, NADIA, NADIA]


def test_a_pronoun_of_the_other_gender_means_nobody_who_is_known() -> None:
    text = "« Le port restera fermé », a dit Nadia Ferrand. « C'est faux », a-t-il répondu."
    assert speakers(text) == [NADIA]


def test_a_form_of_address_tells_the_gender_that_a_pronoun_has() -> None:
    text = (
        "« Le port est fermé », a dit Camille Tavernier. "
        "« C'est faux », a-t-elle ajouté. « C'est vrai », a-t-il répondu."
    )
    assert speakers(f"{text} Mme Tavernier est venue.") == ["Camille Tavernier"] * 2
    assert speakers(f"{text} M. Tavernier est venu.")[:1] == ["Camille Tavernier"]


def test_a_pronoun_after_somebody_unnamed_means_that_person() -> None:
    text = (
        "« Le port restera fermé », a dit Paul Tavernier.\n"
        "« C'est une honte », a lancé un pêcheur.\n"
        "« Nous irons à Paris », a-t-il ajouté."
    )
    assert speakers(text) == [PAUL]


def test_a_pronoun_means_the_person_whom_the_text_turned_to() -> None:
    text = (
        "« Le port restera fermé », a dit Paul Tavernier.\n"
        "Bruno Rousset a pris la parole à son tour. « C'est une honte », a-t-il lancé."
    )
    assert speakers(text) == [PAUL, "Bruno Rousset"]


def test_a_pronoun_means_the_person_of_whom_the_sentence_before_tells_something() -> None:
    text = (
        "« Le port restera fermé », a dit Paul Tavernier.\n"
        "Un pêcheur est venu, Bruno Rousset, qui a vu la mer monter. Il s'est dit « très inquiet »."
        " Il a ajouté : « Nous irons à Paris »."
    )
    assert speakers(text)[-1] == "Bruno Rousset"


def test_a_pronoun_means_the_person_according_to_whom_the_sentence_before_is() -> None:
    text = "Pour Bruno Rousset, Paul Tavernier n'est pas compétent. « On verra bien », a-t-il dit."
    assert speakers(text) == ["Bruno Rousset"]


def test_somebody_named_within_a_quotation_is_no_speaker() -> None:
    text = "« Je crois que Bruno Rousset se trompe », a dit Paul Tavernier. Il insiste : « C'est faux »."
    assert speakers(text) == [PAUL, PAUL]


def test_an_office_means_the_only_person_who_holds_it() -> None:
    text = (
        "Le ministre des Transports, Paul Tavernier, a reçu la maire de Brest Nadia Ferrand.\n"
        "« Le port restera fermé », a déclaré le ministre.\n"
        "« C'est une honte », a répondu la maire.\n"
        "« Nous verrons bien », a conclu le préfet."
    )
    assert speakers(text) == [PAUL, NADIA]


def test_an_office_of_several_people_means_the_one_who_spoke_last() -> None:
    text = (
        "Le ministre Paul Tavernier et le ministre Bruno Rousset sont venus.\n"
        "« Qui sait ce qui viendra », a dit le ministre.\n"
        "« Le port restera fermé », a dit Bruno Rousset. « C'est ainsi », a ajouté le ministre."
    )
    assert speakers(text) == ["Bruno Rousset", "Bruno Rousset"]


def test_an_office_of_one_thing_is_not_that_of_another() -> None:
    text = (
        "La présidente du port, Nadia Ferrand, est là.\n"
        "« Il rouvrira », a dit la présidente du port.\n"
        "« Nous verrons », a dit la présidente de la région."
    )
    assert speakers(text) == [NADIA]


def test_an_office_beside_a_name_is_not_always_that_persons() -> None:
    text = "La journaliste face à Nadia Ferrand insiste. « C'est faux », s'indigne la journaliste."
    assert speakers(text) == []


def test_a_pronoun_does_not_mean_somebody_named_after_it() -> None:
    text = (
        "« Le port est fermé », a dit Paul Tavernier. "
        "Il assure que Bruno Rousset n'était « pas un ami »."
    )
    assert speakers(text) == [PAUL, PAUL]


def test_somebody_else_before_a_colon_speaks_next() -> None:
    text = "Nadia Ferrand a dit : « Le port ferme ! » Un pêcheur a répondu : « Nous restons ici »."
    assert speakers(text) == [NADIA]


def test_the_prime_minister_is_no_other_minister() -> None:
    text = (
        "Le ministre Paul Tavernier et la Première ministre Nadia Ferrand sont venus.\n"
        "« Le port restera fermé », a déclaré la Première ministre."
    )
    assert speakers(text) == [NADIA]


@pytest.mark.parametrize(
    ("office", "other_name"),
    [
        ("Le Premier ministre", "le chef du gouvernement"),
        ("La présidente", "la cheffe de l'État"),
        ("Le chef de file", "le chef de file"),
    ],
)
def test_an_office_is_known_by_its_other_names(office: str, other_name: str) -> None:
    person = NADIA if office.startswith("La") else PAUL
    text = f"{office} {person} est là. « Le port restera fermé », a déclaré {other_name}."
    assert speakers(text) == [person]


def test_the_chief_of_something_is_not_that_of_another_thing() -> None:
    text = "Le chef du port Paul Tavernier est là. « Il reste fermé », a dit le chef de la gare."
    assert speakers(text) == []


def test_the_next_sentence_between_marks_goes_on() -> None:
    text = "« Le port restera fermé », a déclaré Nadia Ferrand. « Nous n'avons pas le choix. »"
    assert speakers(text) == [NADIA, NADIA]


def test_a_question_may_be_answered_by_somebody_else() -> None:
    text = "« Le port est-il fermé ? », a demandé Nadia Ferrand. « Oui, pour de bon. »"
    assert speakers(text) == [NADIA]


def test_the_object_of_a_verb_is_not_its_subject() -> None:
    text = "Le ministre Paul Tavernier est là. Le ministre a reçu Nadia Ferrand et a promis : « On verra »."
    assert speakers(text) == [PAUL]


def test_another_subject_between_a_verb_and_a_quotation_ends_its_reach() -> None:
    text = "Si Nadia Ferrand demande un quai, Paul Tavernier veut « un port plus grand »."
    assert speakers(text) == []


def test_somebody_who_is_given_an_office_later_does_not_hold_it_before() -> None:
    text = "« Le port restera fermé », a dit le préfet. Le préfet Paul Tavernier est arrivé."
    assert speakers(text) == []


def test_parts_of_a_sentence_are_parts_of_one_quotation() -> None:
    text = "« Le port est fermé », a dit Nadia Ferrand, « et il le restera »."
    assert quoted(text) == [(NADIA, "Le port est fermé | et il le restera")]
    text = "« Le port, a dit Nadia Ferrand, restera fermé jusqu'en mars. »"
    assert quoted(text) == [(NADIA, "Le port | restera fermé jusqu'en mars.")]


def test_one_clause_is_about_all_quotations_of_its_sentence() -> None:
    text = "« Le port est fermé » et « nous le regrettons », a dit Nadia Ferrand."
    assert speakers(text) == [NADIA, NADIA]


def test_a_quotation_of_several_paragraphs_is_one() -> None:
    text = "Nadia Ferrand a déclaré : « Le port est fermé.\n« Il le restera. »"
    assert quoted(text) == [(NADIA, "Le port est fermé.\n« Il le restera.")]


def test_offsets_are_those_of_the_words_without_marks_and_spaces() -> None:
    text = "Hier,\u00a0«\u00a0le port restera fermé\u00a0», a dit Nadia Ferrand."
    [quotation] = find_quotations(text, find_mentions(text))
    [(start, end)] = quotation.parts
    assert text[start:end] == "le port restera fermé"


PIECES = st.sampled_from(
    [
        *("« ", " »", '"', "“", "”", "\n", ", a dit ", ", a-t-il dit", "Nadia Ferrand", "M. "),
        *(" a déclaré : ", "selon ", "le ministre ", ". ", ", ", " et ", "la mer monte", "que "),
        *("Paul Tavernier", " - ", "_", "l'", " la ", "1", "premier ", "chef de ", "(", ": "),
    ]
)
QUOTATIONS = st.sampled_from(
    [
        "« La mer monte », a dit Nadia Ferrand. ",
        "Selon Paul Tavernier, « le port rouvrira ». ",
        "Nadia Ferrand a déclaré : « la mer monte ».\n",
    ]
)


@pytest.mark.parametrize("noun", ["-", "--", "_", "'", "1", "’", "-x", "premier", "chef de", "É"])
def test_a_clause_may_have_any_sign_for_its_subject(noun: str) -> None:
    text = (
        f"Nadia Ferrand est là. « Il rouvrira », a dit le {noun}. « Il rouvrira », a dit l'{noun}"
    )
    assert speakers(text) in ([], [NADIA])


@given(st.lists(PIECES | QUOTATIONS, max_size=40).map("".join))
def test_parts_lie_in_the_text_one_after_the_other(text: str) -> None:
    mentions = find_mentions(text)
    names = {mention.name for mention in mentions}
    parts: list[tuple[int, int]] = []
    for quotation in find_quotations(text, mentions):
        assert quotation.speaker in names
        parts += quotation.parts
    for start, end in parts:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
    for (_, end), (start, _) in pairwise(parts):
        assert end <= start


@pytest.mark.parametrize(
    "piece",
    [
        *("« ", " »", '"', ' "', "“", "''", "« a », ", "« a b c d e f, ", "Nadia Ferrand « "),
        *(", a ", "« a, dit ", "Nadia Ferrand, ", "« a b c » et ", "« a b c\n", '"a b c\n', "a-t-"),
        *(
            "le ministre Nadia Ferrand « ils sont là », a dit le ministre. ",
            "se se se ",
            "(",
            "M. ",
        ),
    ],
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    start = "« La mer monte », a dit Nadia Ferrand. "
    seconds = [_seconds(start + piece * (length // len(piece))) for length in (20_000, 80_000)]
    assert seconds[1] < max(16 * seconds[0], 0.5)


def _seconds(text: str) -> float:
    mentions = find_mentions(text)
    started = time.process_time()
    find_quotations(text, mentions)
    return time.process_time() - started


@pytest.mark.parametrize(
    "text",
    [
        "La digue doit être refaite, assure Nadia Ferrand. « Le port restera fermé. »",
        "Nadia Ferrand estime que la digue est vieille. « Le port restera fermé ». Il pleut.",
        "La digue est vieille, dit-elle. « Le port restera fermé. » Nadia Ferrand est partie.",
        "À en croire Nadia Ferrand, « le port restera fermé ».",
        "Nadia Ferrand de la CGT Ports a expliqué que « le port restera fermé ».",
        "Nadia Ferrand est venue au port. « Le port restera fermé », a promis la maire.",
        "Nadia Ferrand est venue. « La Digue » a annoncé sa fin. « Le port ferme », a-t-elle dit.",
    ],
)
def test_a_sentence_around_a_quotation_tells_its_speaker(text: str) -> None:
    opening = "Nadia Ferrand a été élue.\n" if "dit-elle" in text else ""
    assert speakers(opening + text) == [NADIA]


def test_a_paragraph_of_quoted_words_goes_on_with_the_one_before() -> None:
    first = "« Il pleut », a dit Nadia Ferrand.\n"
    assert speakers(f"{first}« Le port restera fermé. »\nLa digue est vieille.\n") == [NADIA] * 2
    assert speakers(f"{first}« Le port restera fermé »\nLa digue est vieille.\n") == [NADIA]
    assert speakers(f"{first}« Le port restera fermé. » La digue est vieille.\n") == [NADIA]


def test_another_verb_of_the_same_subject_tells_the_speaker() -> None:
    text = "Nadia Ferrand souligne que « le port est vieux » et déclare : « Il restera fermé. »"
    assert speakers(text) == [NADIA]
    assert quoted(text) == [(NADIA, "le port est vieux | Il restera fermé.")]


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Ferrand est venue au port. « Le port restera fermé », a promis l'avocate.",
        "Nadia Ferrand est venue au port. « Le port restera fermé », a promis le maire.",
        "La capitaine Nadia Ferrand est venue. « Le port restera fermé », a promis la maire.",
        "Nadia Ferrand et Paul Tavernier sont là. « Le port restera fermé », a dit la maire.",
        "S'il a assuré Nadia Ferrand de son soutien, il part. « Le port restera fermé. »",
    ],
)
def test_an_office_that_may_be_of_somebody_else_tells_no_speaker(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "« Le port restera fermé », se souvient Nadia Ferrand.",
        "« Le port restera fermé », soutient Nadia Ferrand.",
        "« Le port restera fermé », fulmine Nadia Ferrand.",
        "Comme le résume Nadia Ferrand, « le port restera fermé ».",
        "Comme l'a rappelé lundi Nadia Ferrand, « le port restera fermé ».",
        "Nadia Ferrand parle d'« un port qui restera fermé ».",
        "Paul Tavernier s'est tu. Nadia Ferrand, elle, a jugé « le port trop petit ».",
        "Paul Tavernier a écrit à Nadia Ferrand, qui a répondu : « Le port restera fermé. »",
        "Nadia Ferrand a de nouveau attaqué Paul Tavernier : « Le port restera fermé. »",
    ],
)
def test_more_words_around_a_quotation_tell_its_speaker(text: str) -> None:
    assert speakers(text) == [NADIA]


@pytest.mark.parametrize(
    "text",
    [
        "Paul Tavernier est venu. « Le port restera fermé », a-t-il dit sous couvert d'anonymat.",
        "Nadia Ferrand est venue. « C'est fini pour nous », confie-t-elle, requérant l'anonymat.",
        "L'avocat de Nadia Ferrand, qui a répondu : « Le port restera fermé », est parti.",
    ],
)
def test_somebody_who_is_not_named_is_not_the_one_named_before(text: str) -> None:
    assert speakers(text) == []


def test_the_title_of_a_text_is_no_quotation_though_a_clause_follows() -> None:
    text = (
        "« Le port restera fermé », dit Nadia Ferrand dans un texte intitulé « L'Union fait la force »"
        " que tous ont lu, selon elle."
    )
    assert quoted(text) == [(NADIA, "Le port restera fermé")]
