"""The version of the list that is being worked on: its pages, one priority, the preview."""

from dataclasses import replace

from bot.screens import costs
from bot.screens.common import Row, as_notice, button, pages, say, ways_out, within_quotes
from bot.screens.costs import Cost
from bot.screens.organising.previews import audience_line
from bot.screens.priorities.areas import (
    Line,
    area_label,
    line_of,
    shown,
    sources_in_short,
    written,
)
from bot.screens.priorities.reading import changed
from bot.taps.priorities import (
    AddPriorityTap,
    DropPrioritiesTap,
    FixPriorityTap,
    MeetingDecidedTap,
    MovePriorityTap,
    PreviewPrioritiesTap,
    PrioritiesDraftTap,
    PrioritiesTap,
    PriorityPart,
    PriorityTap,
    PublishPrioritiesTap,
    RemovePriorityNowTap,
    RemovePriorityTap,
    StartPrioritiesTap,
)
from bot.texts import gettext as _
from community.priorities.changing import Move
from community.rules.priorities import News
from messengers.screen import Button, Screen
from storage.models import Municipality, PriorityItem, PriorityList
from storage.queries.audiences import Reached

# What a screen holds (reference/domain.md, 4).
MOST_TOGETHER = 300


def how_to_begin(town: Municipality, published: PriorityList | None) -> Screen:
    """Nobody works on a version now: how shall one begin?"""
    back = (button(_("↩️ Back"), PrioritiesTap(municipality=town.id)),)
    empty = button(_("📄 I begin an empty one"), _start(town, is_empty=True))
    if published is None:
        return say(
            _("✏️ The first version of the list of priorities"),
            _("Only organisers see it until you publish it."),
            (empty,),
            back,
        )
    label = _("📋 Like version {version}").format(version=published.version)
    return say(
        _("✏️ A new version of the list of priorities"),
        _("Only organisers see it until you publish it. How shall it begin?"),
        (button(label, _start(town, is_empty=False)),),
        (empty,),
        back,
    )


def _start(town: Municipality, *, is_empty: bool) -> StartPrioritiesTap:
    return StartPrioritiesTap(municipality=town.id, is_empty=is_empty)


def draft(found: PriorityList, page: int, *, hint: str = "") -> Screen:
    """The version that is being worked on; a button for each priority on the page."""
    its, count = shown(found, page)
    body = written(found, its) or _("It is empty so far.")
    numbers = tuple(_numbered(line) for line in its)
    town = found.municipality_id
    add = button(_("🆕 I add a priority"), AddPriorityTap(priorities=found.id))
    onward = button(_("👁️ To the preview"), PreviewPrioritiesTap(priorities=found.id))
    return say(
        _("✏️ Version {version}, which you are working on").format(version=found.version),
        "\n".join(filter(None, [hint, body])),
        numbers,
        pages(count, page, 1, lambda to: PrioritiesDraftTap(municipality=town, page=to)),
        (add,),
        (onward,) if found.items else (_drop(found),),
        (button(_("↩️ Back"), PrioritiesTap(municipality=town)),),
    )


def _numbered(line: Line) -> Button:
    return button(f"✏️ {line.number}", PriorityTap(item=line.item.id))


def _drop(found: PriorityList) -> Button:
    tap = DropPrioritiesTap(
        priorities=found.id, municipality=found.municipality_id, revision=found.revision
    )
    return button(_("🗑️ I throw it away"), tap)


def changed_meanwhile(found: PriorityList) -> Screen:
    """Somebody else has changed the version; what was tapped was not done."""
    hint = _("🔄 Somebody has changed it meanwhile. Your change was not taken.")
    return draft(found, 0, hint=hint)


