package io.ecsctl.compiler.program;

import io.ecsctl.compiler.source.SourceSpan;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code stack} block.
 *
 * @param name as written in the label
 * @param environment what {@code --env} chose; empty without
 * @param region empty when the program leaves it to the caller's configuration
 * @param account the only account the program may be applied to; empty when any
 * @param tags put on every resource that takes tags
 * @param rules what rules are to weigh
 * @param span the block's header; null when the program has no such block, which has been reported
 */
public record StackInfo(
    String name,
    String environment,
    String region,
    String account,
    SortedMap<String, String> tags,
    List<RuleLevel> rules,
    @Nullable SourceSpan span) {
  public StackInfo {
    rules = List.copyOf(rules);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /** With every rule as it is. */
  public StackInfo(
      String name,
      String environment,
      String region,
      String account,
      SortedMap<String, String> tags,
      @Nullable SourceSpan span) {
    this(name, environment, region, account, tags, List.of(), span);
  }

  /** {@code shop} or {@code shop/prod}: the value of the ownership tag. */
  public String scope() {
    return scope(name, environment);
  }

  /** The same of a stack of which no more is known. */
  public static String scope(String name, String environment) {
    return environment.isEmpty() ? name : name + "/" + environment;
  }
}
