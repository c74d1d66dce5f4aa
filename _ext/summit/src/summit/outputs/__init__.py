"""The annex -> bytes: citations, data files, landing pages, the search's data, pictures. No Sphinx here."""
