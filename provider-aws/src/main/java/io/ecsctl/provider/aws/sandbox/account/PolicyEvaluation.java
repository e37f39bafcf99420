package io.ecsctl.provider.aws.sandbox.account;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What policies say of one action on one resource.
 *
 * <p>Source: IAM User Guide, "Policy evaluation logic", and "IAM JSON policy elements": wildcards,
 * and of the condition operators those on strings.
 */
final class PolicyEvaluation {
  private final String action;
  private final String resource;
  private final Map<String, List<String>> context;
  private final SortedSet<String> missing = new TreeSet<>();
  private boolean allowed;
  private boolean denied;

  /**
   * @param context by condition key, which know no case
   */
  PolicyEvaluation(String action, String resource, Map<String, List<String>> context) {
    this.action = action;
    this.resource = resource;
    this.context = context;
  }

  boolean isAllowed() {
    return allowed;
  }

  boolean isDenied() {
    return denied;
  }

  /** Condition keys that were asked about and have no value. */
  SortedSet<String> missing() {
    return missing;
  }

  /**
   * @param document as JSON has it
   */
  void add(@Nullable Object document) {
    if (document instanceof Map<?, ?> policy) {
      for (Object one : list(policy.get("Statement"))) {
        if (one instanceof Map<?, ?> statement && matches(statement)) {
          allowed |= "Allow".equals(statement.get("Effect"));
          denied |= "Deny".equals(statement.get("Effect"));
        }
      }
    }
  }

  private boolean matches(Map<?, ?> statement) {
    return isAmong(action, Pattern.CASE_INSENSITIVE, statement, "Action", "NotAction")
        && isAmong(resource, 0, statement, "Resource", "NotResource")
        && conditionsHold(statement.get("Condition"));
  }

  private static boolean isAmong(
      String text, int flags, Map<?, ?> statement, String one, String not) {
    return statement.containsKey(not)
        ? list(statement.get(not)).stream().noneMatch(pattern -> like(pattern, text, flags))
        : list(statement.get(one)).stream().anyMatch(pattern -> like(pattern, text, flags));
  }

  private boolean conditionsHold(@Nullable Object conditions) {
    boolean hold = true;
    if (conditions instanceof Map<?, ?> byOperator) {
      for (Map.Entry<?, ?> operator : byOperator.entrySet()) {
        if (operator.getValue() instanceof Map<?, ?> byKey) {
          for (Map.Entry<?, ?> condition : byKey.entrySet()) {
            hold &=
                holds(
                    String.valueOf(operator.getKey()),
                    String.valueOf(condition.getKey()),
                    list(condition.getValue()));
          }
        }
      }
    }
    return hold;
  }

  private boolean holds(String operator, String key, List<?> values) {
    List<String> given = context.get(key);
    if (given == null) {
      missing.add(key);
      return operator.endsWith("IfExists");
    }
    boolean pattern = operator.startsWith("StringLike") || operator.startsWith("ArnLike");
    if (!pattern && !operator.startsWith("StringEquals") && !operator.startsWith("ArnEquals")) {
      // Not known here: as undecided as a key that the caller did not give.
      missing.add(key);
      return false;
    }
    return given.stream()
        .anyMatch(value ->
            values.stream()
                .anyMatch(wanted -> pattern ? like(wanted, value, 0) : value.equals(wanted)));
  }

  private static boolean like(@Nullable Object pattern, String text, int flags) {
    String regex =
        Pattern.compile("(?<=[*?])|(?=[*?])")
            .splitAsStream(String.valueOf(pattern))
            .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
            .collect(Collectors.joining());
    return Pattern.compile(regex, flags | Pattern.DOTALL).matcher(text).matches();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
  }
}
