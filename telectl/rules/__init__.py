"""What is wrong: one family of rules a file, all of them declared on import."""

from telectl.rules import bodies as bodies
from telectl.rules import cases as cases
from telectl.rules import centre as centre
from telectl.rules import organisations as organisations
from telectl.rules import projects as projects
from telectl.rules import references as references
from telectl.rules import solutions as solutions
from telectl.rules import tasks as tasks
from telectl.rules import workflow as workflow
from telectl.rules.registry import RULES, Rule, run

__all__ = ["RULES", "Rule", "run"]
