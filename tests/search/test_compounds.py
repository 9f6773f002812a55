"""A compound is found in all its spellings, and never by words that stand far apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search import Archive
from tests.support.archives import archive_of
from tests.support.articles import plain_id

pytestmark = pytest.mark.slow

BODIES = {
    "speaker": "Le porte-parole du port dément la fermeture du quai.",
    "speakers": "Deux porte-paroles ont lu le message des dockers.",
    "door": "Une porte claque, puis plus une parole dans la salle.",
    "joined": "La section antiterroriste enquête sur le colis.",
    "hyphen": "Une loi anti-terroriste sera examinée en juin.",
    "space": "Des mesures anti terroriste, disait la note.",
    "covid": "La Covid-19 a vidé les salles de bal.",
    "virus": "Le Covid19 recule dans le canton.",
    "index": "Le CAC 40 gagne deux points à la clôture.",
    "stock": "Le CAC40 recule, les banques aussi.",
    "abbey": "Le tramway de St-Étienne roule de nouveau.",
    "saint": "Le tramway de Saint-Etienne sera prolongé.",
    "article": "Le 49-3 divise la commission.",
    "number": "Le recours au 49.3 est annoncé.",
    "score": "Il reste 49 places et 3 loges.",
    "plane": "Un avion A-380 se pose au nord du port.",
    "jet": "Un A380 survole la rade, un avion de plus.",
    "capital": "Le journal 北京日报 paraît à l'aube.",
    "holidays": "Le week-end de la fête, les hôtels sont pleins.",
    "weekends": "Un weekend de pluie attend les campeurs.",
    "grandparents": "Les grands-parents gardent le phare.",
    "channel": "La chaîne Canal+ diffuse la régate.",
    "waterway": "Le canal de la ville est à sec.",
    "march": "Une marche LGBT+ traverse le bourg.",
    "quoted": "Des pêcheurs se disent +gardiens du large+ et vont au port.",
    "small": "Un p’tit gars du bourg tient la barre.",
    "evening": "Le phare s'allume à 20h, la digue ferme.",
    "night": "Le phare s'éteint à 20 h, la jetée ferme.",
    "race": "Elle gagne le 100m nage libre au large.",
    "hurdles": "Il tombe au 100 m haies sur la cendrée.",
    "mothers": "Deux belles-mères se disputent le premier banc.",
    "mother": "Sa belle-mère a repris la buvette.",
    "vaccine": "Le vaccin AstraZeneca attend au frais.",
    "doses": "Les doses d'Astra Zeneca sont parties en camion.",
    "capital city": "La mission quitte N'Djamena par la piste.",
    "river": "Le fleuve passe à N’djamena, dit le guide.",
    "station": "La chaîne BFMTV filme la criée.",
    "television": "Les caméras de BFM TV sont parties.",
    "game": "Le salon du jeu vidéo ouvre à la halle.",
    "games": "Des jeux vidéo sont prêtés au bourg.",
    "game hyphen": "Un jeu-vidéo sur la pêche paraît.",
    "town": "La commune de Marchenoir fête le blé.",
    "film": "La vidéo montre un jeu de quilles.",
    "shirt": "Un T-shirt rayé sèche au vent.",
    "shirts": "Deux tee-shirts rayés sèchent sur le quai.",
    "tshirt": "Le tshirt du mousse est troué.",
    "tee shirt": "Un tee shirt flotte au mât.",
    "car firm": "La voiture BlaBlaCar est en panne.",
    "car words": "Un trajet avec Bla Bla Car coûte peu.",
    "energy": "Le groupe TotalEnergies vend sa barge.",
    "acronym": "Les PMEs du port recrutent.",
    "singular": "Une P.M.E. du canal ferme.",
    "doctor": "Le Dr Roux soigne les mousses.",
    "medic": "Le docteur Roux quitte le bourg.",
    "avenue": "Le bd Carnot est inondé.",
    "boulevard": "Le boulevard Carnot rouvre.",
    "wind": "Un vent d'est balaie la jetée.",
    "both": "Les pilotes élu·e·s siègent au phare.",
    "interval": "Un entr'acte coupe la pièce du phare.",
    "drive": "Un engin 4×4 tire la barque.",
    "drives": "Un autre 4x4 tire le canot.",
    "tall": "Le sonneur O'Brien monte au clocher.",
    "short": "Le sonneur OBrien descend du clocher.",
    "burger": "Chez McDonald’s, les caisses sont en grève.",
    "burgers": "Un Mcdonalds ouvre près de la gare.",
    "mayor": "Monsieur Macdonald préside la foire.",
    "railway": "La S. N. C. F. ferme un guichet.",
    "railways": "La SNCF rouvre un guichet.",
    "street": "Un bal se tient av. Foch, au 12.",
    "streets": "Un bal se tient avenue Foch, sous la pluie.",
    "era": "Une amphore du IIe siècle av. J.-C. est volée.",
    "eras": "Une urne du 2 e siècle avant Jésus-Christ est rendue.",
    "bus share": "Le site Blablacar affiche complet.",
    "hashtag": "La vague #MeToo atteint le canton.",
    "movement": "Le mouvement Me Too gagne le bourg.",
    "clothes": "Le magasin H&M du bourg ferme.",
    "clothing": "Un magasin H & M ouvre au port.",
    "other": "Les signes 京 et 北 sont au musée.",
}


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    with archive_of(BODIES, tmp_path_factory.mktemp("compounds"), request.param) as opened:
        yield opened


@pytest.mark.parametrize(
    ("queries", "ids"),
    [
        (["porte-parole", "porte-paroles", "PORTE-PAROLE"], {"speaker", "speakers"}),
        (["antiterroriste", "anti-terroriste", "anti terroriste"], {"joined", "hyphen", "space"}),
        (["Covid-19", "Covid 19", "covid19"], {"covid", "virus"}),
        (["CAC40", "CAC 40", "cac-40"], {"index", "stock"}),
        (["St-Étienne", "Saint-Etienne", "st etienne", "St. Étienne"], {"abbey", "saint"}),
        (["49.3", "49-3"], {"article", "number"}),
        (["A380", "A-380", "avion A 380", "A 380"], {"plane", "jet"}),
        (["北京"], {"capital"}),
        (['"week-end"', '"weekend"', '"week end"'], {"holidays", "weekends"}),
        (['"CAC40"', '"CAC 40"', '"le CAC-40"'], {"index", "stock"}),
        (["anti-terror*", "antiterror*", "anti-t?rror*"], {"joined", "hyphen"}),
        (["porte-par*", "p*te-parole"], {"speaker", "speakers"}),
        (["grands-par*", "grand-par*"], {"grandparents"}),
        (["Canal+", '"Canal+"', "canal+"], {"channel"}),
        (["LGBT", "LGBT+"], {"march"}),
        (["gardiens large", '"gardiens du large"', "+gardiens du large+"], {"quoted"}),
        (["20h", "20 h", '"20h"', '"20 h"'], {"evening", "night"}),
        (["100m", "100 m", '"100 m"'], {"race", "hurdles"}),
        (["belle-mère", "belles-mères"], {"mother", "mothers"}),
        (["BFMTV", "BFM TV", '"BFM TV"', "bfmtv"], {"station", "television"}),
        (["criée, c'est-à-dire chaîne", "chaîne criée vis-à-vis"], {"station"}),
        (["AstraZeneca", "Astra Zeneca", "astra zeneca", "astrazeneca"], {"vaccine", "doses"}),
        (['"AstraZeneca"'], {"vaccine", "doses"}),
        (["jeux-vidéo", "jeu-vidéo", "jeux-vidéos"], {"game", "games", "game hyphen"}),
        (["T-shirt", "tee-shirts", "tshirt"], {"shirt", "shirts", "tshirt", "tee shirt"}),
        (
            ["BlaBlaCar", "Bla Bla Car", "blablacar", '"BlaBlaCar"'],
            {*("car firm", "car words"), "bus share"},
        ),
        (["sonneur O'Brien", "OBrien", "o’brien"], {"tall", "short"}),
        (["McDonald's", "Mcdonalds", "mcdonald’s"], {"burger", "burgers"}),
        (["SNCF", "S. N. C. F.", '"S.N.C.F."'], {"railway", "railways"}),
        (["MeToo", "metoo", "Me Too", "me too", "#MeToo"], {"hashtag", "movement"}),
        (["H&M", "H & M", "magasin H & M", "h&m"], {"clothes", "clothing"}),
        (["av. Foch", "avenue Foch"], {"street", "streets"}),
        (["IIe siècle avant J.-C.", "2e siècle av. Jésus-Christ"], {"era", "eras"}),
        (["Total Energies", "TotalEnergies"], {"energy"}),
        (["PME", "PMEs", "P.M.E."], {"acronym", "singular"}),
        (["Dr Roux", "docteur Roux", "dr. Roux"], {"doctor", "medic"}),
        (["bd Carnot", "boulevard Carnot"], {"avenue", "boulevard"}),
        (["vent d'est", "vent d'Est"], {"wind"}),
        (["élu·e·s pilotes", "élu(e)s pilotes", "pilotes élu.e.s"], {"both"}),
        (["pièce entracte", "entr’acte"], {"interval"}),
        (["4x4", "4×4"], {"drive", "drives"}),
        (["N'Djamena", "n’djamena", "Ndjamena", '"N\'Djamena"'], {"capital city", "river"}),
        (["p'tit gars", "petit gars", '"P’tit gars"'], {"small"}),
    ],
)
def test_every_spelling_of_a_compound_finds_all_of_them(
    archive: Archive, queries: list[str], ids: set[str]
) -> None:
    for query in queries:
        assert {plain_id(hit.id) for hit in archive.hits(query)} == ids, query


def test_messages_show_a_compound_as_it_was_typed(archive: Archive) -> None:
    for typed in ("rouge-gorge", "東京"):
        results = archive.find(f"{typed} tramway")
        assert any(typed in str(note) for note in results.notes)


@pytest.mark.parametrize("query", ["BD Carnot", "marché noir"])
def test_what_is_spelt_alike_is_not_confused(archive: Archive, query: str) -> None:
    assert list(archive.hits(query)) == []


def test_exact_words_inflect_no_part_of_a_compound(archive: Archive) -> None:
    hits = archive.hits("jeux-vidéo", exact=True)
    assert {plain_id(hit.id) for hit in hits} == {"games"}


@pytest.mark.parametrize("query", ["tee-shirt", "tshirt"])
def test_a_compound_that_begins_otherwise_is_marked(archive: Archive, query: str) -> None:
    for hit in archive.hits(query):
        [snippet] = hit.snippets
        [(start, end)] = snippet.highlights
        assert snippet.text[start:end].lower().endswith(("shirt", "shirts"))
        assert snippet.text[start].lower() == "t"
