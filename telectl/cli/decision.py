"""Decisions on the command line."""

from __future__ import annotations

from telectl.cli import decision_write
from telectl.cli.frame import join, noun

app = noun("decision")

join(app, decision_write.app)
