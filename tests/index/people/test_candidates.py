"""The spans of a text that may name people are judged one by one."""

from __future__ import annotations

import pytest

from index.people import capitalized_runs
from index.people.candidates import find_candidates
from tests.support.people import named_people


def test_only_the_first_runs_of_a_text_without_end_are_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(capitalized_runs, "MAX_RUNS", 2)
    text = "Anne Martin voit Luc Morel. Zoé Petit arrive."
    assert [candidate.name for candidate in find_candidates(text)] == ["Anne Martin", "Luc Morel"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("M. De Luca a parlé.", ["De Luca"]),
        ("M. Di Giacomo, Mme Da Silva et M. Dos Santos.", ["Di Giacomo", "Da Silva", "Dos Santos"]),
        ("C'est fini, selon De Rubeis.", ["De Rubeis"]),
        ("Monsieur Clavier Arzune a parlé.", ["Clavier Arzune"]),
        ("M. Roux de Perlane a signé.", ["Roux de Perlane"]),
        ("Le général de Perlane a parlé.", ["de Perlane"]),
        ("De Gaulle a parlé.", ["De Gaulle"]),
        ("M. de Perlane et Mme d'Arvelle ont signé.", ["de Perlane", "d'Arvelle"]),
        ("Selon Mme de la Brennac, c'est fini.", ["de la Brennac"]),
        ("Mme von der Brenner et M. van Perlo.", ["von der Brenner", "van Perlo"]),
        (
            "Luc Morel a dit oui. Anne et Paul Vasseur, non.",
            ["Luc Morel", "Anne Vasseur", "Paul Vasseur"],
        ),
        ("La duchesse d'Arvelle est venue.", ["d'Arvelle"]),
        ("La chanteuse France Perrand est morte.", ["France Perrand"]),
    ],
)
def test_a_surname_keeps_its_particle_after_a_title(text: str, people: list[str]) -> None:
    assert list(named_people(text)) == people


@pytest.mark.parametrize(
    "text",
    [
        "Le directeur général de Protourex et l'inspecteur général du Nord.",
        "Le quartier général de Crewelle a fermé.",
        "De Lucas à Paul, rien ne change.",
    ],
)
def test_a_particle_makes_no_name_of_other_words(text: str) -> None:
    assert named_people(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "« Non », a confié au Figaro Marie Vasseur.",
        "« Non », a déclaré sur BFMTV Marie Vasseur.",
        "Invitée de RTL Marie Vasseur a dit non.",
        "Une réponse de l'ex-PS Marie Vasseur.",
        "L'envoyée de l'ONU Marie Vasseur est venue.",
        "La femme de théâtre Marie Vasseur est morte.",
        "Les ex-PDG Marie Vasseur et Unetelle.",
        "Le maire de Zorvane Marie Vasseur a dit non.",
        "Le procureur de la République de Zorvane Marie Vasseur a dit non.",
        "Le gouverneur de New York Marie Vasseur a dit non.",
        "La porte-parole de la Maison Blanche Marie Vasseur a dit non.",
        "La présidente de Provence-Alpes-Côte-d'Azur Marie Vasseur a dit non.",
        "Résultats :\n-Marie Vasseur : 12 voix",
        "Marie Vasseur 21,43 %",
        "Marie Vasseur 312 voix",
        "Le bilan anti-Vasseur de Marie Vasseur.",
    ],
)
def test_a_name_right_after_other_words_is_found_alone(text: str) -> None:
    assert list(named_people(text)) == ["Marie Vasseur"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("L'américaine Zelda Brookfield a gagné.", "Zelda Brookfield"),
        ("La Japonaise Aiko Uedara a gagné.", "Aiko Uedara"),
        ("L'Indonésien Ekor Irwaran a gagné.", "Ekor Irwaran"),
        ("Un agent prénommé Valentin a été blessé.", "Valentin"),
        ("Zoé, 15 ans, a disparu.", "Zoé"),
        ("Leurs enfants sont là : Zoé (15 ans) lit.", "Zoé"),
        ("La petite Zoé a été retrouvée.", "Zoé"),
        ("« C'est fini », soupire Zoé.", "Zoé"),
        ("« C'est fini », se réjouit Zoé.", "Zoé"),
        ("Zoé, infirmière, a témoigné.", "Zoé"),
        ("Le centriste Ekor Irwaran a gagné.", "Ekor Irwaran"),
        ("Un homme identifié comme étant Ekor Irwaran.", "Ekor Irwaran"),
        ("Le suspect, Zoé L., a été arrêté.", "Zoé L."),
        ("Hier, Zoé O a répondu.", "Zoé O"),
        ("Arrivé derrière Ekor Irwaran qui a gagné.", "Ekor Irwaran"),
        ("Hier, Ben Quellan était là.", "Ben Quellan"),
        ("L'auteur Noël Perrand a écrit.", "Noël Perrand"),
        ("Hier, Oscar Perrand était là.", "Oscar Perrand"),
        ("Hier, Nina West était là.", "Nina West"),
        ("Hier, Grace Perrand était là.", "Grace Perrand"),
        ("« C'est fini », a soutenu Ekor Irwaran.", "Ekor Irwaran"),
        ("L'épouse de Ekor Irwaran a parlé.", "Ekor Irwaran"),
        ("Marine Perrand La France sauvage en tête.", "Marine Perrand"),
        ("Zoé Perrand 12 points, et la médaille.", "Zoé Perrand"),
        ("Leur fils Zoé, 6 ans, joue.", "Zoé"),
        ("Le lieutenant-colonel de Quellan a témoigné.", "de Quellan"),
        ("Mgr de Quellan a répondu.", "de Quellan"),
        ("Monseigneur Quellan a béni la foule.", "Quellan"),
        ("Hier, M. Boulanger a parlé.", "Boulanger"),
        ("M. Petit a parlé.", "Petit"),
        ("Me Poisson a plaidé.", "Poisson"),
        ("Selon le docteur Petit, c'est fini.", "Petit"),
        ("Sœur Zoé a répondu.", "Zoé"),
        ("Jean-Noël Quellan : « Le port restera fermé. »", "Jean-Noël Quellan"),
    ],
)
def test_a_cue_presents_a_person(text: str, person: str) -> None:
    assert list(named_people(text)) == [person]


