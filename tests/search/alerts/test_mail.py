"""Alerts go to mailboxes, through the server that was named and with its password alone."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.errors import InputError
from search.alerts.alert import Alert
from search.alerts.mail import Mailbox
from search.alerts.mail_server import MailServer
from search.alerts.targets import read_target
from search.highlighting.snippets import Snippet
from search.results import Hit
from tests.support import mail_server as support

HIT = Hit(
    "a.txt",
    "a.txt",
    "L’accord\nsigné",
    None,
    None,
    "Gazette",
    None,
    None,
    (),
    (),
    "https://gazette.example/accord",
    1.0,
    (Snippet("Un accord a été signé."),),
)
ALERT = Alert("accords à suivre", "accord", (HIT,), "fr")


@pytest.fixture
def running() -> Iterator[support.MailServer]:
    with support.mail_server() as server:
        yield server


def server_at(running: support.MailServer, scheme: str = "smtp", **variables: str) -> MailServer:
    return MailServer.of_environment(variables, f"{scheme}://127.0.0.1:{running.port}")


def test_a_mail_names_the_articles_and_can_be_told_from_others(running: support.MailServer) -> None:
    box = Mailbox("anna@example.org", server_at(running, SEARCH_SMTP_FROM="veille@example.org"))
    box.send(ALERT)
    box.send(ALERT)
    first, second = running.mails
    assert first["Subject"] == "accords à suivre\u202f: 1 nouvel article"
    assert (first["From"], first["To"]) == ("veille@example.org", "anna@example.org")
    assert first["Message-ID"] == second["Message-ID"]
    text = first.get_content()
    assert "1. L’accord signé" in text
    assert "Gazette" in text
    assert "https://gazette.example/accord" in text
    assert running.logins == []


def test_a_server_that_refuses_a_mail_is_told_by_its_own_words(running: support.MailServer) -> None:
    running.refuses = 1
    box = Mailbox("anna@example.org", server_at(running))
    with pytest.raises(InputError) as error:
        box.send(ALERT)
    assert error.value.message.values["reason"] == "451 try later"
    box.send(ALERT)
    assert len(running.mails) == 1


def test_a_server_that_vanishes_has_taken_nothing_for_sure(running: support.MailServer) -> None:
    running.vanishes = True
    with pytest.raises(InputError):
        Mailbox("anna@example.org", server_at(running)).send(ALERT)


@pytest.mark.parametrize("password", ["sésame-ouvre-toi", "open-sesame"])
def test_a_password_that_a_server_repeats_is_not_told(
    running: support.MailServer, password: str
) -> None:
    running.repeats = True
    secrets = {"SEARCH_SMTP_USER": "anna", "SEARCH_SMTP_PASSWORD": password}
    server = server_at(running, **secrets)
    with pytest.raises(InputError) as error:
        Mailbox("anna@example.org", server).send(ALERT)
    [login] = running.logins
    reason = str(error.value.message.values["reason"])
    assert reason.startswith("535 refused: AUTH PLAIN")
    assert login.split()[-1] not in reason
    assert password not in reason


def test_a_server_that_is_not_there_is_told() -> None:
    server = MailServer.of_environment({}, "smtp://127.0.0.1:1")
    with pytest.raises(InputError) as error:
        Mailbox("anna@example.org", server).send(ALERT)
    assert error.value.message.values["server"] == "smtp://127.0.0.1:1"


def test_a_user_logs_in_with_the_password_of_the_environment(running: support.MailServer) -> None:
    server = server_at(running, SEARCH_SMTP_USER="anna", SEARCH_SMTP_PASSWORD="à§$")
    Mailbox("anna@example.org", server).send(ALERT)
    [login] = running.logins
    assert base64.b64decode(login.split()[-1]).decode() == "\0anna\0à§$"


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
@pytest.mark.parametrize("trusts", [True, False])
def test_what_is_said_is_encrypted_if_the_server_is_who_it_says(
    running: support.MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, trusts: bool
) -> None:
    openssl = shutil.which("openssl")
    assert openssl
    running.tls, certificate = support.encryption(tmp_path, openssl)
    if trusts:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    box = Mailbox("anna@example.org", server_at(running))
    if trusts:
        box.send(ALERT)
    else:
        with pytest.raises(InputError):
            box.send(ALERT)
    assert len(running.mails) == trusts


def test_a_server_elsewhere_must_encrypt(
    running: support.MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MailServer, "_is_here", False)
    server = server_at(running, SEARCH_SMTP_USER="anna", SEARCH_SMTP_PASSWORD="geheim")
    with pytest.raises(InputError):
        Mailbox("anna@example.org", server).send(ALERT)
    assert (running.mails, running.logins) == ([], [])
    plain = server_at(running, "smtp+plain", SEARCH_SMTP_USER="a", SEARCH_SMTP_PASSWORD="b")
    assert plain.is_exposed
    Mailbox("anna@example.org", plain).send(ALERT)
    assert len(running.logins) == 1


@pytest.mark.parametrize(
    ("variables", "address", "password", "is_withheld"),
    [
        ({"URL": "smtps://a.example", "PASSWORD": "geheim"}, "", "geheim", False),
        (
            {"URL": "smtps://a.example", "PASSWORD": "geheim"},
            "smtps://a.example:465",
            "geheim",
            False,
        ),
        ({"URL": "smtps://a.example", "PASSWORD": "geheim"}, "smtps://b.example", "", True),
        (
            {"URL": "smtps://a.example", "PASSWORD": "geheim"},
            "smtps://u:anderes@b.example",
            "anderes",
            False,
        ),
        ({"PASSWORD": "geheim"}, "smtps://b.example", "geheim", False),
        ({"URL": "smtps://u:anderes@a.example"}, "", "anderes", False),
    ],
)
def test_a_password_belongs_to_its_server(
    variables: dict[str, str], address: str, password: str, *, is_withheld: bool
) -> None:
    environment = {f"SEARCH_SMTP_{name}": value for name, value in variables.items()}
    server = MailServer.of_environment(environment, address)
    assert (server.password, server.withholds_password) == (password, is_withheld)
    assert not password or password not in repr(server)


@pytest.mark.parametrize(
    "address", ["", "ftp://a.example", "smtp://[", "smtp://a:b:c@", "smtps://"]
)
def test_an_address_of_no_server_is_not_repeated(address: str) -> None:
    with pytest.raises(InputError) as error:
        MailServer.of_environment({}, address)
    assert error.value.message.values == {}


@pytest.mark.parametrize(
    "text",
    [
        "mailto:",
        "mailto:anna",
        "mailto:anna@x.org,ben@x.org",
        "mailto:anna@x.org%0ABcc: ben@x.org",
        "anna@x.org",
        "exec:echo 'a",
        "exec:",
        "atom:",
        "",
        "http://x.org",
    ],
)
def test_what_names_no_place_is_refused(text: str) -> None:
    def no_server() -> Any:
        return MailServer.of_environment({}, "smtp://127.0.0.1:1")

    with pytest.raises(InputError):
        read_target(text, no_server)
