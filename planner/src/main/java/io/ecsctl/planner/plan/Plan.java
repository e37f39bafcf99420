package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.StackScope;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has to change, and in which order. Complete in itself: applying it needs neither the program
 * nor its sources.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param id different for every plan; what makes its creations idempotent is derived from it
 * @param stack the program's name for the stack
 * @param environment empty without one
 * @param identity whose account was looked at
 * @param toolVersion which release made the plan
 * @param destroy the plan removes the whole stack
 * @param selection which part of the program was asked for
 * @param nodes each after those it depends on; resources without a change included, as {@link
 *     Action#NO_OP}
 * @param leftOut what would have to change as well and was not asked for; without desired values
 * @param outputs in source order; empty for a destroy
 * @param conditions that are told while the plan is applied, and checks that do not hold
 * @param seen every live object of the stack
 * @param lookups what the program borrows from others
 * @param programHash equal for programs that mean the same
 * @param variableChecks for each sensitive variable that the plan reads what {@link VariableCheck}
 *     makes of its value
 */
public record Plan(
    int formatVersion,
    String id,
    StackScope scope,
    String stack,
    String environment,
    Identity identity,
    String toolVersion,
    boolean destroy,
    Selection selection,
    List<PlanNode> nodes,
    List<PlanNode> leftOut,
    List<PlannedOutput> outputs,
    List<PlannedCondition> conditions,
    List<SeenObject> seen,
    List<PlannedLookup> lookups,
    String programHash,
    SortedMap<String, String> variableChecks) {

  public static final int FORMAT_VERSION = 1;

  public Plan {
    nodes = List.copyOf(nodes);
    leftOut = List.copyOf(leftOut);
    outputs = List.copyOf(outputs);
    conditions = List.copyOf(conditions);
    seen = List.copyOf(seen);
    lookups = List.copyOf(lookups);
    variableChecks = Collections.unmodifiableSortedMap(new TreeMap<>(variableChecks));
  }

  /** What has to be given again when the plan is read from a file. */
  public SortedSet<String> sensitiveVariables() {
    return new TreeSet<>(variableChecks.keySet());
  }

  /** Addresses of what was left out, in order, each once. */
  public List<ResourceAddress> addressesLeftOut() {
    return leftOut.stream()
        .filter(node -> node.action() != Action.LOOK_UP)
        .map(PlanNode::address)
        .distinct()
        .toList();
  }

  /** Nothing to do. */
  public boolean isEmpty() {
    return nodes.stream().allMatch(node -> node.action() == Action.NO_OP);
  }

  /** The nodes that do something, in order. */
  public List<PlanNode> changes() {
    return nodes.stream().filter(node -> node.action() != Action.NO_OP).toList();
  }

  public PlanSummary summary() {
    return PlanText.summarize(this);
  }

  /** A stable plain-text form: what a debugger, a golden file or a bug report shows. */
  public String toTree() {
    return PlanText.tree(this);
  }
}
