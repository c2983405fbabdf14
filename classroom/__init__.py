"""What a class does with the open table: expect, compare, change one tick, answer and ask why. Knows no screen."""
