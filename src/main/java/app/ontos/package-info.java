/**
 * Ontos: governance records in a PostgreSQL schema that the service owns.
 *
 * <p>The map, from the outside in:
 *
 * <ul>
 *   <li>{@link app.ontos.domains}, {@link app.ontos.teams}, {@link app.ontos.projects}: the
 *       records. In each, a {@code *Resource} speaks HTTP, a {@code *Store} speaks SQL, and records
 *       carry the values between them.
 *   <li>{@link app.ontos.glossary}: the words of the business as SKOS concepts, and what they
 *       explain.
 *   <li>{@link app.ontos.contracts}: data contracts, documents of the Open Data Contract Standard,
 *       which {@link app.ontos.contracts.odcs} judges and {@link app.ontos.contracts.live} holds
 *       against the tables of a connected database.
 *   <li>{@link app.ontos.products}: data products, documents of the Open Data Product Standard,
 *       which {@link app.ontos.products.odps} judges; their ports name contracts.
 *   <li>{@link app.ontos.testruns}: contracts tested against databases, by hand and at their times;
 *       {@link app.ontos.testruns.check} finds out, {@link app.ontos.testruns.schedule} knows when,
 *       {@link app.ontos.testruns.webhook} tells others.
 *   <li>{@link app.ontos.bulk}: many records at once, in and out, as archives of documents; {@link
 *       app.ontos.demo} brings a shop to look around in.
 *   <li>{@link app.ontos.connections}: other databases, how to log in there, and what they hold.
 *   <li>{@link app.ontos.records}: what records of all kinds have in common; {@link
 *       app.ontos.search} finds them, {@link app.ontos.tags}, {@link app.ontos.comments} and {@link
 *       app.ontos.ratings} are what people say of them.
 *   <li>{@link app.ontos.web}: what the pages of all features have in common; {@link
 *       app.ontos.home} is the first of them. A feature's own pages are in its package, in a class
 *       named {@code *Pages}.
 *   <li>{@link app.ontos.audit}: the trail that every write leaves.
 *   <li>{@link app.ontos.identity}: who calls, and what they may do; {@link
 *       app.ontos.identity.access} is how every operation says what it needs, {@link
 *       app.ontos.identity.roles} who has been given what, {@link app.ontos.identity.groups} who is
 *       in which group.
 *   <li>{@link app.ontos.lakebase}: the service's own database, from the first connection to
 *       readiness.
 *   <li>{@link app.ontos.workspace}: Databricks workspaces, the service's own and others: who an
 *       account is there, where its Lakebase is, and tokens and credentials for that.
 *   <li>{@link app.ontos.token}: keeps a short-lived token in hand.
 *   <li>{@link app.ontos.sql}: SQL that users write, saved and run. {@link app.ontos.sql.lexer}
 *       reads it as the server does, {@link app.ontos.sql.guard} decides whether it may run, {@link
 *       app.ontos.sql.parameters} brings values into it, {@link app.ontos.sql.run} runs it.
 *   <li>{@link app.ontos.shared}: the conventions that all collections keep; in it, {@link
 *       app.ontos.shared.outbound} is where connections that people register may lead, {@link
 *       app.ontos.shared.document} reads and writes documents of standards, {@link
 *       app.ontos.shared.shape} describes what they may be, {@link app.ontos.shared.lifecycle} is
 *       how records become active and retire.
 *   <li>{@link app.ontos.local}: an embedded PostgreSQL and a stand-in for the platform, for
 *       laptops and tests; not part of the packaged service.
 * </ul>
 */
@NullMarked
package app.ontos;

import org.jspecify.annotations.NullMarked;
