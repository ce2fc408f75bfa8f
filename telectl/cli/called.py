"""Records called by their titles where an id is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from telectl.cli.opening import opened
from telectl.cli.options import Options
from telectl.cli.root import search_root
from telectl.model.base import ID_PATTERN


def called_by_id(
    options: Options, values: Mapping[str, Any], folders: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    """The parameters that name records otherwise than by id, with the ids that are meant.

    Only these cost a look into the portfolio; what means no one record stays as it was typed.
    """
    typed = {name: values[name] for name in folders if _is_named(values.get(name))}
    if not typed or not (options.as_of or search_root(options.data)):
        return {}
    portfolio = opened(options).portfolio

    def meant(said: Any, kinds: tuple[str, ...]) -> Any:
        if isinstance(said, str):
            return portfolio.named(said, *kinds)
        return type(said)(meant(each, kinds) for each in said)

    return {name: meant(said, folders[name]) for name, said in typed.items()}


def _is_named(said: Any) -> bool:
    """Whether a text, or one of several, can't be an id."""
    if isinstance(said, str):
        return bool(said) and not re.match(ID_PATTERN, said)
    return isinstance(said, list | tuple) and any(map(_is_named, said))
