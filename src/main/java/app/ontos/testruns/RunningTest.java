package app.ontos.testruns;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import java.util.Optional;
import java.util.UUID;

/** A run that this instance has taken on, and whether it is to stop. For several threads. */
final class RunningTest {

  /** Why a run is to stop. */
  enum Stop {
    /** Somebody said so. */
    CANCELLED,
    /** The run is another's by now, or marked as interrupted: nothing more is written. */
    LOST,
    /** Its results can't be written. */
    UNWRITABLE,
    /** The service ends. */
    SHUTDOWN
  }

  private final UUID id;
  private final UUID contract;
  private final TestedPlace place;
  private final Caller caller;
  private final Author author;
  private volatile Optional<Stop> stopped = Optional.empty();

  RunningTest(UUID id, UUID contract, TestedPlace place, Caller caller, Author author) {
    this.id = id;
    this.contract = contract;
    this.place = place;
    this.caller = caller;
    this.author = author;
  }

  UUID id() {
    return id;
  }

  UUID contract() {
    return contract;
  }

  TestedPlace place() {
    return place;
  }

  Caller caller() {
    return caller;
  }

  Author author() {
    return author;
  }

  /** Tells it to stop; the first reason stays. */
  synchronized void stop(Stop reason) {
    stopped = stopped.or(() -> Optional.of(reason));
  }

  /** Why it is to stop, if it is. */
  Optional<Stop> stopped() {
    return stopped;
  }
}
