"""Halls, windows, lanes, devices, opening hours, the holiday calendar."""
