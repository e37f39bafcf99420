package io.ecsctl.provider.aws.mapping;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The notation of {@link AttributeSchema#member}. */
final class MemberPath {
  /** The enclosing block's own structure. */
  static final String SELF = ".";

  /** The only element of the list before it. */
  static final String ONLY = "[]";

  private MemberPath() {}

  /** {@code Type=redirect}. */
  static boolean isConstant(String step) {
    return step.indexOf('=') > 0 && !isEntry(step);
  }

  static String constantMember(String step) {
    return step.substring(0, step.indexOf('='));
  }

  static String constantValue(String step) {
    return step.substring(step.indexOf('=') + 1);
  }

  /** {@code [idle_timeout.timeout_seconds]}. */
  static boolean isEntry(String step) {
    return step.startsWith("[") && !step.equals(ONLY);
  }

  static String entryKey(String step) {
    return step.substring(1, step.length() - 1);
  }

  /** {@code containerPort} of {@code containerPort+protocol}. */
  static String portMember(String step) {
    int plus = step.indexOf('+');
    return plus < 0 ? step : step.substring(0, plus);
  }

  /** {@code protocol} of {@code containerPort+protocol}; null when the port goes without. */
  static @Nullable String protocolMember(String step) {
    int plus = step.indexOf('+');
    return plus < 0 ? null : step.substring(plus + 1);
  }

  static @Nullable SdkField<?> field(SdkPojo pojo, String member) {
    for (SdkField<?> field : pojo.sdkFields()) {
      if (field.memberName().equals(member)) {
        return field;
      }
    }
    return null;
  }

  static SdkField<?> requiredField(SdkPojo pojo, String member) {
    SdkField<?> field = field(pojo, member);
    if (field == null) {
      throw new IllegalStateException(pojo.getClass().getName() + " has no member " + member);
    }
    return field;
  }

  /** The names, and those of the attributes that fill the same top-level members. */
  static Set<String> closure(BlockSchema block, Set<String> names) {
    Set<String> roots =
        names.stream()
            .flatMap(name -> block.attribute(name).stream())
            .flatMap(attribute -> roots(attribute).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return block.attributes().entrySet().stream()
        .filter(e ->
            names.contains(e.getKey()) || roots(e.getValue()).stream().anyMatch(roots::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The members of the enclosing structure that the attribute fills. Entries of one list are
   * independent of each other.
   */
  private static Set<String> roots(AttributeSchema attribute) {
    List<String> path = attribute.member().stream().filter(step -> !isConstant(step)).toList();
    if (path.isEmpty()) {
      return Set.of();
    }
    if (path.getFirst().equals(SELF)) {
      return attribute.type() instanceof AttributeType.Nested(var block)
          ? block.attributes().values().stream()
              .flatMap(inner -> roots(inner).stream())
              .collect(Collectors.toSet())
          : Set.of();
    }
    return path.size() > 1 && isEntry(path.get(1))
        ? Set.of(path.getFirst() + path.get(1))
        : Set.of(portMember(path.getFirst()));
  }
}
