"""What may be done where: transactions, the Bot, waiting, the clock, words."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.house_rules.source import Function, Source, dotted, imported, is_within

# storage/ defines transactions and moves schemas; all others run what someone began.
TRANSACTIONS = (
    "storage/alone.py",
    "storage/database.py",
    "storage/migrate.py",
    "storage/migrations/",
    "bot/one_update.py",
    "bot/phones/keeping.py",
    "bot/phones/open_ballots.py",
    "bot/showing.py",
    "bot/web/receipts.py",
    "bot/commands/",
    "scheduler/",
    "desk/",
    "simulator/sample_town*",
    "tests/",
    "bench/",
)
# storage/migrate.py names a copy of the file by the computer's own clock, which nobody moves.
CLOCKS = ("community/clock.py", "storage/migrate.py", "simulator/", "tests/", "bench/")
CYRILLIC = re.compile("[\u0400-\u04ff]")
BULGARIAN = (
    "bot/locales/",
    "tests/",
    "docs/",
    "README.md",
    "CHANGELOG.md",
    "simulator/sample_town*",
    # The demo page's own labels: it knows the bot through the wire and has no catalogue.
    "simulator/page/",
)
GETTEXT = ("gettext", "ngettext", "pgettext", "npgettext")
SPEAKERS = ("bot/screens/", "bot/texts.py", "tests/", "bench/")
# What aiogram hands to a handler, by type and by the names that its manual uses.
EVENTS = {"Message", "CallbackQuery", "Update", "ChatMemberUpdated", "TelegramObject"}
EVENT_NAMES = {"message", "callback", "callback_query", "query", "event", "update"}
SPEAKING = re.compile(r"(answer|reply|edit|delete|forward|copy|send|pin|unpin|react)(_|$)")
NOW = re.compile(
    r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|func\.(now|current_\w+))$"
    r"|^time\.(time|time_ns|localtime|gmtime|ctime|strftime|asctime)$"
)
SILENCING = re.compile(
    r"#\s*(noqa(:\s*[A-Z]+[0-9]+(,\s*[A-Z]+[0-9]+)*)?|type:\s*ignore(\[[^]]*\])?|pragma:.*)"
)
POSTPONING = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def transactions_have_an_owner(source: Source) -> Iterator[str]:
    """begin, commit and Database.write belong to the frame, the rounds and the commands."""
    if source.is_python and not source.is_in(*TRANSACTIONS):
        for call in source.calls:
            *receiver, method = dotted(call.func).split(".")
            owner = receiver[-1].lower() if receiver else ""
            is_write = method == "write" and owner in {"database", "_database", "db"}
            if receiver and (method in {"begin", "commit"} or is_write):
                yield f"line {call.lineno}: {dotted(call.func)}() is not for this place"


def handlers_never_call_the_bot(source: Source) -> Iterator[str]:
    """A handler returns a Screen; showing it is the frame's work, after the commit."""
    if not source.is_in("bot/handlers/"):
        return
    for line, name in imported(source):
        if is_within(name, ("aiogram.Bot", "aiogram.client", "aiogram.methods")):
            yield f"line {line}: a handler needs no {name}"
    for function in source.functions:
        yield from _calls_the_bot(function)


def _calls_the_bot(function: Function) -> Iterator[str]:
    parameters = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    events = set(EVENT_NAMES)
    for each in parameters:
        kind = ast.unparse(each.annotation) if each.annotation else ""
        if each.arg == "bot" or re.search(r"\bBot\b", kind):
            yield f"line {each.lineno}: {function.name} asks for the Bot"
        if EVENTS & set(re.findall(r"\w+", kind)):
            events.add(each.arg)
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and node.attr == "bot":
            yield f"line {node.lineno}: {function.name} reaches for the Bot"
        if isinstance(node, ast.Call) and _speaks(dotted(node.func).split("."), events):
            yield f"line {node.lineno}: {function.name} speaks by itself"


def _speaks(called: list[str], events: set[str]) -> bool:
    is_event = called[0] in events or called[-2:-1] in (["message"], ["callback_query"])
    return called[0] == "bot" or (is_event and bool(SPEAKING.match(called[-1])))


def screens_and_rules_never_wait(source: Source) -> Iterator[str]:
    """They are pure: the same nouns, the same screen."""
    if source.is_in("bot/screens/", "community/rules/") and source.is_python:
        waiting = (ast.Await, ast.AsyncFor, ast.AsyncWith, ast.AsyncFunctionDef)
        for node in source.nodes:
            if isinstance(node, waiting):
                yield f"line {node.lineno}: {type(node).__name__} in a pure place"


def only_the_clock_knows_the_time(source: Source) -> Iterator[str]:
    """The demo and the tests move time by moving one clock. Monotonic time is free to all."""
    if not source.is_python or source.is_in(*CLOCKS):
        return
    aliases = {
        alias.asname: alias.name
        for node in source.nodes
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.asname
    }
    for node in source.nodes:
        if isinstance(node, ast.Attribute):
            first, _, rest = dotted(node).partition(".")
            if NOW.search(f"{aliases.get(first, first)}.{rest}"):
                yield f"line {node.lineno}: {dotted(node)} belongs to the clock"
    for line, name in imported(source):
        if NOW.search(name):
            yield f"line {line}: {name} belongs to the clock"


def bulgarian_lives_with_the_texts(source: Source) -> Iterator[str]:
    """Cyrillic, escaped too, is for locales, tests, papers and the sample town."""
    if source.is_in(*BULGARIAN):
        return
    for number, line in enumerate(source.text.splitlines(), 1):
        if CYRILLIC.search(line):
            yield f"line {number}: Cyrillic"
    for node in source.nodes if source.is_python else []:
        if isinstance(node, ast.Constant) and CYRILLIC.search(str(node.value)):
            yield f"line {node.lineno}: Cyrillic in a string"


def only_screens_translate(source: Source) -> Iterator[str]:
    """Every sentence that people see is in bot/screens."""
    if not source.is_python or source.is_in(*SPEAKERS):
        return
    for call in source.calls:
        if dotted(call.func).split(".")[-1] in GETTEXT:
            yield f"line {call.lineno}: {dotted(call.func)}() outside the screens"
    for line, name in imported(source):
        if is_within(name, tuple(f"bot.texts.{each}" for each in (*GETTEXT, "_"))):
            yield f"line {line}: {name} outside the screens"


def silence_has_a_reason(source: Source) -> Iterator[str]:
    """A silenced check says why in words, behind it or on the line above; nothing is postponed."""
    lines = source.text.splitlines()
    for number, comment in _comments(source):
        above = lines[number - 2].strip() if number > 1 else ""
        reason = re.findall(r"[A-Za-z]{2,}", SILENCING.sub("", comment))
        if SILENCING.search(comment) and len(reason) < 2 and not above.startswith("#"):
            yield f"line {number}: silenced without a reason"
        if POSTPONING.search(comment):
            yield f"line {number}: work left for later"


def _comments(source: Source) -> Iterator[tuple[int, str]]:
    if source.is_python:
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