def one(found: PriorityList, item: PriorityItem, page: int) -> Screen:
    """One priority, and what can be done with it."""
    line = line_of(found, item)
    source = sources_in_short(item, found.municipality.zone)
    wording = item.wording or _("there is none yet")
    beside = [each for each in found.items if each.area == item.area]
    return say(
        f"✏️ {line.number}. {item.short_name}{source}",
        "\n".join([area_label(item.area), _("In documents: {wording}").format(wording=wording)]),
        _moves(found, line, len(beside)),
        (
            _fix(_("✏️ Short name"), item, PriorityPart.NAME),
            _fix(_("📄 For documents"), item, PriorityPart.WORDING),
        ),
        (
            _fix(_("🗂️ Another area"), item, PriorityPart.AREA),
            _fix(_("📅 A meeting decided"), item, PriorityPart.MEETING),
        ),
        (button(_("🗑️ I take it out"), RemovePriorityTap(item=item.id)),),
        (button(_("↩️ Back"), PrioritiesDraftTap(municipality=found.municipality_id, page=page)),),
    )


def _moves(found: PriorityList, line: Line, last: int) -> Row:
    item, revision = line.item.id, found.revision
    up = button(_("⬆️ Up"), MovePriorityTap(item=item, revision=revision, is_up=True))
    down = button(_("⬇️ Down"), MovePriorityTap(item=item, revision=revision, is_up=False))
    return (*((up,) if line.place > 1 else ()), *((down,) if line.place < last else ()))


def _fix(label: str, item: PriorityItem, part: PriorityPart) -> Button:
    return button(label, FixPriorityTap(item=item.id, part=part))


def sure_to_remove(found: PriorityList, item: PriorityItem) -> Screen:
    """Shall it go? One tap could be a slip of the finger."""
    now = RemovePriorityNowTap(item=item.id, municipality=found.municipality_id)
    return say(
        _("🗑️ Shall we take “{name}” out?").format(name=within_quotes(item.short_name)),
        _("Versions that were published keep it."),
        (button(_("🗑️ Yes, I take it out"), now),),
        (button(_("↩️ Back"), PriorityTap(item=item.id)),),
    )


def voted_otherwise(item: PriorityItem, passed: PriorityItem, move: Move) -> Screen:
    """The vote put them the other way round; only a meeting may decide against it."""
    upper, lower = (passed, item) if move.is_up else (item, passed)
    tap = MeetingDecidedTap(item=item.id, revision=move.revision, is_up=move.is_up)
    return say(
        _("🗳️ In the vote “{upper}” came out above “{lower}”.").format(
            upper=within_quotes(upper.short_name), lower=within_quotes(lower.short_name)
        ),
        _(
            "The order follows the vote, unless a meeting decided otherwise."
            " Then the list names that meeting."
        ),
        (button(_("📅 A meeting decided so"), tap),),
        (button(_("↩️ Back"), PriorityTap(item=item.id)),),
    )


def nothing_new(found: PriorityList) -> Screen:
    """It is empty, or like the version before: nobody need hear of it."""
    return say(
        _("👁️ Version {version} of the list, municipality of {name}").format(
            version=found.version, name=found.municipality.name.upper()
        ),
        _("Nothing in it is new, so there is nothing to publish."),
        (_drop(found),),
        _to_draft(found),
    )


def _to_draft(found: PriorityList) -> Row:
    return (button(_("↩️ Back"), PrioritiesDraftTap(municipality=found.municipality_id)),)


def preview(found: PriorityList, news: News, reached: Reached, cost: Cost) -> list[Screen]:
    """What everybody will read, and who would hear of it; in two messages where it is long."""
    if not found.items or not news:
        return [nothing_new(found)]
    message = changed(found, news)
    # Who has no chat is not called about it: it stands on the notice board.
    travel = [audience_line(reached._replace(to_call=0)), *costs.lines(cost)]
    title = _("👁️ Version {version}, municipality of {name}. It will look so:").format(
        version=found.version, name=found.municipality.name.upper()
    )
    rows = _publishing(found, cost)
    both = say(title, "\n".join([message.text, "", *travel]), *rows)
    if len(both.text) <= MOST_TOGETHER:
        return [both]
    above = as_notice(replace(message, rows=(ways_out(),), is_new=True))
    title = _("👁️ It will look like the message above.")
    return [above, replace(say(title, "\n".join(travel), *rows), is_new=True)]


def _publishing(found: PriorityList, cost: Cost) -> list[Row]:
    tap = PublishPrioritiesTap(priorities=found.id, revision=found.revision)
    return [
        (button(_("✅ I publish it"), tap),),
        costs.choice(found, cost),
        (_drop(found),),
        _to_draft(found),
    ]
