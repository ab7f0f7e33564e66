"""Ties mentions to facts: who holds which office, what happened, who said what. None imports another."""
