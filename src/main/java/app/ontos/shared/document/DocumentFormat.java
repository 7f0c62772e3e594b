package app.ontos.shared.document;

/** The forms in which a document travels. */
public enum DocumentFormat {
  JSON(DocumentFormat.JSON_TYPE),
  YAML(DocumentFormat.YAML_TYPE);

  /** The media type of JSON. */
  public static final String JSON_TYPE = "application/json";

  /** The media type of YAML (RFC 9512). */
  public static final String YAML_TYPE = "application/yaml";

  private final String mediaType;

  DocumentFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As it stands in {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /** The form that a media type without parameters names; JSON for all but YAML's. */
  public static DocumentFormat of(String mediaType) {
    return mediaType.equalsIgnoreCase(YAML_TYPE) ? YAML : JSON;
  }
}
