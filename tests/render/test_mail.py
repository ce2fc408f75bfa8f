"""A mail that isn't sent: what a mail program needs, any text, the same bytes."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from telectl.render.mail import Mail, render
from tests.render.reports import HOSTILE

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def mail(**told: object) -> Mail:
    made = Mail(
        "center@example.org",
        "hoering@example.org",
        date(2026, 11, 23),
        "Høring: støtte på tværs",
        "Kære alle\n\nHer er sagen.\n.\nVenlig hilsen",
        {"brev.docx": b"PK\x03\x04brev", "svar.docx": b"PK\x03\x04svar"},
    )
    return made._replace(**told)


def read(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=default)
    assert isinstance(found, EmailMessage)
    assert found.defects == []
    return found


def test_it_opens_as_one_to_be_sent() -> None:
    message = read(render(mail()))
    assert message["X-Unsent"] == "1"
    assert (message["From"], message["To"]) == ("center@example.org", "hoering@example.org")
    assert message["Subject"] == "Høring: støtte på tværs"
    assert message["Date"].datetime.isoformat() == "2026-11-23T12:00:00+01:00"


def test_it_says_what_it_was_given_and_holds_both_files() -> None:
    message = read(render(mail()))
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == mail().body.splitlines()
    files = {each.get_filename(): each for each in message.iter_attachments()}
    assert {name: each.get_content() for name, each in files.items()} == mail().files
    assert {each.get_content_type() for each in files.values()} == {WORD}


def test_without_a_receiver_it_names_none() -> None:
    assert read(render(mail(to=None)))["To"] is None


def test_the_same_mail_is_the_same_bytes_in_lines_that_any_server_takes() -> None:
    made = render(mail())
    assert made == render(mail())
    assert all(len(line) <= 998 for line in made.split(b"\r\n"))
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert made.isascii()


@pytest.mark.parametrize("text", [*HOSTILE, "a\nBcc: x@example.org"])
def test_no_text_makes_a_header_of_its_own(text: str) -> None:
    message = read(render(mail(subject=text, body=text)))
    assert "Bcc" not in message
    assert set(message.keys()) == set(read(render(mail())).keys())
