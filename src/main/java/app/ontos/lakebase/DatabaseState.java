package app.ontos.lakebase;

/** Where the service stands with its database. Only {@link Ready} serves records. */
public sealed interface DatabaseState {

  /** No attempt has ended yet. */
  record Starting() implements DatabaseState {}

  /** Connected; the schema is being brought up to date. */
  record Migrating() implements DatabaseState {}

  /** Connected and up to date. */
  record Ready() implements DatabaseState {}

  /** Not to be had at the moment; attempts go on. */
  record Unavailable(Diagnosis diagnosis) implements DatabaseState {}

  /** One word for people and machines. */
  default String label() {
    return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  /** What to tell a client that has to wait. */
  default String explanation() {
    if (this instanceof Unavailable unavailable) {
      return unavailable.diagnosis().reason();
    }
    return "The service is connecting to its database and bringing the schema up to date";
  }
}
