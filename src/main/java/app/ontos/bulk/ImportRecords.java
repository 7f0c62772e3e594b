package app.ontos.bulk;

import app.ontos.audit.Author;
import app.ontos.contracts.ImportContract;
import app.ontos.domains.ImportDomain;
import app.ontos.glossary.ImportVocabulary;
import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.products.ImportProduct;
import app.ontos.projects.ImportProject;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.document.ExactJson;
import app.ontos.shared.document.Imported.Outcome;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.lifecycle.LifecycleState;
import app.ontos.shared.problem.ProblemType;
import app.ontos.teams.ImportTeam;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings records in the forms of our own. What is there just so stays; what is there otherwise is a
 * conflict, but for what stands beside a contract or a product, which is set.
 */
@ApplicationScoped
class ImportRecords {
  private final ReadStore store;
  private final ImportDomain domains;
  private final ImportTeam teams;
  private final ImportProject projects;
  private final ImportContract contracts;
  private final ImportProduct products;
  private final ImportVocabulary vocabulary;

  ImportRecords(
      ReadStore store,
      ImportDomain domains,
      ImportTeam teams,
      ImportProject projects,
      ImportContract contracts,
      ImportProduct products,
      ImportVocabulary vocabulary) {
    this.store = store;
    this.domains = domains;
    this.teams = teams;
    this.projects = projects;
    this.contracts = contracts;
    this.products = products;
    this.vocabulary = vocabulary;
  }

  /**
   * Brings one.
   *
   * @throws app.ontos.shared.problem.ProblemException for what is wrong with it or in its way
   */
  Outcome run(DocumentKind kind, ObjectNode item, Caller caller, Author author) {
    RecordNames names = new RecordNames(store, item);
    return switch (kind) {
      case DATA_DOMAINS -> domain(names, item, author);
      case TEAMS -> team(names, item, caller, author);
      case PROJECTS -> project(names, item, author);
      case CONTRACT_RECORDS -> contract(names, item, caller, author);
      case PRODUCT_RECORDS -> product(names, item, caller, author);
      case GLOSSARIES -> glossary(names, item, caller, author);
      case SEMANTIC_LINKS -> link(names, caller, author);
      case DATA_CONTRACT, DATA_PRODUCT, GLOSSARY ->
          throw new IllegalArgumentException(kind + " is a document by itself");
    };
  }

  private Outcome domain(RecordNames names, ObjectNode item, Author author) {
    if (isThere(RecordSql.DOMAINS, item, "data domain")) {
      return Outcome.UNCHANGED;
    }
    names.swap("parent", "parentId", NameStore.DOMAINS, "data domain");
    domains.create(new JsonBody(names.checked()), author);
    return Outcome.CREATED;
  }

  private Outcome team(RecordNames names, ObjectNode item, Caller caller, Author author) {
    if (isThere(RecordSql.TEAMS, item, "team")) {
      return Outcome.UNCHANGED;
    }
    List<JsonBody> members = names.objects("members").stream().map(JsonBody::new).toList();
    names.swap("domain", "domainId", NameStore.DOMAINS, "data domain");
    teams.create(new JsonBody(names.checked()), members, caller, author);
    return Outcome.CREATED;
  }

  private Outcome project(RecordNames names, ObjectNode item, Author author) {
    if (isThere(RecordSql.PROJECTS, item, "project")) {
      return Outcome.UNCHANGED;
    }
    names
        .swap("ownerTeam", "ownerTeamId", NameStore.TEAMS, "team")
        .swapAll("teams", "teamIds", NameStore.TEAMS, "team");
    projects.create(new JsonBody(names.checked()), author);
    return Outcome.CREATED;
  }

  private Outcome glossary(RecordNames names, ObjectNode item, Caller caller, Author author) {
    if (isThere(RecordSql.GLOSSARIES, item, "glossary")) {
      return Outcome.UNCHANGED;
    }
    names.swap("domain", "domainId", NameStore.DOMAINS, "data domain");
    boolean restoring = caller.may(Feature.GLOSSARIES, AccessLevel.ADMIN);
    vocabulary.create(new JsonBody(names.checked()), restoring, author);
    return Outcome.CREATED;
  }

