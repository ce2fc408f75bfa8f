"""The wording of telectl, one TOML file a language."""

from __future__ import annotations

from telectl.locale.say import LANGUAGES, Voice

__all__ = ["LANGUAGES", "Voice"]
