"""Officers, roles, duty, sign-in."""