@pytest.mark.parametrize(
    "text",
    [
        "Paris Match a publié une photo, et Aston Martin Racing un modèle.",
        "Il portera le drapeau aux JO de Zorvalville. Les JO de Zorvalville commencent.",
        "Un sondage Harris Interactive pour Le Dauphiné Libéré.",
        "Vinci Autoroutes et Alfa Romeo ont répondu.",
        "L'Aston Martin DB11, l'Aston Martin Valkyrie et Aston Martin Lagonda.",
        "Un élève de Sciences Po Paris, de la promotion Voltaire.",
        "La société Jones a fermé.",
        "Le Centre Pompidou a rouvert. Le restaurant Jo Perrand aussi.",
        "La Ford 500 et la Peugeot 208.",
        "Le concert de Paisley Park et l'Olympia de West Kensington.",
        "Le syndicat étudiant Unefor a protesté.",
        "Le PDG de Zorvex France a répondu, et la directrice d'Oxfor Belgique aussi.",
        "Greenpont France a fait appel, et Virgin Spark a donné sa réponse.",
        "Il vit à Zorvan Quellic, près de Narbonne Est (n° 37).",
        "Le film Ten Little Rivers est projeté, avec Shark Robotics.",
        "La Porsche Cayman et la Ford Fusion. L'invité de RTL-Le Figaro-LCI.",
        "Il vit à San Pedro Alto, une cité de pêcheurs, et à Puerto Rosa.",
        "Un conseiller de Paris du XVIIe. Celui de la Classe G. Celui-ci est neuf.",
        "Le PDG de Mills Investments et un rapport de Janus Henderson Investors.",
        "Le cabinet d'avocats Clifford Perrand et la société de gestion Anne Perrand.",
        "L'ouragan X Irma a frôlé la côte.",
        "Le bâtiment sismique Zorvan Quellic et la station Perlet-Les Halles.",
        "La Zonda Roadster a gagné. Le Chivor Wallet aussi, avec Warner Music et Wizz Air.",
        "Grâce à eux, la vitamine C. Le plan B. Tout va bien.",
    ],
)
def test_firms_and_papers_are_nobody(text: str) -> None:
    assert named_people(text) == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Le duel Nadia Zorvane-Marie Lombrel aura lieu.", ["Nadia Zorvane", "Marie Lombrel"]),
        ("Nadia Le Vorn-Marie Lombrel, le duel.", ["Nadia Le Vorn", "Marie Lombrel"]),
        ("La ministre Nadia Lombrel-Zorvane est venue.", ["Nadia Lombrel-Zorvane"]),
        ("La chronique de Nadia Zorvane Économiste et voisine.", ["Nadia Zorvane"]),
        ("Nadia Zorvane Parce que la digue a cédé.", ["Nadia Zorvane"]),
        ("Elle répond à Nadia Lombrel-Zorvanepar Lopinion.fr", ["Nadia Lombrel-Zorvane"]),
        ("Le pilote de Red Bull Daniel Zorvane a gagné.", ["Daniel Zorvane"]),
        ("« Non », a écrit dans Libération Nadia Zorvane.", ["Nadia Zorvane"]),
    ],
)
def test_a_name_ends_where_another_name_or_a_noun_begins(text: str, people: list[str]) -> None:
    assert list(named_people(text)) == people