  private Outcome contract(RecordNames names, ObjectNode item, Caller caller, Author author) {
    String id = names.require("contractId");
    String version = names.require("version");
    LifecycleState lifecycle = lifecycle(names);
    Optional<UUID> domain = names.find("domain", NameStore.DOMAINS, "data domain");
    Optional<UUID> team = names.find("ownerTeam", NameStore.TEAMS, "team");
    names.end();
    if (isSame(RecordSql.CONTRACT_RECORDS, id, version, item)) {
      return Outcome.UNCHANGED;
    }
    contracts.restore(id, version, domain, team, lifecycle, caller, author);
    return Outcome.CHANGED;
  }

  private Outcome product(RecordNames names, ObjectNode item, Caller caller, Author author) {
    String id = names.require("productId");
    String version = names.take("version").orElse("");
    LifecycleState lifecycle = lifecycle(names);
    Optional<UUID> domain = names.find("domain", NameStore.DOMAINS, "data domain");
    Optional<UUID> team = names.find("ownerTeam", NameStore.TEAMS, "team");
    Optional<UUID> project = names.find("project", NameStore.PROJECTS, "project");
    names.end();
    if (isSame(RecordSql.PRODUCT_RECORDS, id, version, item)) {
      return Outcome.UNCHANGED;
    }
    products.restore(id, version, domain, team, project, lifecycle, caller, author);
    return Outcome.CHANGED;
  }

  private Outcome link(RecordNames names, Caller caller, Author author) {
    String iri = names.require("concept");
    UUID concept = store.ids(NameStore.CONCEPTS, List.of(iri)).get(iri);
    if (concept == null) {
      names.fault("concept", "There is no such concept");
    } else {
      names.put("conceptId", concept);
    }
    names.swap("domain", "entityId", NameStore.DOMAINS, "data domain");
    String version = names.take("version").orElse("");
    names
        .take("contractId")
        .ifPresent(id -> target(names, "contractId", NameStore.CONTRACT, id, version));
    names
        .take("productId")
        .ifPresent(id -> target(names, "productId", NameStore.PRODUCT, id, version));
    ObjectNode body = names.checked();
    if (isLinked(iri, body)) {
      return Outcome.UNCHANGED;
    }
    vocabulary.link(new JsonBody(body), caller, author);
    return Outcome.CREATED;
  }

  private void target(RecordNames names, String field, String sql, String id, String version) {
    store
        .version(sql, id, version)
        .ifPresentOrElse(
            found -> names.put("entityId", found),
            () -> names.fault(field, "There is no such version of it"));
  }

  private boolean isLinked(String concept, ObjectNode link) {
    return store.isLinked(
        concept,
        link.path("entityType").asText(""),
        link.path("entityId").asText(""),
        link.path("path").asText(""));
  }

  private static LifecycleState lifecycle(RecordNames names) {
    String text = names.require("lifecycle");
    LifecycleState state = LifecycleState.BY_TEXT.get(text);
    if (state == null) {
      names.fault("lifecycle", "must be one of the states of a lifecycle");
    }
    return Optional.ofNullable(state).orElse(LifecycleState.DRAFT);
  }

  private boolean isThere(RecordSql.Form form, ObjectNode item, String what) {
    Optional<String> present = store.record(form, NameKey.of(item.path("name").asText("")), "");
    if (present.isPresent() && !isSame(present.get(), item)) {
      throw ProblemType.CONFLICT.because(
          "There is a %s of this name already, which is another".formatted(what));
    }
    return present.isPresent();
  }

  private boolean isSame(RecordSql.Form form, String key, String version, ObjectNode item) {
    return store.record(form, key, version).filter(present -> isSame(present, item)).isPresent();
  }

  private static boolean isSame(String present, ObjectNode item) {
    return ExactJson.equal(told(StandardDocument.stored(present).root()), told(item));
  }

  /** Empty lists and empty texts are as good as none. */
  private static ObjectNode told(ObjectNode record) {
    ObjectNode told = record.objectNode();
    for (Map.Entry<String, JsonNode> member : record.properties()) {
      JsonNode value = member.getValue();
      boolean empty =
          value.isArray() ? value.isEmpty() : value.isTextual() && value.textValue().isEmpty();
      if (!empty && !value.isNull()) {
        told.set(member.getKey(), value);
      }
    }
    return told;
  }
}
