package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a program and the instances of its modules share while they are evaluated. */
final class Tracking {
  final BorrowedValues borrowed;

  /** The root program and every instance of a module, by path. */
  final Map<String, ProgramState> states = new HashMap<>();

  final Coverage coverage;
  final OwnSecrets secrets = new OwnSecrets();

  /** What is being evaluated right now, outermost first. */
  final Set<Step> running = new LinkedHashSet<>();

  /** Resources whose attributes the declaration being evaluated has read. */
  Set<ResourceAddress> reads = new HashSet<>();

  Tracking(BorrowedValues borrowed, Coverage coverage) {
    this.borrowed = borrowed;
    this.coverage = coverage;
  }

  /** A declaration of one instance of a module; the root program's path is empty. */
  record Step(String path, Node node) {
    @Override
    public String toString() {
      return path.isEmpty() ? node.toString() : path + "." + node;
    }
  }

  /** {@code a → b → a}: how what is being evaluated led back to {@code step}. */
  String circle(Step step) {
    List<String> steps = new ArrayList<>();
    running.forEach(each -> steps.add(each.toString()));
    steps.subList(0, steps.indexOf(step.toString())).clear();
    steps.add(step.toString());
    return String.join(" → ", steps);
  }
}
