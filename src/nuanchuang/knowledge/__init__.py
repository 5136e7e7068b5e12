"""What the hall learns: memos, questions to superiors, reviewed cards, own errors and what came of them."""
