"""The official notice that we write is read back as what it was written from."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.moments import DayAndHour
from bot.reading.official_notice import read_notice
from bot.screens.organising.papers import official
from bot.texts import speaking
from community.rules.local_time import local, moment
from storage.kinds import GroupKind, MeetingKind, MeetingState
from storage.models import AgendaItem, CommunityGroup, Meeting, Municipality

ZONE = "Europe/Sofia"
TODAY = date(2023, 3, 13)
NOW = datetime(2023, 3, 13, 8, 0, tzinfo=UTC)
KINDS = (
    MeetingKind.TRAINING,
    MeetingKind.ROUND_TABLE,
    MeetingKind.PUBLIC_DISCUSSION,
    MeetingKind.WORKING_SESSION,
    MeetingKind.GROUP_MEETING,
)
BODIES = (GroupKind.WORKING, GroupKind.COMMUNITY_ACTION)
words = st.sampled_from(
    ["обучение", "МАГ", "отчет", "25.03.2023", "10:00", "часа", "в", "среща", "т.", "№ 5", "план"]
)
sentences = st.lists(words, min_size=2, max_size=6).map(lambda said: "За " + " ".join(said))
meetings = st.builds(
    lambda kinds, groups, days, hour, place, agenda: Meeting(
        kind=kinds[0],
        second_kind=kinds[1],
        state=MeetingState.SENT,
        starts_at=moment(TODAY + timedelta(days=days), hour, ZONE),
        place=place,
        municipality=Municipality(
            name="Антоново", zone=ZONE, help_name="Радка", help_phone="0601 55 501"
        ),
        groups=[CommunityGroup(kind=group) for group in groups],
        agenda=[AgendaItem(position=n, text=text) for n, text in enumerate(agenda, start=1)],
    ),
    st.sampled_from([*((kind, None) for kind in KINDS), *combinations(KINDS, 2)]),
    st.lists(st.sampled_from(BODIES), min_size=1, unique=True),
    st.integers(1, 300),
    st.times(time(8), time(21)).map(lambda at: at.replace(second=0, microsecond=0)),
    # No day and hour stand in the name of a room.
    sentences.filter(lambda said: "2023" not in said and ":" not in said),
    st.lists(sentences, max_size=12),
)


@given(meetings, st.sampled_from(["bg", "en"]))
def test_what_we_write_is_what_we_read(meeting: Meeting, language: str) -> None:
    with speaking(language):
        text = "\n".join(screen.text for screen in official(meeting, NOW))
    found = read_notice(text, TODAY, language)
    wall = local(meeting.starts_at, ZONE)
    assert (found.kind, found.second_kind) == (meeting.kind, meeting.second_kind)
    assert found.groups == [kind for kind in BODIES if kind in {g.kind for g in meeting.groups}]
    assert found.moments == [DayAndHour(wall.date(), wall.time())]
    assert found.place == meeting.place
    assert found.agenda == [item.text for item in meeting.agenda]


@given(meetings, st.sampled_from(["bg", "en"]))
def test_a_cancelled_one_calls_to_nothing(meeting: Meeting, language: str) -> None:
    meeting.state, meeting.cancel_reason = MeetingState.CANCELLED, "weather"
    with speaking(language):
        [screen] = official(meeting, NOW)
    assert read_notice(screen.text, TODAY, language).moments == []
