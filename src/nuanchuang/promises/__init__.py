"""What was promised to a citizen: due dates, and "we will tell you when it changes"."""
