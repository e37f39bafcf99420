package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ListenerRule;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which requests a rule takes: all of its conditions have to be met, each by any of its patterns.
 *
 * @param conditions patterns by what they are held against; conditions that everything meets are
 *     left out
 * @param exact false when there is a condition that is not understood or not known: then it takes
 *     less than {@code conditions} say
 */
record RequestSet(Map<String, Set<String>> conditions, boolean exact) {
  private static final List<String> UNDERSTOOD =
      List.of("host_header", "path_pattern", "http_request_method", "source_ip");

  static RequestSet of(ListenerRule rule) {
    Map<String, Set<String>> conditions = new LinkedHashMap<>();
    boolean exact = Fields.isKnown(rule.body(), "condition");
    for (Block condition : rule.conditions()) {
      for (Map.Entry<String, Argument> argument : condition.arguments().entrySet()) {
        String name = argument.getKey();
        boolean known = Fields.isKnown(condition, name);
        Set<String> patterns = new LinkedHashSet<>();
        condition.elements(name).forEach(value -> patterns.add(pattern(name, value)));
        if (!UNDERSTOOD.contains(name)
            || !known
            || patterns.isEmpty()
            || conditions.containsKey(name)) {
          exact = false;
        } else if (!patterns.contains("*") && !patterns.contains(everything(name))) {
          conditions.put(name, patterns);
        }
      }
    }
    return new RequestSet(conditions, exact);
  }

  private static String pattern(String name, Value value) {
    return switch (value) {
      // Hosts are compared without regard to case.
      case Value.Text(var text) ->
          name.equals("host_header") ? text.toLowerCase(Locale.ROOT) : text;
      case Value.CidrBlock(var cidr) -> cidr.canonical().toString();
      default -> "";
    };
  }

  private static String everything(String name) {
    return name.equals("path_pattern") ? "/*" : "*";
  }

  /** Whether every request of {@code other} is certainly one of these too. */
  boolean contains(RequestSet other) {
    return exact
        && conditions.entrySet().stream()
            .allMatch(own ->
                other.conditions.containsKey(own.getKey())
                    && other.conditions.get(own.getKey()).stream()
                        .allMatch(narrow ->
                            own.getValue().stream()
                                .anyMatch(wide -> contains(own.getKey(), wide, narrow))));
  }

  private static boolean contains(String name, String wide, String narrow) {
    if (wide.equals(narrow)) {
      return true;
    }
    if (name.equals("source_ip")) {
      Cidr outer = Cidr.parse(wide);
      Cidr inner = Cidr.parse(narrow);
      return outer != null && inner != null && outer.contains(inner);
    }
    // A star at the end and nowhere else; what other wildcards contain is not worked out.
    String prefix = wide.endsWith("*") ? wide.substring(0, wide.length() - 1) : "";
    return !prefix.isEmpty()
        && !prefix.contains("*")
        && !prefix.contains("?")
        && narrow.startsWith(prefix);
  }
}
