package io.ecsctl.compiler.catalogue;

import io.ecsctl.compiler.catalogue.RuleCoverage.Known;
import io.ecsctl.compiler.catalogue.RuleCoverage.OwnSeverity;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.validation.live.LiveRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code docs/rules.md}: every rule of the catalogue, and where it is enforced or why not. */
final class RuleTable {
  private static final String PAGES = "../compiler/src/main/resources/io/ecsctl/compiler/rules/";
  private static final Map<Character, String> FAMILIES =
      Map.of(
          '1', "Tasks: launch type and network mode",
          '2', "Containers",
          '3', "Volumes",
          '4', "Services and deployments",
          '5', "Load balancing",
          '6', "Networks and reachability",
          '7', "Roles, secrets, images and logs",
          '8', "Autoscaling, schedules and capacity",
          '9', "Discovery, Service Connect, names, tags and ownership");

  private final SortedMap<String, Known> catalogue = RuleCoverage.catalogue();
  private final SortedMap<String, RuleInfo> reported = RuleCoverage.reported();
  private final Map<String, String> classes = RuleCoverage.classes();
  private final SortedMap<String, Elsewhere> elsewhere = Elsewhere.all();
  private final SortedMap<String, String> notExpressed = RuleCoverage.notExpressed();
  private final SortedMap<String, OwnSeverity> ownSeverities = RuleCoverage.ownSeverities();
  private final Set<String> constraints = RuleCoverage.constraints();

  private RuleTable() {}

  static String markdown() {
    return new RuleTable().page();
  }

  private String page() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Rules of AWS

        Generated from the rules themselves and from the tables in
        `compiler/src/test/resources/io/ecsctl/compiler/catalogue`; the build fails when it is not current, and when a rule is
        neither enforced nor listed with a reason. Rules of the language (ECS001 to ECS099) are not here: `ecsctl explain` lists all.

        """);
    out.append(
        "Of %d rules %d are enforced; %d cannot be expressed yet.\n"
            .formatted(
                catalogue.size(),
                catalogue.keySet().stream().filter(this::enforced).count(),
                notExpressed.size()));
    for (char family = '1'; family <= '9'; family++) {
      out.append("\n## ").append(FAMILIES.get(family)).append("\n\n");
      out.append("| rule | severity | what is refused | where |\n| --- | --- | --- | --- |\n");
      for (String id : ids(family)) {
        out.append(row(id));
      }
    }
    out.append("\n## Severities that are not the catalogue's\n\n");
    ownSeverities.forEach((id, own) ->
        out.append("- %s: %s, because %s.\n".formatted(id, own.severity(), own.reason())));
    return out.toString();
  }

  private boolean enforced(String id) {
    return reported.containsKey(id) || elsewhere.containsKey(id);
  }

  private List<String> ids(char family) {
    SortedMap<String, String> ids = new TreeMap<>();
    catalogue.keySet().forEach(id -> ids.put(id, id));
    reported.keySet().forEach(id -> ids.put(id, id));
    return ids.keySet().stream().filter(id -> id.charAt(3) == family).toList();
  }

  private String row(String id) {
    RuleInfo rule = reported.get(id);
    if (rule == null) {
      Known known = Objects.requireNonNull(catalogue.get(id));
      Elsewhere other = elsewhere.get(id);
      String name = other == null ? id : page(id, other.slug());
      return line(name, known.severity(), known.subject(), where(id));
    }
    Known known = catalogue.get(id);
    return line(
        page(id, rule.slug()),
        rule.severity().label(),
        known == null ? rule.summary() + " (ours)" : known.subject(),
        where(id));
  }

  private static String page(String id, String slug) {
    return "[%s](%s%s.md)".formatted(id, PAGES, slug);
  }

  private static String line(String id, String severity, String subject, String where) {
    return "| %s | %s | %s | %s |\n".formatted(id, severity, subject, where);
  }

  private String where(String id) {
    Elsewhere other = elsewhere.get(id);
    if (other != null) {
      return other.where() + ": " + other.how();
    }
    if (classes.containsKey(id)) {
      String fact = constraints.contains(id) ? ", and facts about single attributes" : "";
      return "`" + classes.get(id) + "`" + fact;
    }
    if (constraints.contains(id)) {
      return "facts about single attributes";
    }
    RuleInfo rule = reported.get(id);
    if (rule != null) {
      return LiveRules.ALL.contains(rule) ? "the account: `plan` and `verify`" : "language";
    }
    return "not yet: " + Objects.requireNonNull(notExpressed.get(id), id);
  }
}
