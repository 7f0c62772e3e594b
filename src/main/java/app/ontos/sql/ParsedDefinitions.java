package app.ontos.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * The definitions of saved queries, judged once: a version never changes. Safe for use by several
 * threads.
 */
@ApplicationScoped
class ParsedDefinitions {
  /** Characters of SQL in all; in tokens they take some twenty times as many bytes. */
  private static final long MOST_CHARACTERS = 1_000_000;

  private final Cache<Key, QueryDefinition> definitions =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((Key key, QueryDefinition value) -> value.statement().text().jdbc().length())
          .build();

  private record Key(UUID query, long version) {}

  /**
   * The definition of a version.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 if it may not run any more
   */
  QueryDefinition of(QueryVersion query) {
    return definitions.get(
        new Key(query.queryId(), query.version()),
        key -> QueryDefinitions.stored(query.definition()));
  }
}
