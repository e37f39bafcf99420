package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.regex.Pattern;

/**
 * ECS accepts letters, digits and {@code - _ : . / # @}, 255 characters at most, and a digest of 64
 * hexadecimal digits.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code image}.
 */
final class ImageReference implements LocalRule {
  private static final Pattern ALLOWED = Pattern.compile("[-a-zA-Z0-9_:./#@]+");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS203", "image-reference", "Malformed image reference");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        String image = container.block().text("image");
        String fault = image == null || image.isEmpty() ? "" : fault(image);
        if (!fault.isEmpty()) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("image"),
                      "%s has a malformed image reference",
                      container.title())
                  .label(fault)
                  .note(Words.aws("Container.image contains invalid characters")));
        }
      }
    }
  }

  /** What is wrong, or the empty string. */
  private static String fault(String image) {
    if (image.length() > 255) {
      return "%d characters; 255 are allowed".formatted(image.length());
    }
    if (!ALLOWED.matcher(image).matches()) {
      int bad =
          image
              .codePoints()
              .filter(c -> !ALLOWED.matcher(Character.toString(c)).matches())
              .findFirst()
              .orElseThrow();
      return "\"%s\" is not allowed in it".formatted(Character.toString(bad));
    }
    int at = image.indexOf('@');
    return at >= 0 && !DIGEST.matcher(image.substring(at + 1)).matches()
        ? "a digest is sha256: and 64 hexadecimal digits"
        : "";
  }
}
