"""Rosters in: one module a kind of sheet, and the shared reading, checking and reporting."""
