"""What everything comes out as, pinned: real builds of one small annex, and the commands, seen from outside.

``root/`` is the input, an annex with every field of every kind and what is awkward in each; ``expected/`` is
what is written from it. ``cases/`` are transcripts of the commands, each with its files, its calls and what
they print in one text. Nothing here imports ``summit``: the tests build with Sphinx, run
``python -m summit``, and read what was written.

Where a change of the output is meant, bring the pins up to date, and look at what differs before it is
committed::

    python -m pytest tests/pinned -n 0 --regen-all; git diff tests/pinned

Only what changes from machine to machine or from version to version is taken out: paths, the checksums behind
``?v=``, versions of Sphinx and docutils, and the digests of the program's own files. The digest and the size
of a file are compared with the file itself, so that the order of keys in JSON is free.
"""
