package app.ontos.lakebase;

import app.ontos.identity.access.AnyCaller;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What an operator wants to know of the service's own database; never a secret. Open to every
 * caller: it has to say why the database is away, where the roles are.
 */
@Path("/api/v1/system/database")
@Tag(name = "System")
@Produces(MediaType.APPLICATION_JSON)
public class DatabaseResource {
  private final DatabaseStatus status;

  DatabaseResource(DatabaseStatus status) {
    this.status = status;
  }

  @GET
  @NonBlocking
  @AnyCaller
  @Operation(operationId = "getSystemDatabase", summary = "The state of the service's own database")
  public SystemDatabase get() {
    return status.now();
  }
}
