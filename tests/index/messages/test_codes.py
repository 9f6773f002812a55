"""Every code that the program uses has its words, and every code that has words is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import errors
from index.messages import english
from search.cli.words import english as cli_english
from search.serve.words import english as page_english

pytestmark = pytest.mark.slow

HOUSE = Path(__file__).parents[3]
SOURCES = [
    file
    for package in ("index", "search")
    for file in sorted((HOUSE / package).rglob("*.py"))
    if file.name not in ("english.py", "french.py")
]
ERRORS = {
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, errors.SearchError)
}
MAKERS = ERRORS | {"Message", "Message.of", "text", "terminal.text", "say_message"}
TEMPLATES = sorted((HOUSE / "search" / "serve" / "templates").iterdir())
CODES = {*english.TEXTS, *cli_english.TEXTS, *page_english.TEXTS}
REMEDIES = {*english.REMEDIES, *cli_english.REMEDIES}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call in the program, with the place where it stands."""
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{file.relative_to(HOUSE)}:{node.lineno}", node


def literals() -> set[str]:
    """Return every text that stands in the program as a literal, and every code built of parts."""
    texts: set[str] = set()
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                pattern = "".join(map(pattern_of, node.values))
                texts |= {code for code in CODES if re.fullmatch(pattern, code)}
    for template in TEMPLATES:
        for code, is_beginning in template_codes(template):
            texts |= {known for known in CODES if is_beginning and known.startswith(code)}
            texts.add(code)
    return texts


def template_codes(template: Path) -> Iterator[tuple[str, bool]]:
    """Yield every code that a template shows, and True for the beginning of one."""
    for code, operator in re.findall(
        r"""\bt\(["']([\w-]+)["']\s*(~?)""", template.read_text("utf-8")
    ):
        yield code, bool(operator)


def pattern_of(part: ast.expr) -> str:
    """Return a pattern for a part of an f-string."""
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".*"


def test_every_code_of_a_message_has_words() -> None:
    unknown = []
    for place, call in calls():
        name = ast.unparse(call.func)
        is_maker = name in MAKERS or name.endswith((".text", ".say_message"))
        if not is_maker or not call.args:
            continue
        code = call.args[0]
        if (
            isinstance(code, ast.Constant)
            and isinstance(code.value, str)
            and code.value not in CODES
        ):
            unknown.append((place, code.value))
        if name in ERRORS and isinstance(code, ast.JoinedStr):
            unknown.append((place, ast.unparse(code)))
    assert unknown == []


def test_every_code_of_a_template_has_words() -> None:
    shown = {
        code
        for file in TEMPLATES
        for code, is_beginning in template_codes(file)
        if not is_beginning
    }
    assert len(shown) > 20
    assert shown - page_english.TEXTS.keys() - english.TEXTS.keys() == set()


def test_every_remedy_has_words() -> None:
    unknown: list[tuple[str, object]] = []
    for place, call in calls():
        if ast.unparse(call.func) in ("Finding", "self._generation_finding"):
            continue  # its remedy is a repair, which has no words of its own
        named = [keyword.value for keyword in call.keywords if keyword.arg == "remedy"]
        if ast.unparse(call.func) == "Remedy":
            named += call.args[:1]
        codes = [value.value for value in named if isinstance(value, ast.Constant)]
        unknown += [(place, code) for code in codes if code not in (None, *REMEDIES)]
    assert unknown == []


def test_every_code_that_has_words_is_used() -> None:
    used = literals()
    assert sorted(CODES - used) == []
    assert sorted(REMEDIES - used) == []
