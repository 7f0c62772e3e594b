package app.ontos.domains;

import java.util.List;
import java.util.UUID;

/**
 * A data domain with its place in the tree.
 *
 * @param domain the domain itself
 * @param ancestors those above it, the root first
 */
record DomainInTree(Domain domain, List<Ancestor> ancestors) {

  DomainInTree {
    ancestors = List.copyOf(ancestors);
  }

  /** A domain above. */
  record Ancestor(UUID id, String name) {}
}
