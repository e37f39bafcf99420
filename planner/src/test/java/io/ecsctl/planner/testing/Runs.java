package io.ecsctl.planner.testing;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import java.util.Map;

/** Planning and applying as tests mostly do it. */
public final class Runs {
  public static final ApplyOptions OPTIONS = new ApplyOptions(4, "test", Map.of(), Journal.none());

  private Runs() {}

  public static Plan plan(Program program, FakeProvider provider) {
    return plan(program, provider, new PlanOptions(false, "test"));
  }

  public static Plan destroy(Program program, FakeProvider provider) {
    return plan(program, provider, new PlanOptions(true, "test"));
  }

  /** A plan whose file is as published. */
  public static Plan plan(Program program, FakeProvider provider, PlanOptions options) {
    Plan plan = Planner.plan(program, provider, options);
    PlanSchema.check(PlanFile.write(plan));
    return plan;
  }

  public static ApplyResult apply(Plan plan, FakeProvider provider) {
    return Applier.apply(plan, provider, ApplyListener.NONE, new Cancellation(), OPTIONS);
  }

  /** One node at a time, so that objects get the same ids in every run. */
  public static ApplyResult applyInOrder(Program program, FakeProvider provider) {
    return Applier.apply(
        plan(program, provider),
        provider,
        ApplyListener.NONE,
        new Cancellation(),
        new ApplyOptions(1, "test", Map.of(), Journal.none()));
  }

  public static ApplyResult apply(Program program, FakeProvider provider) {
    return apply(plan(program, provider), provider);
  }
}