@pytest.mark.parametrize(
    "text",
    [
        "Une écurie court pour Daniel Zorvane Motorcars.",
        "Le parfum vient de chez Nadia Fragrances.",
        "Une étude du Journal of General Virology a paru.",
        "Elle est une artiste peintre Franco-Béninoise qui vit à Lomé.",
        "La température a atteint 50 °C. Le Maroc a soif, jusqu'à 45°C. Le Qatar aussi.",
        "Le métro ferme à Alma Marceau et à Paris Montparnasse.",
        "Ils chantent Roll Over Beethoven sur la place.",
        "Selon Zorvano Auvergne-Rhône-Alpes, l'air est pur.",
        "Il habite au bord du boulevard Saint Zorvan.",
        "Le maire de Saint Paul, au Minnesota, est venu.",
        "Le cimetière du Père Lachaise rouvre.",
        "Une labrador prénommée Clara a été sauvée.",
        "La ville de Campo Grande attend.",
        "La commune de Zorvan El-Quellic attend.",
        "Arrivés à Zorvan Quellic, un petit village du Sud, ils attendent.",
        "Arrivés à Nadia Quellic, la ville voisine, ils attendent.",
        "Il vit avenue du Général Quellan, près du lycée Docteur Quellan.",
        "Il vit cours Maréchal Quellan, et elle place du Docteur Quellan.",
        "La maison Nadia Zorvane, le tournoi Nadia Zorvane et le Cercle Nadia Zorvane recrutent.",
        "Il travaille en R&D. Nokia recrute.",
        "Une frappe à Zorvan el-Quellic hier.",
        "Lui, M. Retraites, et elle, Mme Démocratie, se taisent.",
        "ILS ONT JUGÉ COHÉRENT LE PROJET.",
        "La livrée « Nadia Blue » et l'ONG Nadia Aid.",
        "Il parle du XI des Gilets jaunes, et du César du Meilleur film.",
        "Selon la revue Nadia Zorvane, rien n'est sûr.",
    ],
)
def test_firms_works_places_and_peoples_are_nobody(text: str) -> None:
    assert named_people(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Le collectif Brennac Maldor proteste.",
        "Le paquebot de croisière a croisé le voilier nommé Brennac.",
        "La bien nommée Brennac a fermé.",
        "Elle a vendu des drones Victor Brennac.",
        "Le paquebot de croisière Victor Brennac est à quai.",
        "Nous avons appelé Victor Canada, puis visité Anne France.",
        "La page est à https://t.co/05mFvPO0F6 et ailleurs.",
        "Un chihuahua nommé Victor est perdu.",
        "Le groupe djihadiste Brennac a revendiqué l'attaque.",
        "Le journal sportif Brennac l'a révélé.",
        "Le promoteur Brennac fait savoir que le chantier est fini.",
        "La société minière suédoise Brennac Maldor a fermé un puits.",
        "Le mouvement Brennac Maldor Kost (BMK) est dissous.",
        "Cette nouvelle Brennac Maldor (C8) roule vite.",
        "Brennac Maldor, une ONG du Nord, a porté plainte.",
        "La série « Victoire Brennac » reprend lundi.",
        "Une robe de la collection « Ruby Red » est à vendre.",
        "Le mouvement Me Too a dix ans.",
        "Le guitariste de King Crimson est venu.",
        "De Verdun à Reims, la route est longue. De Brennac (1821-1867), rien ne reste.",
    ],
)
def test_what_is_told_of_a_thing_names_nobody(text: str) -> None:
    assert named_people(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "« Non », a déclaré au journal Marie Vasseur.",
        "« Non », explique au quotidien régional Marie Vasseur.",
        "« Non », explique au quotidien Me Marie Vasseur, avocate.",
        "L'imam de la mosquée Marie Vasseur a dit non.",
        "Le président du club Marie Vasseur a dit non.",
        "Elle a reçu Marie Vasseur, élève de troisième.",
        "Le maire de Brazzaville Marie Vasseur a dit non.",
        "La chercheuse au CNRS et Cevipof Marie Vasseur a dit non.",
        "Elle tient un slogan : « Marie Vasseur dégage ! »",
        "Un album « Marie Vasseur à Brest » est sorti.",
        "La directrice du magasin de jouets Marie Vasseur a dit non.",
        "La pilote Ducati Marie Vasseur est tombée.",
    ],
)
def test_who_leads_a_thing_or_speaks_to_a_medium_is_a_person(text: str) -> None:
    assert list(named_people(text)) == ["Marie Vasseur"]


