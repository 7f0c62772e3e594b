package app.ontos.lakebase;

import org.jspecify.annotations.Nullable;

/** The database can't be used, for a reason that an operator can mend. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnosis diagnosis;

  public DatabaseUnavailable(Diagnosis diagnosis) {
    this(diagnosis, null);
  }

  public DatabaseUnavailable(Diagnosis diagnosis, @Nullable Throwable cause) {
    super(diagnosis.reason(), cause);
    this.diagnosis = diagnosis;
  }

  /** What is wrong and what mends it. */
  public Diagnosis diagnosis() {
    return diagnosis;
  }
}
