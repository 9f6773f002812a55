"""Measure inflections: which forms meet their lemma, and which words are taken for others.

`python -m bench.inflections DATA` reads the lexicon of the analyzer, and counts the words of the
articles in the folder DATA (`news.jsonl.xz`, and `corpus.jsonl.xz` in the folders of `ir`). It
compares our analyzer with Snowball and Whoosh as their users set them up for French, and with the
stemmers of Lucene. It prints a Markdown table, and exits 1 when a figure of ours is worse than its
bound in `floors.toml`.

    met           share of the inflected forms of every tenth lemma that find their lemma
    unaccented    the same, when the forms are typed without accents
    withheld      the same as the first, for ours if the lexicon did not know these lemmas: that is,
                  by the rules for unknown words alone, which were made without looking at them
    confused      share of these forms that share a term with another one that has none of its lemmas
    frequent met  share of the 20,000 most frequent words that find each of their lemmas
    unaccented    the same, when they are typed without accents
    confused      share of these words that share a term with another of them that is a form of no
                  lemma in common

Homographs are forms of several lemmas, such as "porte". They find each of them, and are not
confused with any. `--homographs` lists those among the frequent words. The lemmas of a form are
those of the lexicon, so ours can only fail to find them where a query is weighed otherwise than a
text; the figures say what a stemmer loses beside it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from bench.floors import read_floors, shortcomings
from bench.lucene_stemmers import light_stem, minimal_stem
from bench.options import data_parser
from bench.peers import tantivy_analyser
from bench.texts import read_texts
from index.analysis.folding import fold
from index.analysis.lemmatizer import index_terms, search_terms
from index.analysis.lexicon import Lexicon, Readings, french_lexicon
from index.analysis.ordinals import ordinal_term
from index.analysis.tokenizer import split_words

FREQUENT_WORDS = 20_000
HELD_BACK_PART = 10
"""One lemma in so many is measured, and withheld from the lexicon."""
HEADING = (
    "| analyzer | met | unaccented | withheld | confused | frequent met | unaccented | confused |\n"
    "|---|---|---|---|---|---|---|---|"
)
FIGURES = (
    *("met", "unaccented", "withheld", "withheld_confused"),
    *("frequent_met", "frequent_unaccented", "confused"),
)
MAXIMA = ("withheld_confused", "confused")

Terms = Callable[[str], Collection[str]]
"""Returns the terms of a word."""
Pairs = Sequence[tuple[str, str]]
"""Forms, and the lemma of each, as both are spelt."""
LemmasByForm = Mapping[str, frozenset[str]]
"""The terms of the lemmas of each form, as it is spelt."""


@dataclass(frozen=True, slots=True)
class Analyzer:
    """An analyzer to measure.

    Attributes:
        written: Returns the terms that a word of a text is found by.
        typed: Returns the terms that a typed word looks for.
    """

    written: Terms
    typed: Terms

    def share_met(self, pairs: Pairs, *, accented: bool = True) -> float:
        """Return the share of forms that find their lemma when they are typed."""
        met = 0
        for form, lemma in pairs:
            typed = self.typed(form if accented else fold(form))
            met += not set(typed).isdisjoint(self.written(lemma))
        return met / len(pairs)

    def share_confused(self, lemmas: LemmasByForm) -> float:
        """Return the share of words that have a term of a word with no lemma in common."""
        words: defaultdict[str, list[str]] = defaultdict(list)
        for word in lemmas:
            for term in self.written(word):
                words[term].append(word)
        confused: set[str] = set()
        for sharing in words.values():
            for word in sharing:
                if any(lemmas[word].isdisjoint(lemmas[other]) for other in sharing):
                    confused.add(word)
        return len(confused) / len(lemmas)


class WithheldLexicon(Lexicon):
    """The lexicon without the lemmas that are measured."""

    def readings(self, key: str) -> Readings:
        """Return the readings of a form that has no lemma which is withheld."""
        readings = super().readings(key)
        terms = (term for reading in readings for term in reading.all_terms)
        return () if any(map(is_held_back, terms)) else readings


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    parser = data_parser(__doc__, "the folder of the articles")
    parser.add_argument("--homographs", action="store_true", help="list the homographs")
    options = parser.parse_args()
    lexicon = lemmas_by_form(french_lexicon())
    held_back = list(pairs_of(lexicon, is_held_back))
    withheld_lemmas = {form: lexicon[form] for form, _ in held_back}
    words = frequent_words(options.data, lexicon)
    frequent = {word: lexicon[word] for word in words}
    print(f"{len(held_back):,} forms, {len(frequent):,} words\n\n{HEADING}")
    figures: dict[str, float] = {}
    for name, analyzer in analyzers().items():
        measured = measure(analyzer, held_back, frequent)
        withheld = ours(WithheldLexicon()) if name == "ours" else analyzer
        measured["withheld"] = withheld.share_met(held_back)
        measured["withheld_confused"] = withheld.share_confused(withheld_lemmas)
        figures = figures or measured  # ours come first
        cells = " | ".join(f"{measured[figure]:.4f}" for figure in FIGURES)
        print(f"| {name} | {cells} |", flush=True)
    homographs = sorted(word for word in frequent if len(frequent[word]) > 1)
    print(f"\n{len(homographs):,} of the frequent words are homographs")
    if options.homographs:
        print(*homographs)
    floors = read_floors("inflections")
    complaints = list(shortcomings(figures, floors, maxima=MAXIMA, digits=4))
    print(*complaints, sep="\n", file=sys.stderr)
    return 1 if complaints else 0


def measure(analyzer: Analyzer, held_back: Pairs, frequent: LemmasByForm) -> dict[str, float]:
    """Return the figures of an analyzer, all but that of a lexicon from which lemmas are withheld."""
    pairs = list(pairs_of(frequent, lambda _: True))
    return {
        "met": analyzer.share_met(held_back),
        "unaccented": analyzer.share_met(held_back, accented=False),
        "frequent_met": analyzer.share_met(pairs),
        "frequent_unaccented": analyzer.share_met(pairs, accented=False),
        "confused": analyzer.share_confused(frequent),
    }


def analyzers() -> Mapping[str, Analyzer]:
    """Return the analyzers by name, ours first."""
    from whoosh.analysis import LanguageAnalyzer

    snowball = tantivy_analyser()
    whoosh = LanguageAnalyzer("fr")
    terms: dict[str, Terms] = {
        "Snowball (Tantivy's)": snowball.analyze,
        "Lucene's light": lambda word: (light_stem(word.lower()),),
        "Lucene's minimal": lambda word: (minimal_stem(word.lower()),),
        "Whoosh's": lambda word: [token.text for token in whoosh(word)],
    }
    return {"ours": ours(french_lexicon())} | {
        name: Analyzer(written, written) for name, written in terms.items()
    }


def ours(lexicon: Lexicon) -> Analyzer:
    """Return our analyzer with a lexicon."""

    def written(word: str) -> Collection[str]:
        return index_terms(word, fold(word), is_name=True, lexicon=lexicon).terms

    def typed(word: str) -> Collection[str]:
        terms = search_terms(word, fold(word), lexicon=lexicon)
        return terms.terms + terms.lesser_terms

    return Analyzer(written, typed)


def is_held_back(term: str) -> bool:
    """Return True for the terms of one lemma in ten, which are the same in every run."""
    return crc32(term.encode()) % HELD_BACK_PART == 0


def lemmas_by_form(lexicon: Lexicon) -> LemmasByForm:
    """Return the lemmas of every form of a lexicon. That of "XIe" is also that of "onzième"."""
    lemmas: dict[str, frozenset[str]] = {}
    for _, readings in lexicon:
        for reading in readings:
            ordinal = ordinal_term(reading.spelling)
            lemmas[reading.spelling] = frozenset([*reading.all_terms, *filter(None, [ordinal])])
    return lemmas


def pairs_of(forms: LemmasByForm, is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Yield forms with each of their lemmas whose term is wanted, as both are spelt."""
    lexicon = french_lexicon()
    for form, terms in forms.items():
        for term in filter(is_wanted, terms):
            spelt = (
                reading.spelling
                for reading in lexicon.readings(fold(term.partition(".")[0]))
                if term in reading.all_terms
            )
            lemma = next(spelt, None)
            if lemma:
                yield form, lemma


def frequent_words(data: Path, known: Collection[str]) -> Sequence[str]:
    """Return the most frequent words of the articles, of those that the lexicon knows."""
    counts: Counter[str] = Counter()
    for file in corpora(data):
        for text in read_texts(file):
            counts.update(split_words(f"{text.title}\n{text.body}"))
    by_spelling: Counter[str] = Counter()
    for word, number in counts.items():
        spelling = word if word in known else word.lower()
        if spelling in known:
            by_spelling[spelling] += number
    return [word for word, _ in by_spelling.most_common(FREQUENT_WORDS)]


def corpora(data: Path) -> Iterable[Path]:
    """Return the files of articles in a folder of data."""
    return (data / "news.jsonl.xz", *sorted(data.glob("ir/*/corpus.jsonl.xz")))


if __name__ == "__main__":
    sys.exit(main())
