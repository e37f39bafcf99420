package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    Value.ObjectOf renewed = attributes;
    for (ComputedAttribute computed : decision.resource().schema().computed()) {
      if (computed.renewedBy().stream().anyMatch(by -> renews(decision, by))) {
        renewed = renewed.with(computed.name(), unknown(decision.address(), computed));
      }
    }
    return renewed;
  }

  private static boolean renews(Decision decision, String by) {
    boolean comingAndGoing = by.endsWith(ComputedAttribute.BLOCKS);
    String attribute =
        comingAndGoing ? by.substring(0, by.length() - ComputedAttribute.BLOCKS.length()) : by;
    LiveResource live = decision.live();
    return decision.changes().stream().anyMatch(change -> change.attribute().equals(attribute))
        && (!comingAndGoing
            || live == null
            || !names(live.attributes(), attribute).equals(names(decision.desired(), attribute)));
  }

  /** Of labelled blocks; one may be given by itself. */
  private static Set<Value> names(Value.ObjectOf attributes, String blocks) {
    Value given = attributes.get(blocks);
    List<Value> all = given instanceof Value.Sequence several ? several.elements() : List.of(given);
    return all.stream()
        .map(block -> block instanceof Value.Keyed keyed ? keyed.get("name") : block)
        .collect(Collectors.toSet());
  }

  private static Value unknown(ResourceAddress address, ComputedAttribute computed) {
    SourceFile read = new SourceFile("expression", address + "." + computed.name());
    Expression residual = Parser.parseExpression(read).value();
    return new Value.Unknown(computed.type(), Knowledge.NOTHING, residual);
  }
}
