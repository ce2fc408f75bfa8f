"""Rules of the centre: its team, its leader, its host, to whom it reports."""
