package io.ecsctl.planner;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.planner.diff.InvalidValue;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanBuilder;
import io.ecsctl.planner.plan.PlanInput;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackScope;
import java.util.List;
import java.util.UUID;

/** From a program and the account to a plan. Reads; changes nothing. */
public final class Planner {
  private Planner() {}

  /**
   * A plan, and what it was compared with.
   *
   * @param plan of what could be compared
   * @param snapshot what was live when it was made
   * @param unreadable of kinds that the credentials may not read what the plan leaves out; with
   *     errors among them it is there to be looked at, not to be applied
   */
  public record Looked(Plan plan, Snapshot snapshot, List<Diagnostic> unreadable) {
    public Looked {
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * @throws PlanRefused when the program may not be planned against this account, or something may
   *     not be destroyed
   * @throws ProviderException when the account, or a kind that the program has, cannot be read
   */
  public static Plan plan(Program program, Provider provider, PlanOptions options) {
    Looked looked = look(program, provider, options);
    if (Diagnostics.hasErrors(looked.unreadable())) {
      throw new ProviderException(
          "Unreadable",
          "",
          looked.unreadable().stream()
              .filter(finding -> finding.severity() == Severity.ERROR)
              .map(Diagnostic::headline)
              .findFirst()
              .orElseThrow());
    }
    return looked.plan();
  }

  /**
   * The same, and what was seen.
   *
   * @throws PlanRefused when the program may not be planned against this account, or something may
   *     not be destroyed
   * @throws ProviderException when the account cannot be read
   */
  public static Looked look(Program program, Provider provider, PlanOptions options) {
    StackScope scope = new StackScope(program.stack().scope());
    try (Reading reading = Reading.start(provider, scope)) {
      return look(program, provider, reading, options);
    }
  }

  /**
   * The same with an account that is being read already.
   *
   * @param reading of this program's stack by this provider
   */
  public static Looked look(
      Program program, Provider provider, Reading reading, PlanOptions options) {
    StackScope scope = new StackScope(program.stack().scope());
    Identity identity = reading.identity();
    guard(program.stack(), identity);
    Snapshot snapshot = reading.snapshot();
    Unreadable unreadable = new Unreadable(program, snapshot, options.selection());
    try {
      Plan plan =
          PlanBuilder.build(
              new PlanInput(
                  program,
                  snapshot,
                  revisions -> provider.describe(scope, revisions),
                  (address, id) -> provider.find(scope, address, id),
                  provider::canonical,
                  provider.schema(),
                  identity,
                  options.destroy(),
                  unreadable.without(),
                  options.toolVersion(),
                  UUID.randomUUID().toString(),
                  options.variables()));
      return new Looked(plan, snapshot, unreadable.diagnostics());
    } catch (InvalidValue e) {
      throw new PlanRefused(PlanRefused.Reason.INVALID_VALUE, e.explanation());
    }
  }

  /**
   * Refuses an account or region that is not the program's, before anything is read there.
   *
   * @throws PlanRefused when it is another one
   * @throws ProviderException when AWS does not say whose it is
   */
  public static void guard(Program program, Provider provider) {
    guard(program.stack(), provider.identity());
  }

  private static void guard(StackInfo stack, Identity identity) {
    if (!stack.account().isEmpty() && !stack.account().equals(identity.account())) {
      throw new PlanRefused(
          PlanRefused.Reason.WRONG_ACCOUNT,
          "stack \"%s\" belongs to account %s, but the credentials are for account %s (%s); choose others with --profile or AWS_PROFILE"
              .formatted(stack.name(), stack.account(), identity.account(), identity.arn()));
    }
    if (!stack.region().isEmpty() && !stack.region().equals(identity.region())) {
      throw new PlanRefused(
          PlanRefused.Reason.WRONG_REGION,
          "stack \"%s\" belongs to region %s, but %s was chosen; leave out --region and AWS_REGION, or change the program"
              .formatted(stack.name(), stack.region(), identity.region()));
    }
  }
}
