"""Tasks on the command line."""

from __future__ import annotations

from telectl.cli.frame import noun

app = noun("task")
