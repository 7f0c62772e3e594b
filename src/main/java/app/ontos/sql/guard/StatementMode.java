package app.ontos.sql.guard;

import java.util.Set;

/** What a statement may do. */
public sealed interface StatementMode {
  /** Read, in a READ ONLY transaction. */
  StatementMode READ = Data.READ;

  /** Read, and change rows. */
  StatementMode WRITE = Data.WRITE;

  /** Statements about rows alone. */
  enum Data implements StatementMode {
    READ,
    WRITE
  }

  /**
   * Read, change rows, and whatever is listed.
   *
   * @param allowed the commands that may run besides
   */
  record Administrative(Set<AdministrativeCommand> allowed) implements StatementMode {
    public Administrative {
      allowed = Set.copyOf(allowed);
    }
  }
}
