package app.ontos.connections;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the OpenAPI document that a secret is sent as text, where an object tells of it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SecretDescription implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI api) {
    Optional.ofNullable(api.getComponents().getSchemas().get("StoredSecret"))
        .ifPresent(secret -> secret.addType(Schema.SchemaType.STRING));
    // What was told of a webhook's secret may be sent back, to keep it.
    Optional.ofNullable(api.getComponents().getSchemas().get("NewWebhook"))
        .map(webhook -> webhook.getProperties().get("secret"))
        .ifPresent(secret -> secret.addType(Schema.SchemaType.OBJECT));
  }
}
