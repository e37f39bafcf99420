package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Everything a plan is made from.
 *
 * @param describe reads live revisions in full
 * @param canonical takes a kind and desired attributes and gives the form in which live ones are
 *     reported
 * @param planId different for every plan
 * @param variables values of sensitive variables
 */
public record PlanInput(
    Program program,
    Snapshot snapshot,
    Function<List<LiveResource>, List<LiveResource>> describe,
    BiFunction<String, Value.ObjectOf, Value.ObjectOf> canonical,
    Schema schema,
    Identity identity,
    boolean destroy,
    String toolVersion,
    String planId,
    Map<String, Value> variables) {}
