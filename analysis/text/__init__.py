"""Japanese text as it is written: widths, numerals, morphemes, quantities, noise."""
