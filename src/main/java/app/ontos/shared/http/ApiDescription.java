package app.ontos.shared.http;

import app.ontos.shared.problem.ProblemJson;
import app.ontos.shared.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the OpenAPI document with what every operation has in common: the problems that it may
 * answer, the parameters of a collection, the headers of a record.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final List<Integer> ALWAYS = List.of(400, 401, 403, 406, 500, 503, 504);

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents().addSchema("Problem", problemSchema());
    Map<String, PathItem> paths = api.getPaths().getPathItems();
    paths.forEach((path, item) -> item.getOperations().forEach((m, op) -> complete(path, m, op)));
  }

  /** An optional choice: null is not among the words that the reference alone would allow. */
  @Override
  public Schema filterSchema(Schema schema) {
    List<Schema.SchemaType> types = schema.getType();
    if (schema.getRef() == null || types == null || !types.contains(Schema.SchemaType.NULL)) {
      return schema;
    }
    return OASFactory.createSchema()
        .description(schema.getDescription())
        .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
        .addAnyOf(type(Schema.SchemaType.NULL));
  }

  private static void complete(String path, HttpMethod method, Operation operation) {
    boolean record = path.endsWith("}") || path.endsWith("/document");
    List<Integer> statuses = new ArrayList<>(ALWAYS);
    operation.getResponses().getAPIResponses().keySet().stream()
        .map(Integer::valueOf)
        .filter(status -> status >= 400)
        .forEach(statuses::add);
    if (path.contains("{")) {
      statuses.add(404);
    }
    if (path.contains("/environments/{environment}/")) {
      statuses.add(502);
    }
    if (method != HttpMethod.GET) {
      statuses.add(409);
    }
    if (has(operation, "If-Match")) {
      statuses.add(412);
    }
    if (method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH) {
      statuses.addAll(List.of(413, 415, 422));
    }
    if (method == HttpMethod.PUT || method == HttpMethod.PATCH) {
      statuses.add(428);
    }
    statuses.forEach(
        status -> operation.getResponses().addAPIResponse("" + status, problem(status)));
    if (method == HttpMethod.GET && record && has(operation, "If-None-Match")) {
      operation.getResponses().addAPIResponse("304", response("The client has this version"));
    }
    if (method == HttpMethod.GET && operation.getOperationId().startsWith("list")) {
      pageParameters(operation);
    }
  }

  private static boolean has(Operation operation, String parameter) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> parameter.equals(p.getName()));
  }

  private static void pageParameters(Operation operation) {
    Schema limit = type(Schema.SchemaType.INTEGER);
    limit.minimum(java.math.BigDecimal.ONE).maximum(java.math.BigDecimal.valueOf(200));
    operation.addParameter(query("limit", "How many at most; 50 without it", limit));
    Schema text = type(Schema.SchemaType.STRING);
    operation.addParameter(query("cursor", "The nextCursor of the page before", text));
    operation.addParameter(query("sort", "A sort order, with a leading - to reverse", text));
    if (!has(operation, "q")) {
      operation.addParameter(query("q", "Text to look for", text));
    }
  }

  private static Parameter query(String name, String description, Schema schema) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(description)
        .schema(schema);
  }

  private static Schema type(Schema.SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }

  private static APIResponse response(String description) {
    return OASFactory.createAPIResponse().description(description);
  }

  private static APIResponse problem(int status) {
    String codes =
        Arrays.stream(ProblemType.values())
            .filter(type -> type.status() == status)
            .map(ProblemType::code)
            .collect(Collectors.joining(", "));
    return response(codes)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    ProblemJson.MEDIA_TYPE,
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM))));
  }

  private static Schema problemSchema() {
    Schema fault =
        type(Schema.SchemaType.OBJECT)
            .addProperty("pointer", type(Schema.SchemaType.STRING))
            .addProperty("detail", type(Schema.SchemaType.STRING));
    Schema reference =
        type(Schema.SchemaType.OBJECT)
            .addProperty("type", type(Schema.SchemaType.STRING))
            .addProperty("id", type(Schema.SchemaType.STRING))
            .addProperty("name", type(Schema.SchemaType.STRING));
    Schema problem = type(Schema.SchemaType.OBJECT).description("Problem details, RFC 9457");
    for (String name : List.of("type", "title", "detail", "instance", "code")) {
      problem.addProperty(name, type(Schema.SchemaType.STRING)).addRequired(name);
    }
    return problem
        .addProperty("status", type(Schema.SchemaType.INTEGER))
        .addRequired("status")
        .addProperty("errors", type(Schema.SchemaType.ARRAY).items(fault))
        .addProperty("references", type(Schema.SchemaType.ARRAY).items(reference));
  }
}
