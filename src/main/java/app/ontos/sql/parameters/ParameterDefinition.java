package app.ontos.sql.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A parameter as its query's author defines it.
 *
 * @param name as written after the colon, case and all
 * @param required whether every run must give it a value other than null
 * @param defaultValue what stands in for a value that is not given; without one that is NULL
 * @param redacted whether its values are kept out of the audit trail and of logs
 */
public record ParameterDefinition(
    String name,
    ParameterType type,
    boolean required,
    Optional<JsonNode> defaultValue,
    Optional<String> description,
    ParameterLimits limits,
    boolean redacted) {}
