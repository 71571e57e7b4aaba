"""A whole site in numbers: which pages to begin with, what stands on many, what goes again.

``site.summarize`` is the way in; ``records.Site`` is what the reports are made of.
"""
