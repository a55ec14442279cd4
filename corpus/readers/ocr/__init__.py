"""Pages without text, read by Tesseract where it is installed."""
