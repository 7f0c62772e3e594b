package app.ontos.shared.version;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The success answers of every collection, with their headers. */
public final class Answers {
  private Answers() {}

  /** A record that carries what its headers need. */
  public interface Versioned {
    /** The record's id. */
    UUID id();

    /** Counts the record's states from 1. */
    long version();
  }

  /** 201 with {@code Location} and {@code ETag}. */
  public static Response created(String collection, Versioned value) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, collection + "/" + value.id())
        .header(HttpHeaders.ETAG, EntityTag.of(value.version()))
        .entity(value)
        .build();
  }

  /** 200 with {@code ETag}, or 304 where the client has this version. */
  public static Response found(Versioned value, @Nullable String ifNoneMatch) {
    String tag = EntityTag.of(value.version());
    if (IfNoneMatch.matches(ifNoneMatch, tag)) {
      return Response.notModified().header(HttpHeaders.ETAG, tag).build();
    }
    return updated(value);
  }

  /** 200 with {@code ETag}. */
  public static Response updated(Versioned value) {
    return Response.ok(value).header(HttpHeaders.ETAG, EntityTag.of(value.version())).build();
  }
}
