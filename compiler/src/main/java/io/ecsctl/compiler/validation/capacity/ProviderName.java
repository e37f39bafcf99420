package io.ecsctl.compiler.validation.capacity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.CapacityProvider;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names that begin with {@code aws}, {@code ecs} or {@code fargate} are AWS's own. A name that is
 * not stated is made from the name of the stack.
 *
 * <p>Source: Amazon ECS API reference, CreateCapacityProvider, {@code name}.
 */
final class ProviderName implements ValidationRule {
  private static final List<String> RESERVED = List.of("aws", "ecs", "fargate");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS824", "provider-name", "Name that is kept for AWS's own capacity providers");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (CapacityProvider provider : model.capacityProviders()) {
      String name = provider.body().text("name");
      String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
      Optional<String> reserved = RESERVED.stream().filter(lower::startsWith).findFirst();
      // A name that is written is held against the schema.
      if (name == null || reserved.isEmpty() || !provider.resource().nameGenerated()) {
        continue;
      }
      sink.report(
          Diagnostic.of(
                  info(),
                  provider.header(),
                  "%s would be called \"%s\", and names with \"%s\" in front are AWS's own",
                  provider.address(),
                  name,
                  reserved.get())
              .label("named after the stack when it has no name")
              .fix(
                  "give it a name",
                  Edits.add(provider.header(), "name = \"capacity-" + name + "\"")));
    }
  }
}
