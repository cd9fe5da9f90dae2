"""Pictures and tables for other programs, all drawn from one scene."""
