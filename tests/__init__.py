"""What readers, authors and visitors can rely on, as sentences."""
