package app.ontos.shared.idempotency;

import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.ProblemType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Makes a POST with an {@code Idempotency-Key} happen once: the first result is stored in the same
 * transaction as the record, and answered to every retry by the same principal on the same route.
 * Results are kept for a day. Without the header, nothing is stored and the POST just runs.
 */
@ApplicationScoped
public class Idempotency {
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended(:principal || ' ' || :route || ' ' || :key, 0))";

  private static final String FIND =
      """
      select body_digest, location, entity_tag, body from idempotency_key
      where principal = :principal and route = :route and key = :key
        and created_at > now() - interval '24 hours'
      """;

  private static final String STORE =
      """
      insert into idempotency_key (principal, route, key, body_digest, location, entity_tag, body)
      values (:principal, :route, :key, :digest, :location, :entityTag, :body)
      on conflict on constraint idempotency_key_unique do update
      set body_digest = excluded.body_digest, location = excluded.location,
        entity_tag = excluded.entity_tag, body = excluded.body, created_at = now()
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  Idempotency(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /**
   * Runs the creation, or answers what it answered before.
   *
   * @param create writes through {@link Jdbi} on this thread, so that it joins the transaction
   * @throws app.ontos.shared.problem.ProblemException 400 for a key that is not printable, 409
   *     while the first request runs, 422 if the key came with another body before
   */
  public Response once(
      String principal,
      String route,
      @Nullable String key,
      JsonBody body,
      Supplier<Response> create) {
    if (key == null) {
      return create.get();
    }
    if (!PRINTABLE.matcher(key).matches()) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "Idempotency-Key must be 1 to 255 printable ASCII characters");
    }
    byte[] digest = digest(body);
    Slot slot = new Slot(principal, route, key);
    return jdbi.inTransaction(
        handle -> {
          lock(handle, slot);
          return find(handle, slot, digest)
              .orElseGet(() -> store(handle, slot, digest, create.get()));
        });
  }

  /** Apart from the look-up, whose snapshot must be taken once the lock is held. */
  private static void lock(Handle handle, Slot slot) {
    if (!handle.createQuery(LOCK).bindMethods(slot).mapTo(Boolean.class).one()) {
      throw ProblemType.REQUEST_IN_FLIGHT.because("Wait for the first request, then retry");
    }
  }

  private static Optional<Response> find(Handle handle, Slot slot, byte[] digest) {
    return handle
        .createQuery(FIND)
        .bindMethods(slot)
        .map(
            (row, context) -> {
              if (!MessageDigest.isEqual(row.getBytes("body_digest"), digest)) {
                throw ProblemType.KEY_REUSED.because("The first request had another body");
              }
              return Response.status(Response.Status.CREATED)
                  .header(HttpHeaders.LOCATION, row.getString("location"))
                  .header(HttpHeaders.ETAG, row.getString("entity_tag"))
                  .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                  .entity(row.getString("body"))
                  .build();
            })
        .findOne();
  }

  private Response store(Handle handle, Slot slot, byte[] digest, Response response) {
    handle
        .createUpdate(STORE)
        .bindMethods(slot)
        .bind("digest", digest)
        .bind("location", response.getHeaderString(HttpHeaders.LOCATION))
        .bind("entityTag", response.getHeaderString(HttpHeaders.ETAG))
        .bind("body", encode(response.getEntity()))
        .execute();
    return response;
  }

  private String encode(Object entity) {
    try {
      return json.writeValueAsString(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record can't be written as JSON", e);
    }
  }

  private static byte[] digest(JsonBody body) {
    try {
      byte[] text = body.object().toString().getBytes(StandardCharsets.UTF_8);
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whose key, and for what. */
  public record Slot(String principal, String route, String key) {}
}
