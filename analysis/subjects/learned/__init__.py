"""What provisions on a topic are likely to look like, learned from documents whose topics are known.

``learning/`` holds these documents, all written for it, and makes ``weights.py`` of them. The lexicon says what the words of a provision
mean; what is learned speaks for provisions whose words no row foresaw.
"""
