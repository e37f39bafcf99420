package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.BlockSource;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A resource block while it is being evaluated. */
final class ResourceState {
  final Declaration.Resource declaration;

  /**
   * What is written, by attribute; what the schema does not know has been reported and is left out.
   */
  final Map<String, List<BlockSource.Member>> members = new LinkedHashMap<>();

  /** Null until {@code for_each} or {@code count} is evaluated. */
  @Nullable Expansion expansion;

  /** Attributes that are evaluated in all instances. */
  final Set<String> evaluated = new HashSet<>();

  /** What became of it, one for each instance, where that was worked out ahead; else null. */
  @Nullable List<Resource> made;

  ResourceState(Declaration.Resource declaration) {
    this.declaration = declaration;
    declaration
        .body()
        .byName()
        .forEach((name, group) ->
            declaration
                .schema()
                .body()
                .attribute(name)
                .map(AttributeSchema::name)
                .ifPresent(
                    known -> members.computeIfAbsent(known, _ -> new ArrayList<>()).addAll(group)));
  }

  /** Whether everything that is written in it is evaluated. */
  boolean isComplete() {
    return expansion != null && evaluated.containsAll(members.keySet());
  }

  /**
   * @param value what the block's name means: a reference, a map or a list of them, or poison
   * @param reads whose attributes decided how many instances there are
   */
  record Expansion(
      Map<ResourceAddress, Instance> instances, Value value, Set<ResourceAddress> reads) {}

  /** One instance. {@code arguments} fill up as attributes are evaluated. */
  static final class Instance {
    final ResourceAddress address;
    final Environment environment;
    final Map<String, Argument> arguments = new LinkedHashMap<>();
    final Set<ResourceAddress> reads = new HashSet<>();
    final Set<ResourceAddress> separateReads = new HashSet<>();
    boolean nameGenerated;

    Instance(ResourceAddress address, Environment environment) {
      this.address = address;
      this.environment = environment;
    }
  }
}
