package app.ontos.lakebase;

/**
 * Why the database can't be used, or what is odd about its configuration.
 *
 * @param code a stable name for the case; the operations guide lists them
 * @param reason a sentence about what is wrong
 * @param remedy the setting, SQL or command that mends it
 */
public record Diagnosis(String code, String reason, String remedy) {}
