package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.syntax.ast.Body;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The items of one body. An argument that is given again is reported and left out: the first one counts. */
final class ItemCollector {
  private final Findings findings;
  private final List<Body.Item> items = new ArrayList<>();
  private final Map<String, Body.Name> arguments = new HashMap<>();

  ItemCollector(Findings findings) {
    this.findings = findings;
  }

  void add(Body.Item item) {
    if (item instanceof Body.Attribute attribute) {
      Body.Name name = attribute.name();
      Body.Name first = arguments.putIfAbsent(name.text(), name);
      if (first != null) {
        findings.report(
            Findings.of(
                    SyntaxRules.DUPLICATE_ARGUMENT,
                    name.span(),
                    "argument \"" + name.text() + "\" is given a second time")
                .label("given again")
                .related(first.span(), "given here first"));
        return;
      }
    }
    items.add(item);
  }

  List<Body.Item> items() {
    return items;
  }
}
