"""Tables, texts and settings of one site, read and checked together. Knows no screen, no server and no visitor."""
