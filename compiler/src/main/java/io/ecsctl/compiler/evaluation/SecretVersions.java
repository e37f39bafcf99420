package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tasks read secrets when they start, so one that changed needs a deployment. A task definition
 * therefore holds the version of each secret and parameter that it reads: a new version is a
 * difference like any other, and makes a new revision.
 */
final class SecretVersions {
  private static final String ATTRIBUTE = "secret_versions";
  private static final String VERSION = "version";
  private static final Set<String> KINDS = Set.of("secret", "parameter");

  private SecretVersions() {}

  /**
   * Adds the versions to what the program states itself, for secrets that are not its own.
   *
   * @param reads every resource that the block refers to
   */
  static void add(
      KindSchema schema,
      SourceSpan block,
      Set<ResourceAddress> reads,
      Map<String, Argument> arguments) {
    if (schema.body().attribute(ATTRIBUTE).isEmpty()) {
      return;
    }
    SortedMap<String, Value> versions = new TreeMap<>();
    reads.stream()
        .filter(address -> !address.data() && KINDS.contains(address.kind()))
        .forEach(address -> versions.put(address.toString(), version(address, block)));
    switch (arguments.get(ATTRIBUTE)) {
      case Argument.Assigned(var span, var valueSpan, Value.Keyed stated, var _) -> {
        versions.putAll(stated.entries());
        arguments.put(ATTRIBUTE, new Argument.Assigned(span, valueSpan, map(versions), List.of()));
      }
      case null -> {
        if (!versions.isEmpty()) {
          arguments.put(ATTRIBUTE, new Argument.Assigned(block, block, map(versions), List.of()));
        }
      }
      // Not known before something else is: those that are known cannot join it.
      case Argument _ -> {}
    }
  }

  private static Value map(SortedMap<String, Value> versions) {
    return new Value.MapOf(Type.STRING, versions);
  }

  private static Value version(ResourceAddress address, SourceSpan block) {
    return new Value.Unknown(
        Type.STRING,
        Knowledge.NOTHING,
        new Expression.GetAttribute(
            block, ValueExpressions.of(address, block), new Body.Name(block, VERSION)));
  }
}
