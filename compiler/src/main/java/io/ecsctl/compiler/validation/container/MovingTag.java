package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag can be moved to another image; {@code latest} is moved with every build.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code versionConsistency}.
 */
final class MovingTag implements LocalRule {
  private static final Pattern WITHOUT_DIGEST = Pattern.compile("[A-Za-z0-9._/:-]+");

  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS204", "moving-tag", "Image that is another one tomorrow");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        String image = image(container.block());
        // A malformed one is ECS203.
        if (image == null || !WITHOUT_DIGEST.matcher(image).matches()) {
          continue;
        }
        String name = image.substring(image.lastIndexOf('/') + 1);
        int colon = name.indexOf(':');
        String tag = colon < 0 ? "" : name.substring(colon + 1);
        if (tag.isEmpty() || tag.equals("latest")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("image"),
                      "%s runs whatever \"latest\" is when it starts",
                      container.title())
                  .label(tag.isEmpty() ? "no tag, which means latest" : "moves with every build")
                  .detail(
                      "What a deployment brings is not in the program, so no plan can show it and"
                          + " no rollback brings the old one back. State a version, a digest, or"
                          + " the uri of a data image, which shows in the plan what it found.")
                  .fix("state the version"));
        }
      }
    }
  }

  /**
   * The image; of one that is not known yet the end, where that is written: a repository's URL has
   * no tag of its own.
   */
  private static @Nullable String image(Block block) {
    return switch (block.value("image")) {
      case Value.Text(var text) -> text;
      case Value.Unknown(_, _, Expression.Template(_, var parts))
          when parts.getLast() instanceof TemplatePart.Text(_, var end)
              && end.endsWith(":latest") ->
          end;
      case Value.Unknown(_, _, Expression.GetAttribute(_, _, var name))
          when name.text().equals("url") ->
          "repository";
      case null -> null;
      case Value _ -> null;
    };
  }
}
