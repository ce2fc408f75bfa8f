"""Effects on the command line."""

from __future__ import annotations

from telectl.cli import effect_write
from telectl.cli.frame import join, noun

app = noun("effect")

join(app, effect_write.app)
