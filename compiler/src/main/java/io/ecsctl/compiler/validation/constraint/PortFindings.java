package io.ecsctl.compiler.validation.constraint;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.schema.Constraint;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.constraint.AttributeConstraints.Stated;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.value.PortRange;
import java.util.function.Function;

/** What is said of a port range where AWS takes one number. */
final class PortFindings {
  private PortFindings() {}

  /**
   * By the rule that says which ports there may be.
   *
   * @param hidden whether the value may not be shown
   */
  static Diagnostic.Builder severalPorts(
      Function<String, RuleInfo> rules,
      Stated stated,
      PortRange ports,
      SourceSpan span,
      boolean hidden) {
    String owner = stated.place().owner();
    String attribute = stated.attribute().name();
    String path = stated.place().path() + attribute;
    RuleInfo rule = rules.apply(ruleOf(stated));
    if (hidden) {
      return Diagnostic.of(rule, span, "%s has a sensitive range of ports as %s", owner, path)
          .label("takes one port");
    }
    Diagnostic.Builder diagnostic =
        Diagnostic.of(rule, span, "%s has %s = %s", owner, path, ports)
            .label("one port, not a range");
    String range = attribute + "_range";
    String order = "change it to ";
    if (stated.block().schema().attribute(range).isPresent()) {
      diagnostic.fix("say " + range + ", which takes a range", renamed(stated, range));
      order = "or change it to ";
    }
    PortRange first = PortRange.single(ports.from(), ports.protocol());
    return diagnostic.fix(order + first, Edits.replace(span, first.toString()));
  }

  private static String ruleOf(Stated stated) {
    return stated.attribute().constraints().stream()
        .filter(constraint -> constraint.limit() instanceof Limit.Range)
        .map(Constraint::rule)
        .findFirst()
        .orElse(Constraint.ANY_RULE);
  }

  /** Nothing where the name is not written before the value, or the other is there already. */
  private static Edit[] renamed(Stated stated, String to) {
    String name = stated.attribute().name();
    if (!(stated.block().arguments().get(name) instanceof Argument.Assigned assigned)
        || assigned.span().equals(assigned.valueSpan())
        || !assigned.span().text().startsWith(name)
        || stated.block().has(to)) {
      return new Edit[0];
    }
    SourceSpan whole = assigned.span();
    SourceSpan old = whole.file().span(whole.start(), whole.start() + name.length());
    return new Edit[] {Edit.replace(old, to)};
  }
}
