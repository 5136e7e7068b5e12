"""Tickets and priorities: who is called next, and why."""
