"""Tasks on the command line."""

from __future__ import annotations

from telectl.cli import task_write
from telectl.cli.frame import join, noun

app = noun("task")

join(app, task_write.app)
