package app.ontos.shared.version;

/** The validator of a record: its version in quotes (RFC 9110, section 8.8.3); always strong. */
public final class EntityTag {
  private EntityTag() {}

  /** Version 7 is {@code "7"}, quotes included. */
  public static String of(long version) {
    return "\"" + version + "\"";
  }
}
