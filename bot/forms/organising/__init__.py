"""Questions for organisers beside a meeting itself: places, reminders, being away."""
