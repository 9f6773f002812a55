"""Find the people an article names, by rules and word lists, each under one canonical full name.

`coreference.find_people` is the way in. It works in steps:

    capitalized_runs    runs of capitalised words
    name_boundaries     where one name ends in a run
    segments            runs cut into pieces that may hold one name
    capitalized_spans   what may be a name there, judged by the words alone
    surroundings        the words around it
    cues                what they say of a person
    candidates          the same, judged by the text around them
    line_ups            players, named without sentences
    spacy_ner           more full names from spaCy, if the user wants them
    shortening          long names, cut where the rest of the article shows them to end
    context             lists, couples and aliases: judged by the names next to them
    entities            the full names of an article grouped by person
    coreference         every mention resolved to a person

`identity` and `lookup_keys` compute keys that join the people of different articles. `phonetic`
writes the sounds of names into the index. Nothing is imported here: searches need the small modules
alone.
"""
