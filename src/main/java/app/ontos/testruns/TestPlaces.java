package app.ontos.testruns;

import app.ontos.connections.ConnectedPlace;
import app.ontos.connections.ConnectedPlaces;
import app.ontos.records.RecordTitles.Titles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a contract can be tested: where it was, and in some places that are connected. */
@ApplicationScoped
public class TestPlaces {
  /** Nothing to choose from, for those who may not. */
  static final Choice NONE = new Choice(List.of(), false);

  private final ConnectedPlaces connected;

  TestPlaces(ConnectedPlaces connected) {
    this.connected = connected;
  }

  /**
   * Places to choose from, the likeliest first.
   *
   * @param more whether there are others, which are to be searched for
   */
  public record Choice(List<ConnectedPlace> places, boolean more) {
    public Choice {
      places = List.copyOf(places);
    }

    /** The same, with this one first. */
    public Choice with(ConnectedPlace first) {
      Set<ConnectedPlace> all = new LinkedHashSet<>(List.of(first));
      all.addAll(places);
      return new Choice(List.copyOf(all), more);
    }
  }

  /** Those that are connected. */
  public Choice all() {
    ConnectedPlaces.Found found = connected.find(Optional.empty());
    return new Choice(found.places(), found.more());
  }

  /** Those where a contract was tested, the last one first, and others that are connected. */
  Choice of(TestState state, Titles connections) {
    Choice choice = all();
    List<TestState.Place> tested =
        state.places().stream()
            .sorted((one, other) -> one.endedAt().compareTo(other.endedAt()))
            .toList();
    for (TestState.Place place : tested) {
      choice =
          choice.with(
              new ConnectedPlace(
                  place.connection(), connections.of(place.connection()), place.environment()));
    }
    return choice;
  }
}
