package app.ontos.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import app.ontos.identity.access.AnyCaller;
import app.ontos.identity.access.Needs;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.net.URLConnection;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@AnalyzeClasses(packages = "app.ontos", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyResourcesAndTheSharedEdgeSpeakHttp =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .haveSimpleNameNotEndingWith("Filter")
          .and()
          .haveSimpleNameNotEndingWith("Gate")
          .and()
          .haveSimpleNameNotEndingWith("Answers")
          .and()
          .haveSimpleNameNotEndingWith("Pages")
          .and()
          .resideOutsideOfPackages("app.ontos.shared..", "app.ontos.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..")
          .because("a rule that knows HTTP can't be used from a page or a schedule");

  @ArchTest
  static final ArchRule onlyPagesKnowTemplates =
      noClasses()
          .that()
          .haveNameNotMatching(".*Pages(\\$.*)?")
          .and()
          .resideOutsideOfPackage("app.ontos.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.quarkus.qute..")
          .because("what people see is made in one kind of class, which reads and never writes");

  @ArchTest
  static final ArchRule onlyStoresSpeakSql =
      noClasses()
          .that()
          .resideInAnyPackage(
              "app.ontos.domains..",
              "app.ontos.teams..",
              "app.ontos.projects..",
              "app.ontos.glossary..",
              "app.ontos.contracts..",
              "app.ontos.products..",
              "app.ontos.tags..",
              "app.ontos.comments..",
              "app.ontos.ratings..",
              "app.ontos.search..",
              "app.ontos.bulk..",
              "app.ontos.home..",
              "app.ontos.demo..",
              "app.ontos.web..",
              "app.ontos.testruns",
              "app.ontos.testruns.schedule..",
              "app.ontos.testruns.webhook..",
              "app.ontos.identity..")
          .and()
          .haveSimpleNameNotEndingWith("Store")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.jdbi..")
          .because("every statement of a feature is found in one place");

  @ArchTest
  static final ArchRule storesAreHidden =
      classes()
          .that()
          .haveSimpleNameEndingWith("Store")
          .should()
          .bePackagePrivate()
          .because("other features use a feature's records, not its tables");

  @ArchTest
  static final ArchRule featuresAreFreeOfCycles =
      slices()
          .matching(
              "app.ontos.(domains|teams|projects|glossary|audit|contracts|products|records|search|tags|comments|ratings|bulk|testruns|web|home|demo)..")
          .should()
          .beFreeOfCycles()
          .because("features that need each other are one feature");

  @ArchTest
  static final ArchRule theTrailKnowsNoFeature =
      noClasses()
          .that()
          .resideInAnyPackage("app.ontos.audit..", "app.ontos.shared..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "app.ontos.domains..",
              "app.ontos.teams..",
              "app.ontos.projects..",
              "app.ontos.glossary..",
              "app.ontos.contracts..",
              "app.ontos.products..",
              "app.ontos.bulk..")
          .because("what all features share knows none of them");

  @ArchTest
  static final ArchRule nothingShippedUsesTheDevelopmentTools =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.ontos.local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("app.ontos.local..", "io.zonky..")
          .because("app.ontos.local is left out of the package");

  @ArchTest
  static final ArchRule onlyTheWorkspaceKnowsTheDatabricksSdk =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.ontos.workspace..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.databricks..")
          .because("the SDK changes often, and its habits are kept in one place");

  @ArchTest
  static final ArchRule onlyTheSealerKnowsCryptography =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.ontos.shared.secrets..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.crypto.tink..", "javax.crypto..")
          .because("what a mistake makes worthless is read and reviewed in one place");

  @ArchTest
  static final ArchRule onlyDocumentsKnowYaml =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.ontos.shared.document..", "app.ontos.local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.snakeyaml..", "org.yaml..")
          .because("its traps are known and tested in one place");

  @ArchTest
  static final ArchRule onlyImportsAndExportsKnowArchives =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.ontos.bulk..", "app.ontos.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.commons.compress..")
          .because("what unpacks has to be bounded, and is in one place");

  @ArchTest
  static final ArchRule standardsAreJudgedWithoutADatabase =
      noClasses()
          .that()
          .resideInAnyPackage(
              "app.ontos.contracts.odcs..", "app.ontos.products.odps..", "app.ontos.shared.shape..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "java.sql..", "jakarta..")
          .because("a verdict depends on the document and its standard alone");

  @ArchTest
  static final ArchRule onlyTheWorkspaceMakesHttpCalls =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.ontos.workspace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.http..", "java.net.http..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(URLConnection.class)
          .because("every call has to be bounded, and to lead to an address that was checked");

  @ArchTest
  static final ArchRule theWorkspaceKnowsNothingOfTheService =
      classes()
          .that()
          .resideInAPackage("app.ontos.workspace..")
          .and()
          .areNotAnnotatedWith(ConfigMapping.class)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "app.ontos.workspace..",
              "app.ontos.token..",
              "java..",
              "javax.net..",
              "org.apache.http..",
              "com.databricks..",
              "com.fasterxml.jackson..",
              "com.google.protobuf..",
              "org.jspecify..")
          .because("asking the workspace needs no container and no database");

  @ArchTest
  static final ArchRule theTokenCacheKnowsTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("app.ontos.token..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("app.ontos.token..", "java..", "org.jspecify..")
          .because("it is to be read, tested and used by itself");

  @ArchTest
  static final ArchRule browsingKnowsNothingOfTheService =
      classes()
          .that()
          .resideInAPackage("app.ontos.connections.browse..")
          .and()
          .haveNameNotMatching(".*\\.Browse(Resource|Pages)(_.*|\\$.*)?")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "app.ontos.connections.browse..",
              "app.ontos.shared.db..",
              "java..",
              "com.fasterxml.jackson.annotation..",
              "jakarta.enterprise.context..",
              "org.jspecify..")
          .because("what a database holds is told of any connection, wherever it comes from");

  @ArchTest
  static final ArchRule encryptionKnowsNothingOfTheService =
      classes()
          .that()
          .resideInAPackage("app.ontos.connections.tls..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "app.ontos.connections.tls..",
              "java..",
              "javax.net..",
              "org.postgresql..",
              "org.jspecify..")
          .because("the driver makes it by name, where there is no container");

  @ArchTest
  static final ArchRule onlyQueriesBrowse =
      noClasses()
          .that()
          .resideInAPackage("app.ontos.connections.browse..")
          .and()
          .haveNameNotMatching(".*\\.(CatalogRows|\\w+Query)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.sql\\.(Statement|PreparedStatement|ResultSet)|org\\.jdbi\\..*")
          .because("every statement on the catalogs is found beside the code that reads its rows");

  @ArchTest
  static final ArchRule theLexerKnowsTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("app.ontos.sql.lexer..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("app.ontos.sql.lexer..", "java..", "org.jspecify..")
          .because("what a token is depends on PostgreSQL's documentation and on nothing else");

  @ArchTest
  static final ArchRule theGuardJudgesTextsWithoutADatabase =
      noClasses()
          .that()
          .resideInAPackage("app.ontos.sql.guard..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "app.ontos.sql.parameters..", "app.ontos.shared..", "org.jdbi..", "jakarta..")
          .because("a verdict on a text must not depend on where or by whom it is run");

  @ArchTest
  static final ArchRule everyOperationSaysWhatItsCallerNeeds =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .should()
          .beAnnotatedWith(Needs.class)
          .orShould()
          .beAnnotatedWith(AnyCaller.class)
          .because("what declares nothing is open to nobody");

  @ArchTest
  static final ArchRule whatIsAllowedKnowsNothingOfTheService =
      classes()
          .that()
          .resideInAPackage("app.ontos.identity.access..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "app.ontos.identity.access..",
              "java..",
              "com.fasterxml.jackson.annotation..",
              "org.jspecify..")
          .because("every resource names features and levels, whatever else it knows");

  @ArchTest
  static final ArchRule constructorsTellWhatAClassNeeds =
      fields()
          .should()
          .notBeAnnotatedWith(Inject.class)
          .andShould()
          .notBeAnnotatedWith(ConfigProperty.class)
          .because("a class with injected fields can't be made with new");

  @ArchTest
  static final ArchRule namesAreTheFieldsOwnTerms =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)")
          .because("such a name says nothing about what the class is for");

  @ArchTest
  static final ArchRule secretsAreMasked =
      classes()
          .that()
          .areRecords()
          .should(overrideToStringIfTheyCarryASecret())
          .because("a record prints its components");

  private static ArchCondition<JavaClass> overrideToStringIfTheyCarryASecret() {
    Pattern secret = Pattern.compile("(?i).*(password|secret|token|keyPem)");
    return new ArchCondition<>("override toString if they carry a secret") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean carries =
            type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getRawType().isEquivalentTo(String.class))
                .anyMatch(field -> secret.matcher(field.getName()).matches());
        if (carries && !declaresToString(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " prints its secret"));
        }
      }
    };
  }

  /** The compiler's own toString is an invokedynamic, which ArchUnit sees as no call at all. */
  private static boolean declaresToString(JavaClass type) {
    return !type.getMethod("toString").getMethodCallsFromSelf().isEmpty();
  }
}
