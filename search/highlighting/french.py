"""Abbreviations whose full stop ends no sentence, and small words of names. The lists are ours."""

from __future__ import annotations

_TITLES = """
    M MM Mme Mmes Mlle Mlles Mr Mrs Dr Drs Pr Prs Prof Me Mes Mgr St Ste Sts Stes Sr Jr Vve
    Gal Gén Gen Col Cdt Cne Cap Capt Lt Adj Sgt Cpl Maj Amb Prés Dir Dép Sén Rep Sen Hon Rev
"""
_REFERENCES = """
    cf av bd bld blvd bât tél réf dept dpt éd ed trad coll ibid op cit vs c-à-d i.e e.g ss suiv
"""
_BEFORE_NUMBERS = """
    art p pp vol t n no nos nº n° fig chap par § sect ann annexe al pl rte env approx max min
    janv févr fév avr juil sept oct nov déc lun mar mer jeu ven sam dim
"""
_BEFORE_NAMES = """
    prof gén cdt lt sgt pdt dr pr doct ing s.a s.a.r.l s.a.s s.c.i s.n.c e.u.r.l
"""
_PARTICLES = """
    de du des d la le les l von van der den el al ben bin ibn abou abu di da dos del y et
"""

TITLES = frozenset(word for title in _TITLES.split() for word in (title, title.upper()))
"""Abbreviations that a name follows, in capitals too. In small letters they are other words."""
REFERENCES = frozenset(_REFERENCES.split())
"""Abbreviations in small letters that anything may follow."""
BEFORE_NUMBERS = frozenset(_BEFORE_NUMBERS.split())
"""Abbreviations in small letters before a number. Elsewhere they are words: `l’art`, `en mer`."""
BEFORE_NAMES = frozenset(_BEFORE_NAMES.split())
"""Abbreviations in small letters, and forms of companies, before a name. Some are words elsewhere."""
PARTICLES = frozenset(_PARTICLES.split())
"""Small words that may stand within a name."""
