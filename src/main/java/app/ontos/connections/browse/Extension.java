package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * An extension that is installed in the database.
 *
 * @param name as CREATE EXTENSION takes it: pgvector is {@code vector}
 * @param version the installed one, in the extension's own way of counting
 * @param schema where its types and functions are
 * @param feature what it adds that a user would look for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Extension(
    String name, String version, String schema, Optional<ExtensionFeature> feature) {}
