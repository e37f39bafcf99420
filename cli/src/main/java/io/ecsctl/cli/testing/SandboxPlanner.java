package io.ecsctl.cli.testing;

import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.testing.PlannedChanges;
import io.ecsctl.compiler.testing.TestPlanner;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.lookup.Lookups;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plans on a simulated account in memory, a new one each time: what is live there was applied by
 * the same code that applies to AWS.
 */
public final class SandboxPlanner implements TestPlanner {
  private final Schema schema;

  public SandboxPlanner(Schema schema) {
    this.schema = schema;
  }

  @Override
  public PlannedChanges plan(Compiled program, @Nullable Live live) {
    String region = program.program().stack().region();
    try (Provider provider =
        new AwsProvider(Sandbox.open(SandboxOptions.forTests(region)), schema)) {
      if (live != null) {
        make(provider, live);
      }
      return ChangesOfPlan.of(plan(borrowing(program, provider), provider));
    } catch (PlanRefused refused) {
      return PlannedChanges.refused(refused.explanation());
    } catch (ProviderException failure) {
      throw new CannotPlan(failure.operation() + " fails: " + failure.explanation());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotPlan("interrupted");
    }
  }

  /** With what it borrows, where that was made beside what is live. */
  private static Compiled borrowing(Compiled program, Provider provider) {
    if (program.program().lookups().isEmpty()) {
      return program;
    }
    Compilation found =
        Lookups.findWhatIsThere(
            program.again(),
            new Compilation(program.program(), program.secrets(), List.of()),
            provider);
    if (found.hasErrors()) {
      throw new CannotPlan(
          "With what it borrows, the program is in error: "
              + found.diagnostics().getFirst().headline());
    }
    return new Compiled(found.program(), found.secrets(), program.again());
  }

  private static Plan plan(Compiled program, Provider provider) {
    return Planner.plan(
        anywhere(program.program()), provider, new PlanOptions(false, "test", program.secrets()));
  }

  /** The sandbox's account is none that a program could be meant for. */
  private static Program anywhere(Program program) {
    StackInfo stack = program.stack();
    return new Program(
        new StackInfo(
            stack.name(), stack.environment(), stack.region(), "", stack.tags(), stack.span()),
        program.resources(),
        program.outputs(),
        program.checks(),
        program.lookups(),
        program.waits(),
        program.handover());
  }

  private void make(Provider provider, Live live) throws InterruptedException {
    Plan plan;
    try {
      plan = plan(live.applied(), provider);
    } catch (PlanRefused refused) {
      throw new CannotPlan("The program that it was made by is refused: " + refused.explanation());
    }
    // One at a time, so that ids are the same in every run.
    ApplyResult result =
        Applier.apply(
            plan,
            provider,
            ApplyListener.NONE,
            new Cancellation(),
            new ApplyOptions(1, "test", live.applied().secrets(), Journal.none()));
    result
        .failures()
        .forEach((id, outcome) -> {
          boolean borrowed = id.startsWith("data.") || id.contains(".data.");
          throw new CannotPlan(
              "Applying it, "
                  + id
                  + " fails: "
                  + words(outcome)
                  + (borrowed
                      ? ". What a program borrows has to be there: write it in a file"
                          + " NAME.test.ecs."
                      : ""));
        });
    StackScope scope = plan.scope();
    for (Map.Entry<ResourceAddress, Value.ObjectOf> change : live.changes().entrySet()) {
      change(provider, scope, change.getKey(), change.getValue());
    }
    for (ResourceAddress address : live.deleted()) {
      provider.delete(scope, find(provider, scope, address), Progress.NONE);
    }
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var _, var operation, var message, var _) ->
          operation.isEmpty() ? message : operation + ": " + message;
      case Outcome.RolledBack(var _, var message, var _) -> message;
      case Outcome.Done _, Outcome.Skipped _, Outcome.NotStarted _, Outcome.Interrupted _ ->
          outcome.toString();
    };
  }

  private void change(
      Provider provider, StackScope scope, ResourceAddress address, Value.ObjectOf values)
      throws InterruptedException {
    KindSchema kind =
        schema
            .kind(address.kind())
            .orElseThrow(() -> new IllegalStateException("no kind " + address.kind()));
    for (String name : values.entries().keySet()) {
      boolean fixed =
          kind.revisioned()
              || kind.body()
                  .attribute(name)
                  .filter(a -> a.change() == AttributeSchema.Change.REPLACE)
                  .isPresent();
      if (fixed) {
        throw new CannotPlan("AWS lets nobody change %s of %s in place.".formatted(name, address));
      }
    }
    LiveResource object = find(provider, scope, address);
    SortedMap<String, Value> attributes = new TreeMap<>(object.attributes().entries());
    attributes.putAll(values.entries());
    provider.update(
        scope,
        object,
        new DesiredResource(address, kind, new Value.ObjectOf(attributes), "", "test"),
        values.entries().keySet());
  }

  private static LiveResource find(Provider provider, StackScope scope, ResourceAddress address) {
    return provider
        .read(scope)
        .find(address)
        .map(found -> provider.describe(scope, List.of(found)))
        .flatMap(found -> found.stream().findFirst())
        .orElseThrow(() -> new CannotPlan(address + " is not live."));
  }
}
