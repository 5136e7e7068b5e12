"""What to say next: greetings, farewells and the sentence for each moment at the window."""
