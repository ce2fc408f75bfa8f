"""A mail that somebody sent: its own text, and the files and pictures that came with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

from telectl.store.html_text import text_of

# What mail programs add of themselves: no answer stands in it.
_ADDED = frozenset(
    {
        *("application/pkcs7-signature", "application/x-pkcs7-signature"),
        *("application/pgp-signature", "text/vcard", "text/x-vcard", "text/calendar"),
    }
)


@dataclass(frozen=True, slots=True)
class Mail:
    """The text of a mail, its attachments by name, how many pictures are in it."""

    text: str
    attached: tuple[tuple[str, bytes], ...]
    pictures: int


def mail_of(data: bytes) -> Mail:
    """The text as it was written; of a mail that is only HTML what would be read."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(preferencelist=("plain", "html"))
    parts = [each for each in _parts(message) if each is not body]
    texts = [_text(body)] if isinstance(body, EmailMessage) else []
    texts += [_text(each) for each in parts if _is_text(each)]
    files = [each for each in parts if not _is_text(each) and each.get_content_type() not in _ADDED]
    pictures = [each for each in files if each.get_content_maintype() == "image"]
    attached = tuple((_name(each), _data(each)) for each in files if each not in pictures)
    if not texts and not attached:
        raise ValueError("no text")
    return Mail("\n".join(texts), attached, len(pictures))


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Every part that holds something; a mail within the mail is one, and of two versions none."""
    if not message.is_multipart() or message.get_content_type() == "message/rfc822":
        yield message
        return
    for each in message.iter_parts():
        alternative = message.get_content_subtype() == "alternative"
        if isinstance(each, EmailMessage) and not (alternative and _is_text(each)):
            yield from _parts(each)


def _is_text(part: EmailMessage) -> bool:
    """Whether it is text of the mail itself: some programs write it in pieces."""
    kind = part.get_content_type() in ("text/plain", "text/html")
    return kind and not part.is_attachment() and not part.get_filename()


def _text(part: EmailMessage) -> str:
    text = str(part.get_content())
    return text_of(text) if part.get_content_subtype() == "html" else text


def _name(part: EmailMessage) -> str:
    return part.get_filename() or part.get_content_type()


def _data(part: EmailMessage) -> bytes:
    held: Message | bytes | str | None = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""
