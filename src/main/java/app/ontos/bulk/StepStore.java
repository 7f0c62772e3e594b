package app.ontos.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * The transactions of an import. Each step is whole or not at all; a dry run does all its steps in
 * one transaction, each seeing those before it, and leaves nothing of it.
 */
@ApplicationScoped
class StepStore {
  private static final String BEFORE = "before_step";

  private final Jdbi jdbi;

  StepStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Runs the steps of a dry run. */
  <T> T dryRun(Supplier<T> steps) {
    return jdbi.inTransaction(
        handle -> {
          try {
            return steps.get();
          } finally {
            handle.rollback();
          }
        });
  }

  /** Runs a step of one transaction. */
  <T> T step(Supplier<T> work) {
    return jdbi.withHandle(
        handle -> {
          if (!handle.isInTransaction()) {
            return handle.inTransaction(own -> work.get());
          }
          handle.savepoint(BEFORE);
          try {
            T result = work.get();
            handle.releaseSavepoint(BEFORE);
            return result;
          } catch (RuntimeException e) {
            handle.rollbackToSavepoint(BEFORE);
            throw e;
          }
        });
  }
}
