"""Rules of bodies: who decides, who is informed."""
