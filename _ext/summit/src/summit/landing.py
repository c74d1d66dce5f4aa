"""Landing pages, citations and data files: an extension of its own, for sites that are to be cited."""

from summit.sphinx.landing import setup

__all__ = ["setup"]
