package app.ontos.identity;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.AnyCaller;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Need;
import app.ontos.identity.access.Needs;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Says in the OpenAPI document what every operation needs, under {@code x-ontos-needs}. It is read
 * off the same annotations that {@link AccessFilter} obeys.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class NeedsDescription implements OASFilter {
  static final String EXTENSION = "x-ontos-needs";

  private final Map<String, Need> byOperation = new HashMap<>();

  /** Made by the build, which has the index of all annotations. */
  public NeedsDescription(IndexView index) {
    for (AnnotationInstance operation : index.getAnnotations(Operation.class)) {
      if (operation.value("operationId") != null) {
        String id = operation.value("operationId").asString();
        need(operation.target().asMethod()).ifPresent(need -> byOperation.put(id, need));
      }
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    for (PathItem path : api.getPaths().getPathItems().values()) {
      path.getOperations().values().forEach(this::describe);
    }
  }

  private void describe(org.eclipse.microprofile.openapi.models.Operation operation) {
    Need need = byOperation.get(operation.getOperationId());
    if (need != null) {
      operation.addExtension(EXTENSION, need.text());
    }
  }

  private static Optional<Need> need(MethodInfo method) {
    AnnotationInstance needs = method.annotation(Needs.class);
    if (needs != null) {
      return Optional.of(
          new Need.Level(
              Feature.valueOf(needs.value("feature").asEnum()),
              AccessLevel.valueOf(needs.value("level").asEnum())));
    }
    return method.hasAnnotation(AnyCaller.class) ? Optional.of(new Need.Known()) : Optional.empty();
  }
}
