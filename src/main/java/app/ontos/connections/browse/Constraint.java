package app.ontos.connections.browse;

/** What a table demands of its rows. */
sealed interface Constraint permits PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint {}
