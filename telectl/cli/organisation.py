"""Organisations on the command line."""

from __future__ import annotations

from telectl.cli import organisation_write
from telectl.cli.frame import join, noun

app = noun("organisation")

join(app, organisation_write.app)
