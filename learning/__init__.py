"""What the topics of provisions are learned from, and how: ``python -m learning`` makes ``analysis/subjects/learned/weights.py`` anew.

``documents/`` holds terms of many trades and ``captions.tsv`` captions, all written for it and no provider's own. ⟦…⟧ behind the line of an article
are its topics (keys of ``analysis/subjects/lexicon``), the primary one first. Whoever adds to them and learns again has taught the program.
"""
