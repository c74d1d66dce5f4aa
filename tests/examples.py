"""How many random examples the long laws are tried on: a profile, which ANNEX_EXAMPLES names."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("few", max_examples=100)
settings.register_profile("many", max_examples=1000)
#: `make test` tries few, `make soak` many.
PROFILE = settings.get_profile(os.environ.get("ANNEX_EXAMPLES", "few"))
