"""Turn text into terms.

analyzer       the chain that makes terms of a text: tokenize, fold, lemmatize
tokenizer      text -> words and their offsets
folding        a word -> lower-case ASCII
compounds      a word with hyphens -> the term of the whole
lemmatizer     a word -> the terms of its lemmas
lexicon        a folded form -> its lemmas, in a compact file
endings        a folded word that the lexicon does not know -> what it may come from
edit_distance  the edits between two words
edge_ngrams    a folded word -> its prefixes
french         the stop words, lexicon, rules and lists of French
line_breaks    the parts of a word broken at the end of a line -> its hyphen, if it has one
minhash        the lemmas of a text -> a sketch that finds near-duplicates
word_lists     files of words, which every package reads its lists with
"""
