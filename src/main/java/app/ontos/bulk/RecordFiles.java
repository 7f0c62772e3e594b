package app.ontos.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Records of one kind, as many to a file as an import takes. */
final class RecordFiles {
  private static final int MOST_CHARACTERS = 300_000;
  private static final int MOST_RECORDS = 500;

  private final DocumentKind kind;
  private final String name;
  private final ArchiveWriter archive;
  private final StringBuilder items = new StringBuilder();
  private int records;
  private int files;

  RecordFiles(DocumentKind kind, String name, ArchiveWriter archive) {
    this.kind = kind;
    this.name = name;
    this.archive = archive;
  }

  void add(String json) throws IOException {
    if (records == MOST_RECORDS || items.length() + json.length() > MOST_CHARACTERS) {
      end();
    }
    items.append(records == 0 ? "\n" : ",\n").append(json);
    records++;
  }

  /** Writes what is left. */
  void end() throws IOException {
    if (records == 0) {
      return;
    }
    String file =
        "{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"items\":[%s\n]}\n"
            .formatted(DocumentKind.OWN_VERSION, kind.text(), items);
    archive.add("%s-%04d.json".formatted(name, ++files), file.getBytes(StandardCharsets.UTF_8));
    items.setLength(0);
    records = 0;
  }
}
