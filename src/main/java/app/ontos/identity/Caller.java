package app.ontos.identity;

/**
 * Who calls.
 *
 * @param principal the e-mail or user name that records and audit events carry
 * @param admin whether everything is allowed
 */
public record Caller(String principal, boolean admin) {}
