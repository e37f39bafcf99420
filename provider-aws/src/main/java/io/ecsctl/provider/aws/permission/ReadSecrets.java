package io.ecsctl.provider.aws.permission;

import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.ReadAttribute;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets whose JSON is looked into, because the program names a key of it. */
final class ReadSecrets {
  private static final Pattern KEY =
      Pattern.compile("(arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+):[^:]+:[^:]*:[^:]*");

  private ReadSecrets() {}

  static SortedSet<String> arns(Program program, Arns arns) {
    NavigableSet<String> found = new TreeSet<>();
    ProgramModel.of(program).taskDefinitions().stream()
        .flatMap(task -> task.containers().stream())
        .flatMap(container ->
            Stream.concat(
                Stream.of(container.block()),
                container.block().block("log_configuration").stream()))
        .flatMap(block -> values(block).stream())
        .forEach(value -> {
          if (value instanceof Value.Text(var text)) {
            Matcher key = KEY.matcher(text);
            if (key.matches()) {
              found.add(key.group(1));
            }
          } else if (namesKey(value)) {
            ReadAttribute.allIn(value).stream()
                .map(read -> program.resource(read.address()).map(arns::name).orElse(""))
                .map(name -> arns.of("secret", "{arn}secretsmanager:secret:" + name + "*"))
                .forEach(found::addAll);
          }
        });
    return found;
  }

  private static List<Value> values(Block block) {
    return Stream.of("secrets", "secret_options")
        .flatMap(map ->
            block.value(map) instanceof Value.Keyed keyed
                ? keyed.entries().values().stream()
                : Stream.of())
        .toList();
  }

  /** {@code "${secret.db.arn}:password::"}. */
  private static boolean namesKey(Value value) {
    return value instanceof Value.Unknown(_, _, Expression.Template template)
        && template.parts().getLast() instanceof TemplatePart.Text(_, var end)
        && end.matches(":[^:]+:[^:]*:[^:]*");
  }
}
