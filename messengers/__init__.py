"""How the messengers are spoken: one neutral screen in, one room per messenger."""
