"""The demo: the page with its phones, the sample town, and the bot as a process of its own."""
