"""Amounts as people write them: ``125.000``, ``1.250.000 kr.``."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"([0-9]{1,3}(?:[.\s,][0-9]{3})+|[0-9]{1,15})(?:,-|,00|\.00)?", re.ASCII)
_KRONER = re.compile(r"(?i)\bkr\.?|\bdkk\b")


def amount_of(said: str) -> str | None:
    """The whole kroner that were said, in digits; None where they are none."""
    match = _AMOUNT.fullmatch(_KRONER.sub("", said).strip())
    return re.sub(r"\D", "", match[1]) if match else None
