package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.Snapshot;
import java.util.List;
import java.util.Map;

/** Holds a plan against what the account says of things that no plan looks at. */
public final class Verification {
  private static final List<LiveRule> RULES =
      List.of(
          new MissingImage(),
          new ImagePlatform(),
          new MissingSecret(),
          new MissingFile(),
          new MissingLogGroup(),
          new MissingMachineImage(),
          new BorrowedRole(),
          new TakenPriority(),
          new RunningDeployment(),
          new ScaledByOthers(),
          new ConnectProtocol(),
          new FullQuota(),
          new PassableRole(),
          new MissingPermission());

  private Verification() {}

  /**
   * What is to be said, unweighed: levels and suppressions are the compiler's. Never fails for what
   * AWS refuses; that is a hint.
   *
   * @param program the plan's, with what it borrows
   * @param snapshot what the plan was compared with
   * @param secrets values of the program's sensitive variables, by name
   */
  public static List<Diagnostic> of(
      Program program,
      Plan plan,
      Snapshot snapshot,
      Map<String, Value> secrets,
      Provider provider,
      Scope scope) {
    if (plan.destroy() || plan.selection().refreshOnly()) {
      return List.of();
    }
    Situation situation = new Situation(program, plan, snapshot, secrets, scope, provider::needs);
    Inquiries inquiries = new Inquiries();
    RULES.forEach(rule -> rule.check(situation, inquiries));
    return inquiries.settle(provider);
  }
}
