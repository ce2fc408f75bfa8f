"""The floor of validation: the parser's own events over the same files, nothing done with them."""

from __future__ import annotations

import os
import sys

from _ruamel_yaml import CParser
from ruamel.yaml.events import StreamEndEvent


def main(folder: str) -> None:
    for kind, _, files in os.walk(folder):
        for name in files:
            if name.endswith(".yaml"):
                with open(os.path.join(kind, name), "rb") as handle:
                    parser = CParser(handle.read())
                while not isinstance(parser.get_event(), StreamEndEvent):
                    pass


main(sys.argv[1])
