"""Solutions on the command line."""

from __future__ import annotations

from telectl.cli import solution_write
from telectl.cli.frame import join, noun

app = noun("solution")

join(app, solution_write.app)
