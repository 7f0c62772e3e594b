package app.ontos.web;

import app.ontos.records.RecordType;
import io.quarkus.qute.TemplateExtension;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where records of all kinds have their pages, and what the kinds are called there. */
@TemplateExtension(namespace = "record")
public final class RecordPage {
  private static final Map<RecordType, String> PATHS =
      Map.of(
          RecordType.DATA_DOMAIN, "/domains/",
          RecordType.TEAM, "/teams/",
          RecordType.CONNECTION, "/connections/",
          RecordType.PROJECT, "/projects/",
          RecordType.GLOSSARY, "/glossaries/",
          RecordType.CONCEPT, "/concepts/",
          RecordType.DATA_CONTRACT, "/contracts/",
          RecordType.DATA_PRODUCT, "/products/",
          RecordType.QUERY, "/queries/");

  private RecordPage() {}

  /** The page of a record, if its kind has pages. */
  public static Optional<String> path(RecordType type, UUID id) {
    return Optional.ofNullable(PATHS.get(type)).map(path -> path + id);
  }

  /** What people call this kind of record. */
  public static String kind(RecordType type) {
    String words = type.text().replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** What people call several of them. */
  public static String kinds(RecordType type) {
    String kind = kind(type);
    return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
  }
}
