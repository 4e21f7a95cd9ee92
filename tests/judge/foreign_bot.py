"""A small bot written with python-telegram-bot: join by a link, answer an invitation."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

Context = ContextTypes.DEFAULT_TYPE
ANSWERS = {"yes": "Ще дойда", "no": "Няма да дойда"}


async def join(update: Update, context: Context) -> None:
    """Greet by name and ask whether the person comes."""
    assert update.effective_user is not None
    assert update.effective_message is not None
    code = context.args[0] if context.args else ""
    buttons = [InlineKeyboardButton(text, callback_data=data) for data, text in ANSWERS.items()]
    await update.effective_message.reply_text(
        f"Добре дошли, {update.effective_user.first_name}! Покана {code}: среща на 21 март.",
        reply_markup=InlineKeyboardMarkup([buttons]),
    )


async def answer(update: Update, context: Context) -> None:
    """Note the answer under the invitation and end the spinner."""
    query = update.callback_query
    assert query is not None
    assert query.data is not None
    await query.answer("Записано")
    await query.edit_message_text(f"Вашият отговор: {ANSWERS[query.data]}")


def foreign_bot(token: str, address: str) -> Application:  # type: ignore[type-arg]  # six of them
    """Build the bot against a server."""
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{address}/bot")
        .base_file_url(f"{address}/file/bot")
        .build()
    )
    application.add_handler(CommandHandler("start", join))
    application.add_handler(CallbackQueryHandler(answer))
    return application
