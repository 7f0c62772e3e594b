package app.ontos.connections.tls;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.ServiceTest;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.core.SocketFactoryFactory;
import org.postgresql.util.PSQLException;

/** In development and in tests, Quarkus loads its application and the driver apart. */
@ServiceTest
class TlsInTheServiceTest {

  @Test
  void isFoundByTheDriver() throws PSQLException {
    // Given
    Properties properties = new Properties();
    properties.putAll(
        TlsProperties.of(new Tls.On(Verification.FULL, Optional.empty(), Optional.empty())));

    // When
    Object factory = SocketFactoryFactory.getSslSocketFactory(properties);

    // Then
    assertThat(factory).isInstanceOf(TlsSocketFactory.class);
  }
}
