"""Measures of networks, apart from what the networks stand for."""
