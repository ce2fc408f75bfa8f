"""telectl: portfolio and governance of a telemedicine centre, over plain files."""

__version__ = "0.1.0"
