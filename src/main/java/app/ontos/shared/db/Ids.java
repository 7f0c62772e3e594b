package app.ontos.shared.db;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/**
 * Ids for new records: UUIDv7 (RFC 9562, section 5.7), made by the service so that a record's id is
 * known before it is written, and ordered by time so that indexes stay compact.
 */
public final class Ids {
  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  /** A new id. Safe for any number of threads. */
  public static UUID next() {
    return GENERATOR.generate();
  }
}
