"""Symbols that stand clear of each other."""

from itertools import combinations
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from slides.displace import COVERING_SHARE, GAP, Body, displaced
from slides.marks import Box

ROOM = Box(0, 0, 640, 375)


def distances(bodies: list[Body], offsets: tuple[tuple[float, float], ...]) -> list[float]:
    """Between the edges of each two bodies."""
    at = [
        (body.x + dx, body.y + dy, body.radius)
        for body, (dx, dy) in zip(bodies, offsets, strict=True)
    ]
    return [hypot(a[0] - b[0], a[1] - b[1]) - a[2] - b[2] for a, b in combinations(at, 2)]


def test_who_has_room_stays() -> None:
    bodies = [Body("a", 100, 100, 20), Body("b", 300, 100, 10)]
    assert displaced(bodies, ROOM) == ((0, 0), (0, 0))


def test_the_larger_stays_and_the_smaller_moves() -> None:
    bodies = [Body("small", 300, 200, 10), Body("large", 305, 200, 30)]
    small, large = displaced(bodies, ROOM)
    assert large == (0, 0)
    assert small != (0, 0)


def test_of_equals_the_first_key_stays() -> None:
    bodies = [Body("b", 300, 200, 10), Body("a", 305, 200, 10)]
    assert displaced(bodies, ROOM)[1] == (0, 0)


def test_a_slide_that_covers_the_place_is_preferred() -> None:
    bodies = [Body("a", 300, 200, 20), Body("b", 340, 200, 20)]
    moved = hypot(*displaced(bodies, ROOM)[1])
    assert 0 < moved <= 20 * COVERING_SHARE


def test_a_symbol_at_the_edge_comes_in() -> None:
    ((dx, dy),) = displaced([Body("a", 3, 200, 20)], ROOM)
    assert (3 + dx, dy) == (20, 0) or hypot(dx, dy) > 20


def test_what_moves_keeps_clear_of_furniture() -> None:
    taken = Box(310, 100, 640, 300)
    _, (dx, dy) = displaced([Body("a", 300, 200, 30), Body("b", 302, 200, 10)], ROOM, [taken])
    assert hypot(max(0, 310 - 302 - dx), max(0, 100 - 200 - dy, 200 + dy - 300)) >= 10 - 1e-6


def test_where_the_room_is_full_bodies_stay_and_overlap() -> None:
    small = Box(0, 0, 60, 60)
    bodies = [Body(str(at), 30, 30, 25) for at in range(4)]
    assert displaced(bodies, small) == ((0, 0),) * 4


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.floats(0, 640), st.floats(0, 375), st.floats(10, 30)), min_size=1, max_size=8
    )
)
def test_no_two_are_closer_than_the_gap_and_none_leaves_the_room(
    places: list[tuple[float, float, float]],
) -> None:
    bodies = [Body(f"{at:02d}", *place) for at, place in enumerate(places)]
    offsets = displaced(bodies, ROOM)
    assert all(far >= GAP - 1e-5 for far in distances(bodies, offsets))
    for body, (dx, dy) in zip(bodies, offsets, strict=True):
        assert body.radius - 1e-5 <= body.x + dx <= ROOM.right - body.radius + 1e-5
        assert body.radius - 1e-5 <= body.y + dy <= ROOM.bottom - body.radius + 1e-5
    assert displaced(bodies, ROOM) == offsets
