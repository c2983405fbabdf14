"""What is printed and exported: the sheet to take away, its PDF and QR code, the static edition. Knows no screen."""
