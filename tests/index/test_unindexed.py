"""Articles of files that are in no index are read as a run would read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import InputError
from index.messages import Message
from index.readers import Limits
from index.unindexed import article_of_text, articles_of_file


def test_a_text_gets_a_title_and_people() -> None:
    found = article_of_text(
        "Le pont rouvre\n\nLe pont de Brenne rouvre lundi, a dit la maire Anne Dufour. Les ouvriers"
        " ont travaillé tout l'hiver malgré les crues de la rivière."
    )
    assert found.article.title == "Le pont rouvre"
    assert found.article.people == ("Anne Dufour",)


def test_every_article_of_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    text = "<p>Le phare de la pointe s'éteint après cent ans de veille sur la passe.</p>" * 3
    file.write_text(f"<html><body><h1>Le phare s'éteint</h1>{text}</body></html>", "utf-8")
    assert [each.article.title for each in articles_of_file(file, Limits())] == [
        "Le phare s'éteint"
    ]
    table = tmp_path / "articles.csv"
    table.write_text("title,body\nUn,Le premier texte.\nDeux,Le second texte.\n", "utf-8")
    titles = [each.article.title for each in articles_of_file(table, Limits())]
    assert titles == ["Un", "Deux"]


@pytest.mark.parametrize("name", ["vide.txt", "film.mkv", "absent.txt", "nul\0.txt", ""])
def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    (tmp_path / "vide.txt").touch()
    (tmp_path / "film.mkv").write_bytes(b"\x1aE\xdf\xa3")
    with pytest.raises(InputError) as error:
        list(articles_of_file(file, Limits()))
    assert error.value.message.code == "example-unreadable"
    assert error.value.message.values["path"] == str(file)


def test_a_file_without_articles_is_told(tmp_path: Path) -> None:
    file = tmp_path / "vide.json"
    file.write_text("[]", "utf-8")
    with pytest.raises(InputError) as error:
        list(articles_of_file(file, Limits()))
    assert error.value.message.values["reason"] == Message("article-missing")
