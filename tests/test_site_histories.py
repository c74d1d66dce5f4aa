"""Random changes to the data: an incremental build always ends where a fresh one does."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from comparing import Bench, assert_same, comparable
from examples import PROFILE
from histories import HISTORIES, Change, make_all


@pytest.mark.histories
@settings(
    max_examples=PROFILE.max_examples // 30,  # each is two builds
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # to shrink a failure would take minutes of builds
    suppress_health_check=[HealthCheck.too_slow],
)
@given(changes=HISTORIES)
def test_any_change_ends_where_a_fresh_build_does(bench: Bench, changes: list[Change]) -> None:
    project = bench.reset()
    make_all(project, changes)
    incremental = project.build()
    found = comparable(incremental)
    fresh = project.build(into="fresh")
    assert (fresh.status, fresh.warned) == (0, "")
    assert (incremental.status, incremental.warned) == (0, "")
    assert_same(found, comparable(fresh))
