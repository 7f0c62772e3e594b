package app.ontos.supplychain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a text what looks like somebody's secret. */
final class SecretScan {
  private static final Map<String, Pattern> PATTERNS = patterns();

  private SecretScan() {}

  private static Map<String, Pattern> patterns() {
    String names = "(?:password|passwd|client_?secret|access_?token|api_?key|secret_?key)";
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    patterns.put("Databricks token", Pattern.compile("\\bdapi[0-9a-f]{32}"));
    patterns.put("Databricks client secret", Pattern.compile("\\bdose[0-9a-f]{32}"));
    patterns.put("private key", Pattern.compile("-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----"));
    patterns.put("JWT", Pattern.compile("\\beyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]*"));
    patterns.put("AWS key", Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"));
    patterns.put("GitHub token", Pattern.compile("\\bgh[pousr]_\\w{36}|\\bgithub_pat_\\w{40}"));
    patterns.put("Slack token", Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10}"));
    patterns.put("Google key", Pattern.compile("\\bAIza[\\w-]{35}"));
    patterns.put(
        "login in an address",
        Pattern.compile("\\b[a-z+]{2,20}://[^\\s/:@\"'<>{}$]+:[^\\s/:@\"'<>{}$]+@[\\w.-]+"));
    patterns.put(
        "quoted secret",
        Pattern.compile("(?i)" + names + "[\"']?\\s*[:=]\\s*[\"'][^\"'\\s$#{}<>()]{8,}[\"']"));
    patterns.put(
        "configured secret",
        Pattern.compile("(?im)^[\\w.% -]*" + names + "\\s*[:=]\\s*[^\\s\"'$#{}<>();]{8,}$"));
    return patterns;
  }

  /** What was found: the kind, and the text itself. */
  static List<String> findings(String text) {
    List<String> findings = new ArrayList<>();
    PATTERNS.forEach(
        (kind, pattern) -> {
          Matcher found = pattern.matcher(text);
          while (found.find()) {
            findings.add(kind + ": " + found.group().strip());
          }
        });
    return findings;
  }
}
