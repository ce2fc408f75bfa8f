"""The command line: one table of commands, each loaded when it is called."""

from __future__ import annotations

from telectl.cli.tree import program

# name -> (module of telectl.cli, group of the overview)
COMMANDS: dict[str, tuple[str, str]] = {
    "status": ("status", "overview"),
    "plan": ("plan", "overview"),
    "effects": ("effects", "overview"),
    "validate": ("validate", "overview"),
    "charter": ("charter", "overview"),
    "calendar": ("calendar", "overview"),
    "diff": ("diff", "overview"),
    "project": ("project", "records"),
    "solution": ("solution", "records"),
    "member": ("member", "records"),
    "organisation": ("organisation", "records"),
    "case": ("case", "records"),
    "decision": ("decision", "records"),
    "priority": ("priority", "records"),
    "direction": ("direction", "records"),
    "meeting": ("meeting", "records"),
    "effect": ("effect", "records"),
    "task": ("task", "records"),
    "read": ("read", "acts"),
    "advice": ("advice", "acts"),
    "involvement": ("involvement", "acts"),
    "orientation": ("orientation", "acts"),
    "followup": ("followup", "acts"),
    "new": ("new", "acts"),
    "set": ("set", "acts"),
    "add": ("add", "acts"),
    "undo": ("undo", "acts"),
    "sync": ("sync", "acts"),
    "journal": ("journal", "setup"),
    "rules": ("rules", "rules"),
    "explain": ("explain", "rules"),
    "fmt": ("fmt", "rules"),
    "guard": ("guard", "rules"),
    "schema": ("schema", "rules"),
    "hook": ("hook", "rules"),
    "doctor": ("doctor", "setup"),
    "init": ("init", "setup"),
    "setup": ("setup", "setup"),
}

app = program(COMMANDS)

__all__ = ["COMMANDS", "app"]
