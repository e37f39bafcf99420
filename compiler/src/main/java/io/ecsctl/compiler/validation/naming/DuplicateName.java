package io.ecsctl.compiler.validation.naming;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Within its scope — a cluster, a VPC, a region — AWS knows an object by its name.
 *
 * <p>Source: the create calls' API references; as of 2026-11.
 */
final class DuplicateName implements ValidationRule {
  /**
   * Kinds whose names AWS keeps apart, with the attribute that bounds the scope; none: account and
   * region.
   */
  private static final Map<String, String> SCOPES =
      Map.of(
          "cluster",
          "",
          "service",
          "cluster",
          "task_definition",
          "",
          "load_balancer",
          "",
          "target_group",
          "",
          "security_group",
          "vpc",
          "role",
          "",
          "log_group",
          "",
          "repository",
          "");

  private static final Set<String> CASELESS = Set.of("role", "security_group");

  /** What no two objects share; the scope's object is null where the account is the scope. */
  private record Name(String kind, String name, @Nullable Value holder) {}

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS443", "duplicate-name", "Two objects of one kind with the same name");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<Name, Resource> first = new HashMap<>();
    for (Resource resource : model.program().resources().values()) {
      String kind = resource.address().kind();
      String scope = SCOPES.get(kind);
      NameRule rule = resource.schema().name();
      String name = rule == null ? null : resource.body().text(rule.attribute());
      Value holder = scope == null || scope.isEmpty() ? null : resource.body().value(scope);
      if (scope == null || rule == null || name == null || holder instanceof Value.Unknown) {
        continue;
      }
      String same = CASELESS.contains(kind) ? name.toLowerCase(Locale.ROOT) : name;
      Resource earlier = first.putIfAbsent(new Name(kind, same, holder), resource);
      if (earlier != null) {
        sink.report(
            Diagnostic.of(
                    info(),
                    resource.body().valueSpan(rule.attribute()),
                    "%s and %s are both named \"%s\"",
                    earlier.address(),
                    resource.address(),
                    name)
                .label("second one")
                .related(earlier.body().valueSpan(rule.attribute()), "first one")
                .detail(
                    kind.equals("task_definition")
                        ? "Both would register revisions of one family, and each apply would"
                            + " replace the other's."
                        : ""));
      }
    }
  }
}
