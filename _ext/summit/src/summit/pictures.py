"""Pictures on a project's pages: an extension of its own, for projects that name it in ``extensions``."""

from summit.sphinx.pictures import setup

__all__ = ["setup"]
