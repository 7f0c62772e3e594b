package app.ontos.sql.guard;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Functions that come with PostgreSQL and its contrib modules and that a READ ONLY transaction does
 * not hold back, or not enough: they wait, signal other sessions, lock beyond rows, touch files or
 * large objects, change the session or the cluster, reach other databases, or run text as SQL,
 * which no guard has seen.
 */
final class BuiltInFunctions {
  private static final Pattern REFUSED =
      Pattern.compile(
          String.join(
              "|",
              // Waits, signals, locks, messages
              "pg_sleep.*",
              "pg_(cancel|terminate)_backend",
              "pg_(try_)?advisory_.*",
              "pg_notify",
              "pg_log_.*",
              "pg_(reload_conf|rotate_logfile.*|promote)",
              // Files and large objects
              "pg_(ls|read|file)_.*",
              "pg_stat_file",
              "pg_current_logfile",
              "pg_(hba_file_rules|ident_file_mappings|show_all_file_settings)",
              "pg_logdir_ls",
              "lo_(close|creat|create|export|from_bytea|get|import|open|put|unlink|manage)",
              "lo_(lseek|tell|truncate)(64)?",
              "loread",
              "lowrite",
              // Session and statistics
              "set_config",
              "pg_export_snapshot",
              "pg_stat_(reset|clear|force)_?.*",
              "pg_stat_statements_reset",
              "pg_(set|restore|clear)_.*_stats",
              // Cluster, write-ahead log, replication
              "pg_(backup|start_backup|stop_backup).*",
              "pg_(switch|wal_replay|logical|replication|create|drop|copy)_.*",
              "pg_(sync_replication_slots|import_system_collations|extension_config_dump)",
              "pg_(nextoid|stop_making_pinned_objects|isolation_test_.*)",
              "binary_upgrade_.*",
              "brin_(de)?summarize_.*",
              "gin_clean_pending_list",
              // Text that is run as SQL, or that names what to read
              "(query|cursor|table|schema|database)_to_xml.*",
              "ts_(stat|rewrite)",
              "crosstab.*",
              "connectby",
              "xpath_table",
              // Other databases, other modules, Databricks' functions that make roles
              "databricks_.*",
              "dblink(_.*)?",
              "postgres_fdw_.*",
              "pg_(prewarm|buffercache_evict|buffercache_mark|truncate_visibility_map).*",
              "autoprewarm_.*",
              "heap_force_.*"));

  /** Reads refuse these themselves, though not in so many words; writes need them. */
  private static final Set<String> SEQUENCES = Set.of("nextval", "setval");

  private BuiltInFunctions() {}

  /**
   * Refuses a call. {@code x.f} is one too, where PostgreSQL finds no column {@code f}: {@code
   * SELECT x.pg_read_file FROM concat('/etc/passwd') x}.
   */
  static void refuse(Statement statement, StatementMode mode) throws Objection {
    for (int i = 0; i < statement.size(); i++) {
      boolean call = statement.isMark(i + 1, "(") || statement.isMark(i - 1, ".");
      if (call && statement.at(i).isName() && isRefused(statement.at(i).value(), mode)) {
        throw new Objection(
            RefusalCode.FUNCTION,
            "The function %s may not be called".formatted(statement.at(i).value()),
            statement.at(i));
      }
    }
  }

  private static boolean isRefused(String name, StatementMode mode) {
    return REFUSED.matcher(name).matches()
        || (mode == StatementMode.READ && SEQUENCES.contains(name));
  }
}
