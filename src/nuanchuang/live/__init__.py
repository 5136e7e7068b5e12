"""Tells open screens that something happened."""
