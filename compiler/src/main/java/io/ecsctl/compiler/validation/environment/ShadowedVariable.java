package io.ecsctl.compiler.validation.environment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.ReadAttribute;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a container states itself wins over its files, and an earlier file over a later one.
 *
 * <p>Source: Amazon ECS Developer Guide, passing environment variables to a container.
 */
final class ShadowedVariable implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS708", "shadowed-variable", "Variable of an environment file that has no effect");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        check(model, container.block(), sink);
      }
    }
  }

  private void check(ProgramModel model, Block block, DiagnosticSink sink) {
    if (!block.has("environment_file")) {
      return;
    }
    Map<String, Place> stated = new HashMap<>();
    if (block.value("environment") instanceof Value.Keyed environment) {
      environment
          .entries()
          .keySet()
          .forEach(name ->
              stated.put(
                  name, new Place(MapKeys.span(block, "environment", name), "wins over files")));
    }
    for (Block file : block.blocks("environment_file")) {
      SourceSpan span = file.valueSpan("value");
      for (String name : names(model, file)) {
        Place earlier = stated.putIfAbsent(name, new Place(span, "comes first"));
        if (earlier != null && !earlier.span().equals(span)) {
          sink.report(
              Diagnostic.of(
                      info(), span, "%s of this file has no effect: it is stated before", name)
                  .label("says " + name + " again")
                  .related(earlier.span(), earlier.why()));
        }
      }
    }
  }

  /** Where a variable is stated, and why that counts. */
  private record Place(SourceSpan span, String why) {}

  /** The variables of a file that the program itself puts into a bucket; none of any other. */
  private static Set<String> names(ProgramModel model, Block file) {
    Set<String> names = new TreeSet<>();
    ReadAttribute.of(file.value("value"))
        .filter(read -> read.attribute().equals("object_arns"))
        .flatMap(read ->
            model
                .program()
                .resource(read.address())
                .flatMap(bucket ->
                    bucket.body().blocks("object").stream()
                        .filter(object -> Objects.equals(object.text("name"), read.key()))
                        .findFirst()))
        .map(object -> object.text("content"))
        .ifPresent(content ->
            content
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                .forEach(line -> names.add(line.substring(0, line.indexOf('=')))));
    return names;
  }
}
