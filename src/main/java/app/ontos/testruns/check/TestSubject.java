package app.ontos.testruns.check;

import app.ontos.connections.Target;
import app.ontos.identity.Caller;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/**
 * What is tested, and where.
 *
 * @param runId the test run; the server's list of activities shows it
 * @param contract the document, in the fields of version 3
 * @param target the database
 * @param caller in whose name, and with whose rights
 * @param schema where tables are that the contract names without one, if that is said
 */
public record TestSubject(
    UUID runId, ObjectNode contract, Target target, Caller caller, Optional<String> schema) {}