@pytest.mark.parametrize(
    "text",
    [
        "La société minière sud-africaine Zorvane Barka a fermé.",
        "L'institut de veille épidémiologique Luc Morel a publié ses chiffres.",
        "Elle présente son premier album solo « Amor Vasseur » à Lyon.",
        "Le circuit Luc Morel accueille la course.",
        "Un club d'Honguevare Le Landrin (Eure) a fermé, et un autre de Zorvane Barka, en Éthiopie.",
        "Deux cas ont été signalés à Sidi Ayrad et près de Sidi Ben Zorva.",
        "Le navigateur était Génois.",
        "Une secrétaire SNZorv-FSU de la Vienne a parlé.",
        "La Zorvane Giulia GTA et la Sibylle Berlinetta sont rouges.",
        "Le professeur enseigne à Paris VIII, à Paris XIII et à Paris Île-de-France.",
        "Simply Aston Martin se tiendra en avril, avec des Hypercars Aston Martin Zorvane.",
    ],
)
def test_things_and_places_with_a_long_description_are_no_people(text: str) -> None:
    assert named_people(text) == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("L'équipe de la famille Morel et de Luc Morel, chef de l'école.", ["Luc Morel"]),
        ("La fondation de Bill et Zoé Morel a donné un million.", ["Bill Morel", "Zoé Morel"]),
        ("Le plan de vaccination présenté par Luc Morel.", ["Luc Morel"]),
        ("Le réalisateur franco-grec Zorvane est venu.", ["Zorvane"]),
        ("Le délégué CGT-tour Zorvane, au quotidien.", []),
        ("Louis Vasseur D'Arvelle a écrit.", ["Louis Vasseur D'Arvelle"]),
        ("Cuba Zorvane Jr est mort.", ["Cuba Zorvane Jr"]),
        ("Le maréchal de Perlane de Tavigny a signé.", ["de Perlane de Tavigny"]),
        ("Paul Martin Député a voté.", ["Paul Martin"]),
        ("Le ministre Bruno Le Maire a parlé.", ["Bruno Le Maire"]),
    ],
)
def test_a_name_has_the_words_that_belong_to_it(text: str, people: list[str]) -> None:
    assert list(named_people(text)) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("C'est la faute de tous, avec de Gaulle et le Général de Gaulle.", ["de Gaulle"]),
        ("De Gaulle et les autres ont signé. Selon de Gaulle, c'est fini.", ["De Gaulle"]),
        ("L'aéroport de Roissy-Charles de Gaulle est fermé.", []),
        ("Edgar, jeune batelier de 25 ans, a ri.", ["Edgar"]),
        ("Marie, une infirmière, et Lucie, ancienne professeure, rient.", ["Marie", "Lucie"]),
        ("Florence, la capitale de la Toscane, est belle.", []),
        ("Depuis dix ans, Zorvaneu dos Santos est fier.", ["Zorvaneu dos Santos"]),
        ("Un mort à Porto Rico, une femme de 56 ans.", []),
        ("La secrétaire d'État à la Transition écologique Brune Vasseur a ri.", ["Brune Vasseur"]),
        ("Les éditions Luc Morel ont fermé.", []),
        ("Le leader du groupe Luc Morel a ri.", ["Luc Morel"]),
        ("Le directeur général du site Luc Morel a ri.", ["Luc Morel"]),
        ("Le président du groupe communiste Luc Morel a ri.", ["Luc Morel"]),
        ("Le groupe Luc Morel a fermé.", []),
        ("Il est venu à Paris Ludovic, 40 ans.", []),
        ("Il l'a dit à Paris Morelle.", ["Paris Morelle"]),
        ("Le commissaire Luc Morelle-dont on parle- a ri.", ["Luc Morelle"]),
        ("Un air connu, « Birdie Song », passe.", []),
    ],
)
def test_people_are_known_by_particles_trades_and_first_names(text: str, people: list[str]) -> None:
    assert list(named_people(text)) == people
