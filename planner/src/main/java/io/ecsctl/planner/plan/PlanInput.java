package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.FoundObject;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Everything a plan is made from.
 *
 * @param describe reads live revisions in full
 * @param find looks an object up by its id
 * @param canonical takes a kind and desired attributes and gives the form in which live ones are
 *     reported
 * @param planId different for every plan
 * @param variables values of sensitive variables
 */
public record PlanInput(
    Program program,
    Snapshot snapshot,
    Function<List<LiveResource>, List<LiveResource>> describe,
    BiFunction<ResourceAddress, String, Optional<FoundObject>> find,
    BiFunction<String, Value.ObjectOf, Value.ObjectOf> canonical,
    Schema schema,
    Identity identity,
    boolean destroy,
    Selection selection,
    String toolVersion,
    String planId,
    Map<String, Value> variables) {

  /** The same for another program. */
  PlanInput withProgram(Program other) {
    return new PlanInput(
        other,
        snapshot,
        describe,
        find,
        canonical,
        schema,
        identity,
        destroy,
        selection,
        toolVersion,
        planId,
        variables);
  }

  /** The same, with what is live by other addresses. */
  PlanInput withSnapshot(Snapshot other) {
    return new PlanInput(
        program,
        other,
        describe,
        find,
        canonical,
        schema,
        identity,
        destroy,
        selection,
        toolVersion,
        planId,
        variables);
  }
}
