"""The prompts that an assistant offers to its user, in French and in English."""

from __future__ import annotations

from msgspec import Struct


class Prompt(Struct, frozen=True):
    """A prompt about a subject and a period.

    Attributes:
        name: The name by which clients ask for it.
        title: The name that users see.
        description: Its use, in a sentence.
        text: The prompt, with places for `{subject}` and `{period}`.
    """

    name: str
    title: str
    description: str
    text: str

    def write(self, subject: str, period: str = "") -> str:
        """Fill the prompt in."""
        return self.text.format(subject=subject, period=f" ({period})" if period else "")


PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "revue_de_presse",
        "Revue de presse",
        "Résumer ce que les sources disent d’un sujet, avec les références.",
        "Fais une revue de presse sur « {subject} »{period}. Cherche avec plusieurs formulations, "
        "lis les articles les plus pertinents avec fetch, regroupe-les par angle, et compte une "
        "seule fois les copies d’une même dépêche. Pour chaque affirmation, donne la source, le "
        "jour et l’adresse. Dis combien d’articles répondent à la recherche et combien tu en as lu.",
    ),
    Prompt(
        "press_review",
        "Press review",
        "Sum up what the sources say of a subject, with references.",
        "Write a press review about “{subject}”{period}. Search with several wordings, in the "
        "language of the archive, read the most relevant articles with fetch, group them by angle, "
        "and count the copies of one dispatch once. Give the source, the day and the address for "
        "each statement. Say how many articles match and how many you have read.",
    ),
    Prompt(
        "chronologie",
        "Chronologie",
        "Établir la suite des événements d’un sujet, jour par jour.",
        "Établis la chronologie de « {subject} »{period}. Repère les moments forts avec timeline, "
        "puis lis les articles de ces jours avec search et fetch. Pour chaque événement : le jour, "
        "ce qui s’est passé, la source et l’adresse. Distingue le jour de l’événement de celui de "
        "l’article, et signale les jours qui ne sont connus que par déduction (date_evidence).",
    ),
    Prompt(
        "chronology",
        "Chronology",
        "Put the events of a subject in order, day by day.",
        "Write the chronology of “{subject}”{period}. Find its high points with timeline, then "
        "read the articles of those days with search and fetch. For each event: the day, what "
        "happened, the source and the address. Tell the day of the event from that of the article, "
        "and say where a day is only deduced (date_evidence).",
    ),
    Prompt(
        "qui_est_qui",
        "Qui est qui",
        "Présenter les personnes d’un sujet, leurs rôles et leurs liens.",
        "Présente les personnes citées à propos de « {subject} »{period}. Trouve-les avec facets, "
        "et avec people et beside pour celles qui sont citées ensemble. Pour chacune : son rôle "
        "d’après les articles, les autres graphies de son nom, le nombre d’articles, une référence. "
        "Ne devine aucun rôle que les articles ne disent pas.",
    ),
    Prompt(
        "who_is_who",
        "Who is who",
        "Present the people of a subject, their roles and their ties.",
        "Present the people who are named in connection with “{subject}”{period}. Find them with "
        "facets, and with people and beside for those named together. For each: the role that "
        "articles give, other spellings of the name, the number of articles, a reference. Guess no "
        "role that no article states.",
    ),
    Prompt(
        "contradictions",
        "Contradictions entre sources",
        "Comparer ce que les sources disent, et relever ce qui ne concorde pas.",
        "Relève ce qui ne concorde pas entre les sources à propos de « {subject} »{period} : "
        "chiffres, dates, rôles, causes. Lis au moins un article de chaque source importante (voir "
        "facets), ignore les copies (similar), cite les deux passages mot à mot avec leur adresse, "
        "et dis si l’écart s’explique par la date de publication.",
    ),
    Prompt(
        "contradictions_between_sources",
        "Contradictions between sources",
        "Compare what sources say, and find what does not agree.",
        "Find what does not agree between sources about “{subject}”{period}: numbers, dates, "
        "roles, causes. Read at least one article of each important source (see facets), leave out "
        "copies (similar), quote both passages word for word with their addresses, and say whether "
        "the day of publication explains the difference.",
    ),
)
