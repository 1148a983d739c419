"""Trains the adapters that the embedded model runs with (not part of the wheel)."""
