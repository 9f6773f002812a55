"""The lemmas of inflected forms, and of words that only look alike, counted on two tables."""

from __future__ import annotations

from index.analysis.analyzer import tokenize

SAME = """
accord accords, attaque attaques, armée armées, frontière frontières, élection élections, loi lois, blessé blessés,
réfugié réfugiés, député députée, avocat avocate, président présidente, voisin voisine, étudiant étudiante, ministre
ministres, ambassadeur ambassadeurs, directeur directrice, électeur électrice, acteur actrices, sénateur sénatrice,
chanteur chanteuse, travailleur travailleuses, infirmier infirmière, ouvrier ouvrières, étranger étrangère, dernier
dernières, policier policière, conseiller conseillère, musicien musicienne, citoyen citoyenne, gardien gardiennes,
champion championne, patron patronne, lion lionne, français française, anglais anglaises, libanais libanaise,
irlandais irlandaise, japonais japonaises, mauvais mauvaise, chinois chinoise, iranien iranienne, syrien syriennes,
irakien irakienne, israélien israélienne, européen européenne, palestinien palestiniens, américain américaine,
républicain républicaines, africain africaine, national nationaux, local locaux, régional régionale, général généraux,
journal journaux, hôpital hôpitaux, tribunal tribunaux, cheval chevaux, canal canaux, travail travaux, syndical
syndicaux, international internationales, social sociaux, brutal brutale, spécial spéciaux, municipal municipales,
nouveau nouveaux, château châteaux, drapeau drapeaux, bureau bureaux, feu feux, neveu neveux, jeu jeux, actif active,
offensif offensive, juif juive, bref brève, veuf veuves, naïf naïve, nucléaire nucléaires, religieux religieuse,
dangereux dangereuses, heureux heureuse, nombreux nombreuse, affreux affreuse, long longue, public publique, grec
grecque, turc turque, blanc blanche, franc franche, sec sèche, doux douce, faux fausse, gros grosse, gras grasses,
exprès expresse, complet complète, secret secrète, cruel cruelle, officiel officielle, actuel actuelles, culturel
culturelle, bon bonne, ancien ancienne, gentil gentille, discret discrètes, muet muette, net nette, inquiet inquiète,
arrêter arrêté, arrêter arrêtée, arrêter arrêtait, condamner condamné, condamner condamnés, négocier négocié,
manifester manifestait, manifester manifestent, tuer tuées, blesser blessèrent, attaquer attaquait, élire élira,
annoncer annonça, manger mangeait, changer changeant, placer plaçait, appeler appelle, jeter jette, acheter achète,
finir finissait, agir agissent, grandir grandit, choisir choisissez, punir punis, envahir envahissant, vendre vendu,
vendre vendait, rendre rendent, perdre perdue, répondre répondait, voter voteraient, voter votèrent, parler parlera,
espérer espère
"""
"""Pairs of forms of one word: nouns, adjectives and verbs in number, gender, tense and person."""

APART = """
poste postier, police policier, port porte, port porter, main maintien, mare marée, marché marcheur, fin finance, cour
course, cours courses, mine ministre, mine minute, part parti, part partage, parti partition, gare garage, général
généreux, général générateur, nation natation, nation natif, national nationaliser, relation relatif, organe
organisation, organisme organiste, arme armoire, armée armure, arme armistice, guerre guérir, pays paysan, pays
paysage, port portail, port portrait, terre terreur, terre terrasse, terrain terrier, fer ferme, ferme fermeté, mort
mortier, mort morte-eau, mur mûrir, mer merci, mer mercure, sel selle, sol soleil, sol solde, solde soldat, roi rose,
vol volcan, vol volume, vote vouer, loi loin, loi loisir, conseil consul, conte contact, compte comptoir, champ
champion, camp campagne, canal canard, capital capitaine, capital capituler, carte carton, cause causer, centre
centaine, chef chevet, cité citer, cité citron, civil civique, code codicille, colon colonel, colonie colonne, comité
comète, commune communiste, commune communiquer, congrès congélation, corps corpus, côte coton, couple coupole, cour
courage, courant courir, crise cristal, croix croire, culte culture, dépôt député, désert déserter, dette détente,
droit droite, eau eaux-de-vie, école écologie, écran écrire, effet effectif, église égal, élève élevage, empire
empirer, ennemi ennui, état étatique, étude étui, exil exiger, face facile, faim famille, fait faillite, fils film,
foi foire, fond fondre, force forcer, forêt fort, four fourmi, franc France, front frontière, fuite fruit, fusil
fusion
"""
"""Pairs of two words that some stemmer takes for one, or that share their first letters."""


def pairs(table: str) -> list[tuple[str, str]]:
    words = [pair.split() for pair in table.split(",")]
    return [(first, second) for first, second in words]


def exact(word: str) -> tuple[str, ...]:
    return tuple(token.exact for token in tokenize(word))


def lemmas(word: str) -> set[str]:
    return {lemma for token in tokenize(word) for lemma in token.lemmas}


def are_joined(first: str, second: str) -> bool:
    return not lemmas(first).isdisjoint(lemmas(second))


def test_inflected_forms_share_a_lemma() -> None:
    table = pairs(SAME)
    assert len(table) >= 100
    assert [pair for pair in table if not are_joined(*pair)] == []


def test_exact_terms_of_two_words_differ() -> None:
    table = pairs(APART)
    assert len(table) >= 100
    assert [pair for pair in table if exact(pair[0]) == exact(pair[1])] == []


def test_words_that_are_forms_of_nothing_in_common_share_no_lemma() -> None:
    table = pairs(APART)
    joined = {" ".join(pair) for pair in table if are_joined(*pair)}
    # forms of one verb: "part" and "parti" of partir, "terre" and "terrasse" of terrer
    homographs = {"cause causer", "cité citer", "droit droite", "empire empirer", "fond fondre"}
    homographs |= {"force forcer", "part parti", "terre terrasse"}
    compounds = {"eau eaux-de-vie", "mort morte-eau"}
    assert joined == homographs | compounds
