package app.ontos.glossary;

import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A glossary: the concepts of one vocabulary, a SKOS concept scheme.
 *
 * @param id made by the service
 * @param name unique whatever its case
 * @param title what people read on its cover; the name without one
 * @param description what belongs to it
 * @param iri the concept scheme's, which never changes
 * @param baseIri what the IRIs of new concepts begin with
 * @param domainId the data domain whose words these are
 * @param status how far it has come
 * @param version counts its states from 1
 */
public record Glossary(
    UUID id,
    String name,
    Optional<String> title,
    Optional<String> description,
    String iri,
    String baseIri,
    Optional<UUID> domainId,
    Status status,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {}
