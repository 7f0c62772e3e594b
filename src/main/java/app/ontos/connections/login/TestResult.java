package app.ontos.connections.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** What came of an attempt to connect. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "connected", value = TestResult.Connected.class),
  @JsonSubTypes.Type(name = "failed", value = TestResult.Failed.class)
})
@Schema(
    oneOf = {TestResult.Connected.class, TestResult.Failed.class},
    discriminatorProperty = "outcome",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "connected", schema = TestResult.Connected.class),
      @DiscriminatorMapping(value = "failed", schema = TestResult.Failed.class)
    })
public sealed interface TestResult {

  /**
   * The login succeeded.
   *
   * @param currentUser the role, as the server sees it
   * @param tlsProtocol empty where the session is not encrypted
   * @param connectMillis from the first step, tokens included, to an open session
   * @param roundTripMillis of a statement
   * @param schemas those that the role may use, at most 200
   */
  @Schema(properties = @SchemaProperty(name = "outcome", enumeration = "connected"))
  record Connected(
      String serverVersion,
      String database,
      String currentUser,
      Optional<String> tlsProtocol,
      Optional<String> tlsCipher,
      long connectMillis,
      long roundTripMillis,
      List<String> schemas)
      implements TestResult {

    public Connected {
      schemas = List.copyOf(schemas);
    }
  }

  /**
   * It did not.
   *
   * @param code a stable word
   * @param reason what happened
   * @param resolution what to do about it
   */
  @Schema(properties = @SchemaProperty(name = "outcome", enumeration = "failed"))
  record Failed(
      String code, String reason, String resolution, @JsonProperty("passing") boolean passing)
      implements TestResult {

    static Failed of(ConnectionFailure failure) {
      return new Failed(
          failure.code(), failure.reason(), failure.resolution(), failure.retryAfter().isPresent());
    }
  }
}
