"""An offer rings on until somebody accepts or the owner has it back."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.reception.rules.ringing import (
    ANYONE,
    COLLEAGUE,
    GIVER,
    LEADER,
    RINGS_FOR,
    Candidates,
    Offer,
    Ring,
    first_ring,
    next_to_ring,
)

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
ONE, TWO, THREE, BOSS = (UUID(int=number) for number in range(1, 5))
TEAM = Candidates(free=(ONE, TWO, THREE), leaders=(BOSS,))
JUST_BEFORE, TIME_UP = NOW + RINGS_FOR - timedelta(milliseconds=1), NOW + RINGS_FOR


def at_one(*said_no):
    return Offer(COLLEAGUE, NOW, ONE, frozenset(said_no))


def test_for_sixty_seconds_it_rings_where_it_rings():
    assert next_to_ring(at_one(), TEAM, JUST_BEFORE) is None
    assert next_to_ring(at_one(), TEAM, TIME_UP) == Ring(COLLEAGUE, TWO)


def test_a_no_rings_on_at_once():
    assert next_to_ring(at_one(ONE), TEAM, NOW) == Ring(COLLEAGUE, TWO)


def test_who_said_no_is_not_rung_again():
    assert next_to_ring(at_one(ONE, TWO), TEAM, NOW) == Ring(COLLEAGUE, THREE)


def test_after_the_colleagues_comes_the_leader_and_after_the_leader_the_giver():
    assert next_to_ring(at_one(ONE, TWO, THREE), TEAM, NOW) == Ring(LEADER)
    assert next_to_ring(Offer(LEADER, NOW), TEAM, TIME_UP) == Ring(GIVER)
    assert next_to_ring(Offer(LEADER, NOW, said_no=frozenset({BOSS})), TEAM, NOW) == Ring(GIVER)


def test_without_a_leader_it_comes_straight_back():
    assert next_to_ring(at_one(ONE, TWO, THREE), Candidates(TEAM.free), NOW) == Ring(GIVER)


def test_everybody_free_is_rung_together_until_all_said_no():
    assert next_to_ring(Offer(ANYONE, NOW, said_no=frozenset({ONE, TWO})), TEAM, NOW) is None
    assert next_to_ring(Offer(ANYONE, NOW, said_no=frozenset(TEAM.free)), TEAM, NOW) == Ring(LEADER)
    assert next_to_ring(Offer(ANYONE, NOW), TEAM, TIME_UP) == Ring(LEADER)


def test_it_starts_where_somebody_is():
    assert first_ring(ANYONE, TEAM) == Ring(ANYONE)
    assert first_ring(ANYONE, Candidates(leaders=(BOSS,))) == Ring(LEADER)
    assert first_ring(LEADER, TEAM) == Ring(LEADER)
    assert first_ring(LEADER, Candidates(TEAM.free)) == Ring(GIVER)


def test_a_clock_set_back_does_not_let_it_ring_for_ever():
    assert next_to_ring(at_one(), TEAM, NOW - timedelta(hours=1)) == Ring(COLLEAGUE, TWO)


ids = st.integers(1, 9).map(lambda number: UUID(int=number))
groups = st.lists(ids, unique=True, max_size=6).map(tuple)


@given(free=groups, leaders=groups, named=st.none() | ids, data=st.data())
def test_every_offer_ends_and_nobody_is_rung_twice(free, leaders, named, data):
    wanted = data.draw(st.sampled_from([ANYONE, LEADER]))
    candidates = Candidates(free, leaders)
    ring = Ring(COLLEAGUE, named) if named else first_ring(wanted, candidates)
    said_no, rung, now = set(), [], NOW
    while ring.step != GIVER:
        assert ring.step != LEADER or set(leaders) - said_no
        if ring.step == COLLEAGUE:
            rung.append(ring.officer)
            said_no.add(ring.officer)
        now += RINGS_FOR
        offer = Offer(ring.step, now - RINGS_FOR, ring.officer, frozenset(said_no))
        onward = next_to_ring(offer, candidates, now)
        assert onward is not None, "time is up, so it rings on"
        assert (onward.step, ring.step) != (LEADER, LEADER)
        ring = onward
    assert len(rung) == len(set(rung))
    if named:
        assert set(rung) == {named, *free}
