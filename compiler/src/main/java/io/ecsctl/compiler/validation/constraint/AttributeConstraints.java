package io.ecsctl.compiler.validation.constraint;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.Constraint;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Walks once over everything that a program states. A value that is not known is held against what
 * is known of it; one that is sensitive is not quoted.
 */
public final class AttributeConstraints {
  private final Function<String, RuleInfo> rules;
  private final DiagnosticSink sink;

  private AttributeConstraints(Function<String, RuleInfo> rules, DiagnosticSink sink) {
    this.rules = rules;
    this.sink = sink;
  }

  /**
   * @param rules by their ids; every id of the schema has one
   */
  public static void check(Program program, Function<String, RuleInfo> rules, DiagnosticSink sink) {
    AttributeConstraints constraints = new AttributeConstraints(rules, sink);
    for (Resource resource : program.resources().values()) {
      constraints.block(resource.body(), Place.of(resource));
    }
  }

  private void block(Block block, Place place) {
    for (Map.Entry<String, Argument> entry : block.arguments().entrySet()) {
      AttributeSchema attribute = block.schema().attributes().get(entry.getKey());
      if (attribute == null || place.isGenerated(attribute.name())) {
        continue;
      }
      if (!attribute.constraints().isEmpty()) {
        check(new Stated(place, block, attribute), entry.getValue());
      }
      if (entry.getValue() instanceof Argument.Blocks(var blocks)) {
        for (Block inner : blocks) {
          block(inner, place.within(attribute.name(), inner));
        }
      }
    }
  }

  /** An attribute that a block states. */
  record Stated(Place place, Block block, AttributeSchema attribute) {
    /** The object's own name, which may be left out. */
    boolean isName() {
      NameRule name = place.resource().schema().name();
      return name != null && place.isTop() && name.attribute().equals(attribute.name());
    }
  }

  private void check(Stated stated, Argument argument) {
    for (Constraint constraint : stated.attribute().constraints()) {
      if (constraint.limit() instanceof Limit.Count count) {
        count(stated, constraint, count, argument);
      }
    }
    if (argument instanceof Argument.Assigned assigned) {
      each(stated, assigned);
    }
  }

  private void count(Stated stated, Constraint constraint, Limit.Count limit, Argument argument) {
    int count =
        switch (argument) {
          case Argument.Blocks(var blocks) -> blocks.size();
          case Argument.Assigned assigned ->
              switch (open(assigned.value())) {
                case Value.Sequence sequence -> sequence.elements().size();
                case Value.Keyed keyed -> keyed.entries().size();
                case Value _ -> limit.minimum();
              };
        };
    if (count < limit.minimum() || count > limit.maximum()) {
      sink.report(
          Findings.count(
              rule(constraint), stated, constraint, count, beyond(argument, limit.maximum())));
    }
  }

  /** The first element that is too many; all of them where elements have no place of their own. */
  private static SourceSpan beyond(Argument argument, int maximum) {
    return switch (argument) {
      case Argument.Blocks(var blocks) -> blocks.get(Math.min(maximum, blocks.size() - 1)).header();
      case Argument.Assigned assigned ->
          maximum < assigned.elements().size()
              ? assigned.elements().get(maximum)
              : assigned.valueSpan();
    };
  }

  private void each(Stated stated, Argument.Assigned assigned) {
    boolean sensitive = assigned.value() instanceof Value.Sensitive;
    switch (open(assigned.value())) {
      case Value.Sequence sequence -> {
        List<Value> elements = sequence.elements();
        boolean placed = assigned.elements().size() == elements.size();
        for (int i = 0; i < elements.size(); i++) {
          SourceSpan span = placed ? assigned.elements().get(i) : assigned.valueSpan();
          one(stated, elements.get(i), false, span, sensitive);
        }
      }
      case Value.Keyed keyed ->
          keyed
              .entries()
              .forEach((key, value) -> {
                one(stated, new Value.Text(key), true, assigned.valueSpan(), sensitive);
                one(stated, value, false, assigned.valueSpan(), sensitive);
              });
      case Value value -> one(stated, value, false, assigned.valueSpan(), sensitive);
    }
  }

  /** The first constraint that is broken says enough of one value. */
  private void one(Stated stated, Value value, boolean isKey, SourceSpan span, boolean sensitive) {
    if (open(value) instanceof Value.Port(var port)
        && !port.isSingle()
        && stated.attribute().takesOnePort()) {
      boolean hidden = sensitive || value instanceof Value.Sensitive;
      sink.report(PortFindings.severalPorts(rules, stated, port, span, hidden));
      return;
    }
    for (Constraint constraint : stated.attribute().constraints()) {
      if (constraint.ofKeys() == isKey
          && !Limits.accepts(constraint.limit(), open(value), stated.attribute().type())) {
        boolean hidden = sensitive || value instanceof Value.Sensitive;
        RuleInfo rule = rule(constraint);
        sink.report(
            hidden
                ? Findings.hidden(rule, stated, constraint, span)
                : Findings.value(rule, stated, constraint, value, span));
        return;
      }
    }
  }

  private RuleInfo rule(Constraint constraint) {
    return rules.apply(constraint.rule());
  }

  private static Value open(Value value) {
    return value instanceof Value.Sensitive(var inner, var _) ? inner : value;
  }
}
