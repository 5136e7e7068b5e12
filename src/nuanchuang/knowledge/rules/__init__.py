"""What may be kept of words, what is alike, how long something has waited, what a card is good for. Pure."""
