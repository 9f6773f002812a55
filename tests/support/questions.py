"""Queries of every kind, for which all ways to ask must give the same hits."""

from __future__ import annotations

QUESTIONS = (
    "Hachd al-Chaabi",
    "Soleimani",
    '"force al-Qods"',
    "retrait* américain",
    "source:IRNA",
    "personne:Soleimany",
    "date:2020",
    "titre:Ghaani",
    "Irak SAUF Iran",
    "seisme devastateur",
    "milices chiites irakiennes armée budget solde",
    "",
)
