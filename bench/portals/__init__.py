"""Generated pages of portals that do not exist, with what must stay and what must go."""
