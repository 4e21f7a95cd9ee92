"""Let the community speak: needs, messages to a human, votes and the list of priorities."""
# ruff: noqa: PLR0915 - generated: as many statements as the tables need.

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# SQLite numbers rows by itself only for INTEGER keys (reference/storage.md, 6.9).
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# Whatever is told about the new nouns begins with their names, so that it can be forgotten here;
# deliveries first: while tables are made anew, SQLite lets nothing follow its parent.
OURS = (
    "kind LIKE 'need_%' OR kind LIKE 'enquiry_%' OR kind LIKE 'poll_%' OR kind LIKE 'priorities_%'"
)
FORGET = (
    f"DELETE FROM delivery WHERE notice_id IN (SELECT id FROM notice WHERE {OURS})",
    f"DELETE FROM notice WHERE {OURS}",
)


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_need", NUMBER, server_default="0", nullable=False))
        batch_op.add_column(
            sa.Column("needs_reminded_at", sa.DateTime(timezone=True), nullable=True)
        )

    op.create_table(
        "muting",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("municipality_id", NUMBER, nullable=False),
        sa.Column("muted_by_id", NUMBER, nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_muting_municipality_id_municipality"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["muted_by_id"],
            ["person.id"],
            name=op.f("fk_muting_muted_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_muting_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_muting")),
    )
    with op.batch_alter_table("muting", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_muting_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_muting_muted_by_id"), ["muted_by_id"], unique=False)
        batch_op.create_index(
            "uq_muting_standing",
            ["person_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "need",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("municipality_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("author_id", NUMBER, nullable=True),
        sa.Column("is_named", sa.Boolean(), nullable=False),
        sa.Column("area", sa.String(length=30), nullable=False),
        sa.Column("reach", sa.String(length=30), nullable=False),
        sa.Column("settlement_id", NUMBER, nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("has_masked_number", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("search_words", sa.String(), nullable=True),
        sa.Column("wording", sa.String(), nullable=True),
        sa.Column("short_name", sa.String(), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("done_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into_id", NUMBER, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_answer_overdue", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
            name=op.f("fk_need_author_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["need.id"],
            name=op.f("fk_need_merged_into_id_need"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_need_municipality_id_municipality"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["settlement_id"],
            ["settlement.id"],
            name=op.f("fk_need_settlement_id_settlement"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
        sa.UniqueConstraint(
            "municipality_id", "number", name=op.f("uq_need_municipality_id_number")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_author_id"), ["author_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_need_merged_into_id"), ["merged_into_id"], unique=False
        )
        batch_op.create_index(
            "ix_need_alike",
            ["municipality_id", "area", "settlement_id"],
            unique=False,
            sqlite_where=sa.text("wording IS NOT NULL"),
            postgresql_where=sa.text("wording IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_need_municipality_state", ["municipality_id", "state"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_need_settlement_id"), ["settlement_id"], unique=False)
        batch_op.create_index(
            "ix_need_unanswered",
            ["answer_by"],
            unique=False,
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        )

    op.create_table(
        "poll",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("municipality_id", NUMBER, nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("method", sa.String(length=30), nullable=False),
        sa.Column("marks", NUMBER, nullable=False),
        sa.Column("is_for_all", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("quorum", NUMBER, nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("is_telegram_only", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_prolonged", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("repeats_id", NUMBER, nullable=True),
        sa.Column("created_by", NUMBER, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("electorate", NUMBER, nullable=True),
        sa.Column("voters_by_chat", NUMBER, nullable=True),
        sa.Column("voters_on_paper", NUMBER, nullable=True),
        sa.Column("tie_break", sa.String(length=30), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["person.id"],
            name=op.f("fk_poll_created_by_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_poll_municipality_id_municipality"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["repeats_id"], ["poll.id"], name=op.f("fk_poll_repeats_id_poll"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("poll", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_poll_created_by"), ["created_by"], unique=False)
        batch_op.create_index(
            "ix_poll_municipality_state", ["municipality_id", "state"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_poll_repeats_id"), ["repeats_id"], unique=False)
        batch_op.create_index("ix_poll_state_closes", ["state", "closes_at"], unique=False)

    op.create_table(
        "priority_list",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("municipality_id", NUMBER, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("revision", NUMBER, nullable=False),
        sa.Column("created_by", NUMBER, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["person.id"],
            name=op.f("fk_priority_list_created_by_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_priority_list_municipality_id_municipality"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority_list")),
        sa.UniqueConstraint(
            "municipality_id", "version", name=op.f("uq_priority_list_municipality_id_version")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("priority_list", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_priority_list_created_by"), ["created_by"], unique=False
        )
        batch_op.create_index(
            "uq_priority_list_draft",
            ["municipality_id"],
            unique=True,
            sqlite_where=sa.text("published_at IS NULL"),
            postgresql_where=sa.text("published_at IS NULL"),
        )

    op.create_table(
        "ballot",
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("marks", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name=op.f("fk_ballot_poll_id_poll"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "id", name=op.f("pk_ballot")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "need_event",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("need_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("media_id", NUMBER, nullable=True),
        sa.Column("by_id", NUMBER, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_need_event_by_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
            name=op.f("fk_need_event_media_id_media"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_need_event_need_id_need"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_event")),
    )
    with op.batch_alter_table("need_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_event_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_event_media_id"), ["media_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_event_need_id"), ["need_id"], unique=False)

    op.create_table(
        "need_media",
        sa.Column("need_id", NUMBER, nullable=False),
        sa.Column("media_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
            name=op.f("fk_need_media_media_id_media"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_need_media_need_id_need"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("need_id", "media_id", name=op.f("pk_need_media")),
    )
    with op.batch_alter_table("need_media", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_media_media_id"), ["media_id"], unique=False)

    op.create_table(
        "need_support",
        sa.Column("need_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_need_support_need_id_need"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_need_support_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("need_id", "person_id", name=op.f("pk_need_support")),
    )
    with op.batch_alter_table("need_support", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_support_person_id"), ["person_id"], unique=False)

    op.create_table(
        "open_vote",
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("marks", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_open_vote_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name=op.f("fk_open_vote_poll_id_poll"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "person_id", name=op.f("pk_open_vote")),
    )
    with op.batch_alter_table("open_vote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_open_vote_person_id"), ["person_id"], unique=False)

    op.create_table(
        "paper_count",
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.Column("counter_id", NUMBER, nullable=False),
        sa.Column("position", NUMBER, autoincrement=False, nullable=False),
        sa.Column("votes", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["counter_id"],
            ["person.id"],
            name=op.f("fk_paper_count_counter_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name=op.f("fk_paper_count_poll_id_poll"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "counter_id", "position", name=op.f("pk_paper_count")),
    )
    with op.batch_alter_table("paper_count", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_paper_count_counter_id"), ["counter_id"], unique=False
        )

    op.create_table(
        "poll_group",
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.Column("group_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["community_group.id"],
            name=op.f("fk_poll_group_group_id_community_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name=op.f("fk_poll_group_poll_id_poll"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "group_id", name=op.f("pk_poll_group")),
    )
    with op.batch_alter_table("poll_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_poll_group_group_id"), ["group_id"], unique=False)

    op.create_table(
        "poll_option",
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.Column("position", NUMBER, autoincrement=False, nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("need_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_poll_option_need_id_need"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name=op.f("fk_poll_option_poll_id_poll"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "position", name=op.f("pk_poll_option")),
    )
    with op.batch_alter_table("poll_option", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_poll_option_need_id"), ["need_id"], unique=False)

    op.create_table(
        "poll_result",
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.Column("position", NUMBER, autoincrement=False, nullable=False),
        sa.Column("place", NUMBER, nullable=False),
        sa.Column("votes_by_chat", NUMBER, nullable=True),
        sa.Column("votes_on_paper", NUMBER, nullable=True),
        sa.Column("votes", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name=op.f("fk_poll_result_poll_id_poll"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "position", name=op.f("pk_poll_result")),
    )
    op.create_table(
        "roll_entry",
        sa.Column("poll_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("way", sa.String(length=30), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_roll_entry_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name=op.f("fk_roll_entry_poll_id_poll"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "person_id", name=op.f("pk_roll_entry")),
    )
    with op.batch_alter_table("roll_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roll_entry_person_id"), ["person_id"], unique=False)

    op.create_table(
        "enquiry",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("municipality_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=True),
        sa.Column("need_id", NUMBER, nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("taken_by_id", NUMBER, nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_overdue_told", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_enquiry_meeting_id_meeting"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_enquiry_municipality_id_municipality"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_enquiry_need_id_need"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_enquiry_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["taken_by_id"],
            ["person.id"],
            name=op.f("fk_enquiry_taken_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("enquiry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enquiry_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            "ix_enquiry_municipality_state", ["municipality_id", "state"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_enquiry_need_id"), ["need_id"], unique=False)
        batch_op.create_index(
            "ix_enquiry_open",
            ["answer_by"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(batch_op.f("ix_enquiry_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enquiry_taken_by_id"), ["taken_by_id"], unique=False)

    op.create_table(
        "priority_item",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("list_id", NUMBER, nullable=False),
        sa.Column("area", sa.String(length=30), nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=True),
        sa.Column("need_id", NUMBER, nullable=True),
        sa.Column("poll_id", NUMBER, nullable=True),
        sa.Column("option", NUMBER, nullable=True),
        sa.Column("meeting_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["list_id"],
            ["priority_list.id"],
            name=op.f("fk_priority_item_list_id_priority_list"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_priority_item_meeting_id_meeting"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["need_id"],
            ["need.id"],
            name=op.f("fk_priority_item_need_id_need"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"],
            ["poll.id"],
            name=op.f("fk_priority_item_poll_id_poll"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority_item")),
    )
    with op.batch_alter_table("priority_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_priority_item_list_id"), ["list_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_priority_item_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_priority_item_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_priority_item_poll_id"), ["poll_id"], unique=False)

    op.create_table(
        "enquiry_message",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("enquiry_id", NUMBER, nullable=False),
        sa.Column("by_id", NUMBER, nullable=True),
        sa.Column("is_answer", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("media_id", NUMBER, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["person.id"],
            name=op.f("fk_enquiry_message_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["enquiry_id"],
            ["enquiry.id"],
            name=op.f("fk_enquiry_message_enquiry_id_enquiry"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
            name=op.f("fk_enquiry_message_media_id_media"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry_message")),
    )
    with op.batch_alter_table("enquiry_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enquiry_message_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_enquiry_message_enquiry_id"), ["enquiry_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_enquiry_message_media_id"), ["media_id"], unique=False
        )

    op.create_table(
        "need_news",
        sa.Column("delivery_id", NUMBER, nullable=False),
        sa.Column("event_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name=op.f("fk_need_news_delivery_id_delivery"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["need_event.id"],
            name=op.f("fk_need_news_event_id_need_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("delivery_id", "event_id", name=op.f("pk_need_news")),
    )
    with op.batch_alter_table("need_news", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_news_event_id"), ["event_id"], unique=False)

    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.add_column(sa.Column("need_id", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("enquiry_id", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("poll_id", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("priority_list_id", NUMBER, nullable=True))
        batch_op.create_index(batch_op.f("ix_notice_enquiry_id"), ["enquiry_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_poll_id"), ["poll_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_notice_priority_list_id"), ["priority_list_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_priority_list_id_priority_list"),
            "priority_list",
            ["priority_list_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_need_id_need"), "need", ["need_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_poll_id_poll"), "poll", ["poll_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_enquiry_id_enquiry"),
            "enquiry",
            ["enquiry_id"],
            ["id"],
            ondelete="CASCADE",
        )


def downgrade() -> None:
    """Go back: all that the community has said since is forgotten."""
    op.drop_table("need_news")
    for statement in FORGET:
        op.execute(statement)
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_notice_enquiry_id_enquiry"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_notice_poll_id_poll"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_notice_need_id_need"), type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("fk_notice_priority_list_id_priority_list"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_notice_priority_list_id"))
        batch_op.drop_index(batch_op.f("ix_notice_poll_id"))
        batch_op.drop_index(batch_op.f("ix_notice_need_id"))
        batch_op.drop_index(batch_op.f("ix_notice_enquiry_id"))
        batch_op.drop_column("priority_list_id")
        batch_op.drop_column("poll_id")
        batch_op.drop_column("enquiry_id")
        batch_op.drop_column("need_id")

    op.drop_table("enquiry_message")
    op.drop_table("priority_item")
    op.drop_table("enquiry")
    op.drop_table("roll_entry")
    op.drop_table("poll_result")
    op.drop_table("poll_option")
    op.drop_table("poll_group")
    op.drop_table("paper_count")
    op.drop_table("open_vote")
    op.drop_table("need_support")
    op.drop_table("need_media")
    op.drop_table("need_event")
    op.drop_table("ballot")
    op.drop_table("priority_list")
    op.drop_table("poll")
    op.drop_table("need")
    op.drop_table("muting")

    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.drop_column("needs_reminded_at")
        batch_op.drop_column("last_need")
