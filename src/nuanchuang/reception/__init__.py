"""A visit at the window: check, decide, notice, hand over, return pass."""
