"""Parts of a screen, each with one verb: what more than one page draws, and what has a script of its own."""
