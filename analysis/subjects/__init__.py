"""What provisions are about: topics from a legal lexicon, and who the parties are."""
