"""A mail that isn't sent: a file that a mail program opens, ready to be looked at and sent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from telectl.render.safe import safe, safe_lines

WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
NOON = time(12, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


class Mail(NamedTuple):
    """From whom to whom, on which day, what it says, and the Word files by their names."""

    sender: str
    to: str | None
    day: date
    subject: str
    body: str
    files: Mapping[str, bytes]


def render(mail: Mail) -> bytes:
    """The same mail, the same bytes: no part of it tells when it was made."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["From"] = mail.sender
    if mail.to:
        message["To"] = mail.to
    message["Date"] = format_datetime(datetime.combine(mail.day, NOON))
    message["Subject"] = safe(" ".join(mail.subject.split()))
    message.set_content(safe_lines(mail.body).rstrip("\n") + "\n", cte="quoted-printable")
    for name, data in mail.files.items():
        message.add_attachment(data, maintype=WORD[0], subtype=WORD[1], filename=name)
    digest = hashlib.sha256(repr(mail).encode("utf-8", "replace")).hexdigest()
    message.set_boundary(f"=-{digest[:32]}")
    return message.as_bytes()
