"""Records and the graph -> docutils nodes, each stamped with its data file and line."""

from summit.rendering.pieces import Desk, Trace, record_reference

__all__ = ["Desk", "Trace", "record_reference"]
