"""The alphabet that Danish names are sorted by."""

from __future__ import annotations

import unicodedata

# Three letters after z; characters that no sorted text has in lower case.
_LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y", "ß": "ss"})


def collation(text: str) -> tuple[str, str]:
    """A sort key: æ ø å last, aa as å, case and accents only to part equals."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("aa", "å")
    bare = unicodedata.normalize("NFD", folded.translate(_LAST))
    return ("".join(c for c in bare if not unicodedata.combining(c)), text)
