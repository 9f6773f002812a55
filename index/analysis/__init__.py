"""Turn text into terms.

analyzer       the chain that makes terms of a text: tokenize, fold, stem
tokenizer      text -> words and their offsets
folding        a word -> lower-case ASCII
stemmer        a folded word -> its stem
edit_distance  the edits between two words
edge_ngrams    a folded word -> its prefixes
french         the stop words, rules and lists of French
minhash        the stems of a text -> a sketch that finds near-duplicates
word_lists     files of words, which every package reads its lists with
"""
