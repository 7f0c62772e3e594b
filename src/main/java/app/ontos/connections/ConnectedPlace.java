package app.ontos.connections;

import java.util.UUID;

/**
 * An environment of a connection, to choose from.
 *
 * @param name of the connection
 */
public record ConnectedPlace(UUID connection, String name, String environment) {

  /** Whether it is that environment of that connection. */
  public boolean isAt(UUID otherConnection, String otherEnvironment) {
    return connection.equals(otherConnection) && environment.equals(otherEnvironment);
  }
}
