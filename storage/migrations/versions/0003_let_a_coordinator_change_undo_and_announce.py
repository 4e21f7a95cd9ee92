"""Let a coordinator change, undo, announce and be away."""
# ruff: noqa: PLR0915 - generated: as many statements as the tables need.

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# SQLite numbers rows by itself only for INTEGER keys (reference/storage.md, 6.9).
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# Deliveries first: while tables are made anew, SQLite lets nothing follow its parent.
FORGET = (
    "DELETE FROM delivery WHERE notice_id IN (SELECT id FROM notice WHERE kind IN"
    " ('change', 'apology', 'announcement', 'opinion', 'reminder_own', 'stands_in',"
    " 'stands_in_no_more', 'role_ended'))",
    "DELETE FROM notice WHERE kind IN"
    " ('change', 'apology', 'announcement', 'opinion', 'reminder_own', 'stands_in',"
    " 'stands_in_no_more', 'role_ended')",
    "DELETE FROM reminder WHERE kind = 'own'",
    "UPDATE reminder SET state = 'cancelled' WHERE state = 'off'",
    "UPDATE meeting SET state = 'cancelled' WHERE state = 'taken_back'",
    "UPDATE meeting SET cancel_reason = NULL WHERE cancel_reason = 'replaced'",
)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "absence",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("municipality_id", NUMBER, nullable=False),
        sa.Column("deputy_id", NUMBER, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["deputy_id"],
            ["person.id"],
            name=op.f("fk_absence_deputy_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_absence_municipality_id_municipality"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_absence_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_deputy_id"), ["deputy_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_absence_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_absence_person_id"), ["person_id"], unique=False)

    op.create_table(
        "media",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("municipality_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("messenger", sa.String(length=30), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("mime_type", sa.String(), nullable=True),
        sa.Column("size", NUMBER, nullable=True),
        sa.Column("seconds", NUMBER, nullable=True),
        sa.Column("created_by", NUMBER, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["person.id"],
            name=op.f("fk_media_created_by_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_media_municipality_id_municipality"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
    )
    with op.batch_alter_table("media", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_media_created_by"), ["created_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_media_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "announcement",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("municipality_id", NUMBER, nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("media_id", NUMBER, nullable=True),
        sa.Column("voice_id", NUMBER, nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("created_by", NUMBER, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["person.id"],
            name=op.f("fk_announcement_created_by_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
            name=op.f("fk_announcement_media_id_media"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_announcement_meeting_id_meeting"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_announcement_municipality_id_municipality"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["voice_id"],
            ["media.id"],
            name=op.f("fk_announcement_voice_id_media"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("announcement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_announcement_created_by"), ["created_by"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_announcement_media_id"), ["media_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_announcement_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_announcement_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_announcement_voice_id"), ["voice_id"], unique=False)

    op.create_table(
        "meeting_change",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("changed_by", NUMBER, nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("was_starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("was_place", sa.String(), nullable=False),
        sa.Column("is_agenda_new", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"],
            ["person.id"],
            name=op.f("fk_meeting_change_changed_by_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_meeting_change_meeting_id_meeting"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_change")),
    )
    with op.batch_alter_table("meeting_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_change_changed_by"), ["changed_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_change_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "opinion",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("media_id", NUMBER, nullable=True),
        sa.Column("is_named", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["media_id"], ["media.id"], name=op.f("fk_opinion_media_id_media"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_opinion_meeting_id_meeting"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_opinion_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
    )
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opinion_media_id"), ["media_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_opinion_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_opinion_person_id"), ["person_id"], unique=False)

    op.create_table(
        "acknowledgement",
        sa.Column("announcement_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name=op.f("fk_acknowledgement_announcement_id_announcement"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_acknowledgement_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("announcement_id", "person_id", name=op.f("pk_acknowledgement")),
    )
    with op.batch_alter_table("acknowledgement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_acknowledgement_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "announcement_group",
        sa.Column("announcement_id", NUMBER, nullable=False),
        sa.Column("group_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name=op.f("fk_announcement_group_announcement_id_announcement"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["community_group.id"],
            name=op.f("fk_announcement_group_group_id_community_group"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("announcement_id", "group_id", name=op.f("pk_announcement_group")),
    )
    with op.batch_alter_table("announcement_group", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_announcement_group_group_id"), ["group_id"], unique=False
        )

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.add_column(sa.Column("marking", sa.String(length=30), nullable=True))
        batch_op.create_index(
            "ix_delivery_marking",
            ["id"],
            unique=False,
            sqlite_where=sa.text("marking = 'wanted'"),
            postgresql_where=sa.text("marking = 'wanted'"),
        )

    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fields", sa.String(), nullable=True))

    with op.batch_alter_table(
        "meeting", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.add_column(sa.Column("second_kind", sa.String(length=30), nullable=True))
        batch_op.add_column(sa.Column("supersedes_id", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("voice_id", NUMBER, nullable=True))
        batch_op.create_index(
            batch_op.f("ix_meeting_supersedes_id"), ["supersedes_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_meeting_voice_id"), ["voice_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_meeting_voice_id_media"),
            "media",
            ["voice_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_meeting_supersedes_id_meeting"),
            "meeting",
            ["supersedes_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.add_column(sa.Column("change_id", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("announcement_id", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("opinion_id", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("reminder_id", NUMBER, nullable=True))
        batch_op.create_index(
            batch_op.f("ix_notice_announcement_id"), ["announcement_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_notice_change_id"), ["change_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_opinion_id"), ["opinion_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_reminder_id"), ["reminder_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_announcement_id_announcement"),
            "announcement",
            ["announcement_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_change_id_meeting_change"),
            "meeting_change",
            ["change_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_opinion_id_opinion"),
            "opinion",
            ["opinion_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_reminder_id_reminder"),
            "reminder",
            ["reminder_id"],
            ["id"],
            ondelete="CASCADE",
        )

    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.add_column(sa.Column("words", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("days_before", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("local_hour", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("minutes_before", NUMBER, nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_reminder_meeting_id_kind"), type_="unique")
        batch_op.create_index(
            "uq_reminder_of_the_plan",
            ["meeting_id", "kind"],
            unique=True,
            sqlite_where=sa.text("kind <> 'own'"),
            postgresql_where=sa.text("kind <> 'own'"),
        )

    with op.batch_alter_table("rsvp", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_again_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back: what the older bot has no word for is taken away, or becomes the nearest word."""
    for statement in FORGET:
        op.execute(statement)
    with op.batch_alter_table("rsvp", schema=None) as batch_op:
        batch_op.drop_column("asked_again_at")

    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_reminder_of_the_plan",
            sqlite_where=sa.text("kind <> 'own'"),
            postgresql_where=sa.text("kind <> 'own'"),
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_reminder_meeting_id_kind"), ["meeting_id", "kind"]
        )
        batch_op.drop_column("minutes_before")
        batch_op.drop_column("local_hour")
        batch_op.drop_column("days_before")
        batch_op.drop_column("words")

    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_notice_reminder_id_reminder"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_notice_opinion_id_opinion"), type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("fk_notice_change_id_meeting_change"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_notice_announcement_id_announcement"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_notice_reminder_id"))
        batch_op.drop_index(batch_op.f("ix_notice_opinion_id"))
        batch_op.drop_index(batch_op.f("ix_notice_change_id"))
        batch_op.drop_index(batch_op.f("ix_notice_announcement_id"))
        batch_op.drop_column("reminder_id")
        batch_op.drop_column("opinion_id")
        batch_op.drop_column("announcement_id")
        batch_op.drop_column("change_id")

    with op.batch_alter_table(
        "meeting", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_meeting_supersedes_id_meeting"), type_="foreignkey"
        )
        batch_op.drop_constraint(batch_op.f("fk_meeting_voice_id_media"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_meeting_voice_id"))
        batch_op.drop_index(batch_op.f("ix_meeting_supersedes_id"))
        batch_op.drop_column("voice_id")
        batch_op.drop_column("supersedes_id")
        batch_op.drop_column("second_kind")

    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.drop_column("fields")

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_delivery_marking",
            sqlite_where=sa.text("marking = 'wanted'"),
            postgresql_where=sa.text("marking = 'wanted'"),
        )
        batch_op.drop_column("marking")

    op.drop_table("announcement_group")
    op.drop_table("acknowledgement")
    op.drop_table("opinion")
    op.drop_table("meeting_change")
    op.drop_table("announcement")
    op.drop_table("media")
    op.drop_table("absence")
