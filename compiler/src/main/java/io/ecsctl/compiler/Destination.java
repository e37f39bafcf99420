package io.ecsctl.compiler;

import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import java.util.List;
import java.util.Optional;

/**
 * Where a program goes, as its text says without being evaluated.
 *
 * @param scope {@code shop} or {@code shop/prod}: the value of the ownership tag
 * @param region empty when the program leaves it to the caller's configuration
 */
public record Destination(String scope, String region) {
  /** Empty where only the later stages can tell, or nobody. */
  static Optional<Destination> of(List<Body> files, CompileRequest request) {
    List<Body.Block> stacks = files.stream().flatMap(file -> file.blocks("stack")).toList();
    if (stacks.size() != 1 || stacks.getFirst().labels().size() != 1) {
      return Optional.empty();
    }
    Body.Block stack = stacks.getFirst();
    String scope = StackInfo.scope(stack.labels().getFirst().text(), request.environment());
    Optional<Body.Attribute> region = stack.body().attribute("region");
    return region.isEmpty()
        ? Optional.of(new Destination(scope, request.region()))
        : text(region.get().value()).map(text -> new Destination(scope, text));
  }

  private static Optional<String> text(Expression expression) {
    return expression instanceof Expression.Template(var _, var parts)
            && parts.size() == 1
            && parts.getFirst() instanceof TemplatePart.Text(var _, var text)
        ? Optional.of(text)
        : Optional.empty();
  }
}
