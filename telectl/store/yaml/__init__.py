"""The only reader and writer of YAML: strict, with places, and exact to the byte."""

from importlib import import_module
from typing import TYPE_CHECKING

from telectl.store.yaml.places import Place, Places, locate
from telectl.store.yaml.problems import SEVERITIES, Problem
from telectl.store.yaml.reading import read
from telectl.store.yaml.seek import seek

if TYPE_CHECKING:
    from telectl.store.yaml.editing import Edited, edit
    from telectl.store.yaml.whitespace import canonical
    from telectl.store.yaml.writing import dump

__all__ = [
    "SEVERITIES",
    "Edited",
    "Place",
    "Places",
    "Problem",
    "canonical",
    "dump",
    "edit",
    "locate",
    "read",
    "seek",
]

# Commands that only read don't load what writes, nor the model below it.
_WRITERS = {
    "Edited": "editing",
    "edit": "editing",
    "dump": "writing",
    "canonical": "whitespace",
}


def __getattr__(name: str) -> object:
    if name not in _WRITERS:
        raise AttributeError(name)
    value: object = getattr(import_module(f"{__name__}.{_WRITERS[name]}"), name)
    globals()[name] = value
    return value
