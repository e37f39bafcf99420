package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What AWS makes anew when an object is changed: the version of a secret whose value changes is not
 * known before the change is made.
 */
final class Renewed {
  private Renewed() {}

  /**
   * The attributes that the object is going to have, those unknown that the change renews.
   *
   * @param attributes as the program makes them
   */
  static Value.ObjectOf of(Decision decision, Value.ObjectOf attributes) {
    if (decision.action() != Action.UPDATE) {
      return attributes;
    }
    SortedMap<String, Value> renewed = new TreeMap<>(attributes.entries());
    for (ComputedAttribute computed : decision.resource().schema().computed()) {
      if (decision.changes().stream()
          .map(AttributeChange::attribute)
          .anyMatch(computed.renewedBy()::contains)) {
        renewed.put(computed.name(), unknown(decision.address(), computed));
      }
    }
    return new Value.ObjectOf(renewed);
  }

  private static Value unknown(ResourceAddress address, ComputedAttribute computed) {
    SourceFile read = new SourceFile("expression", address + "." + computed.name());
    Expression residual = Parser.parseExpression(read).value();
    return new Value.Unknown(computed.type(), Knowledge.NOTHING, residual);
  }
}
