package app.ontos.audit;

/**
 * In whose name a record is written.
 *
 * @param principal who called
 * @param requestId the request that did it
 */
public record Author(String principal, String requestId) {}
