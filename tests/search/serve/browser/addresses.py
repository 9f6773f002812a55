"""Addresses of every page, each in the states that look different."""

from __future__ import annotations

PAGES = (
    "/",
    "/?q=irak",
    "/?q=irak&page=2&limit=5",
    "/?q=irak&source=RFI&since=2017&not_person=Ali+al-Sistani",
    "/?q=zzyzx+irak",
    "/?q=%22irak",
    "/article/2017-07-10-mossoul-liberation.txt",
    "/article/2017-07-10-mossoul-liberation.txt?q=irak&rank=1",
    "/article/no-such-article",
    "/people",
    "/people?q=al",
    "/person/Haider%20al-Abadi",
    "/organisations",
    "/organisation/Hachd%20al-Chaabi",
    "/places?q=Mossoul",
    "/place/Mossoul",
    "/network?q=irak",
    "/sources",
    "/source/Press%20TV",
    "/timeline",
    "/timeline?q=irak",
    "/timeline?q=irak&vs=bagdad&vs=macron&by=year&share=0",
    "/concordance",
    "/concordance?q=irak",
    "/watches",
    "/watches/Irak",
    "/folders",
    "/folders/Chronologie",
    "/status",
    "/help",
    "/api",
    "/login",
)
"""The pages of an archive of the project's own articles, with a watch and a folder."""
