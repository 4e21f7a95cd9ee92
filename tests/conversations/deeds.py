"""Whole deeds of the cast, for tests that begin after them."""

from tests.conversations.town import Actor


async def opens_menu(actor: Actor) -> None:
    """Come to the menu from anywhere."""
    await actor.writes("/menu")


async def drafts_meeting(
    elena: Actor,
    *,
    who: str = "Двете групи",
    day: str = "21 март",
    hour: str = "10:00",
    place: str = "Общински съвет",
) -> None:
    """Fill the form in up to the preview."""
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Работно заседание", who)
    await elena.writes(day)
    await elena.writes(hour)
    await elena.taps(place)
    await elena.writes("Постигнати резултати\nВъзможности за финансиране\nКак проверяваме плана")


async def sends(actor: Actor) -> None:
    """Send what is previewed, and wait until nobody can stop it any more."""
    await actor.taps("Изпращам")
    await actor.town.waits(seconds=30)


async def sends_meeting(
    elena: Actor, *, who: str = "Двете групи", day: str = "21 март", hour: str = "10:00"
) -> None:
    """Schedule a meeting and send the invitation."""
    await drafts_meeting(elena, who=who, day=day, hour=hour)
    await sends(elena)


async def opens_card(elena: Actor) -> None:
    """Come to the live card of the only meeting."""
    await opens_menu(elena)
    await elena.taps_through("Срещи", "📊")


async def joins(actor: Actor, token: str, place: str = "с. Изворово") -> None:
    """Go all the way in with the profile's name."""
    await actor.opens_invite(token)
    await actor.taps_through("Български", "Приемам", f"✅ {actor.phone.first_name}", place)


async def drafts_message(
    elena: Actor, text: str = "Пътят е затворен до петък.", *, who: str = "Двете групи"
) -> None:
    """Write a plain message up to its preview."""
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.writes(text)
    await elena.taps(who)


async def sends_message(
    elena: Actor, text: str = "Пътят е затворен до петък.", *, who: str = "Двете групи"
) -> None:
    """Tell a group something, and let the half minute pass."""
    await drafts_message(elena, text, who=who)
    await elena.taps("Изпращам")
    await elena.town.waits(seconds=30)
