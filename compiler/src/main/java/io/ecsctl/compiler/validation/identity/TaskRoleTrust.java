package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * ECS assumes both the task role and the execution role as {@code ecs-tasks.amazonaws.com}, and as
 * {@code ecs.amazonaws.com} those with which it moves traffic, attaches volumes, issues
 * certificates and calls hooks; the role's trust has to say so.
 *
 * <p>Source: Amazon ECS Developer Guide, task IAM role, and "Amazon ECS infrastructure IAM role".
 */
final class TaskRoleTrust implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS701", "task-role-trust", "Role that ECS may not assume");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (String name : List.of("task_role", "execution_role")) {
        refusing(model, task.body(), name, Roles.TASKS)
            .ifPresent(role ->
                sink.report(
                    describe(
                        role,
                        "%s is the %s of %s, but does not trust ECS tasks"
                            .formatted(role.address(), name.replace('_', ' '), task.address()),
                        Roles.TASKS,
                        task.body(),
                        name)));
      }
    }
    for (Service service : model.services()) {
      acting(service)
          .forEach(block ->
              refusing(model, block, "role", Roles.ECS)
                  .ifPresent(role ->
                      sink.report(
                          describe(
                              role,
                              "%s is a role that ECS acts with for %s, but does not trust ECS"
                                  .formatted(role.address(), service.address()),
                              Roles.ECS,
                              block,
                              "role"))));
    }
  }

  /** The blocks of a service that name a role for ECS itself. */
  private static Stream<Block> acting(Service service) {
    return Stream.of(
            within(service.body(), "load_balancer", "advanced_configuration"),
            within(service.body(), "volume_configuration", "managed_ebs_volume"),
            within(service.body(), "deployment_configuration", "lifecycle_hook"),
            within(service.body(), "service_connect_configuration", "service")
                .flatMap(exposed -> exposed.blocks("tls").stream()),
            service.body().blocks("vpc_lattice_configuration").stream())
        .flatMap(Function.identity());
  }

  private static Stream<Block> within(Block body, String outer, String inner) {
    return body.blocks(outer).stream().flatMap(block -> block.blocks(inner).stream());
  }

  private static Optional<Resource> refusing(
      ProgramModel model, Block block, String name, String principal) {
    ResourceAddress address = Fields.reference(block, name);
    return address == null
        ? Optional.empty()
        : model.program().resource(address).filter(role -> Roles.refuses(role, principal));
  }

  private Diagnostic.Builder describe(
      Resource role, String headline, String principal, Block user, String name) {
    Block body = role.body();
    return Diagnostic.of(info(), body.valueSpan("trust"), "%s", headline)
        .label("must be, or include, \"" + principal + "\"")
        .related(user.valueSpan(name), "used here")
        .note(Words.aws("ECS was unable to assume the role"))
        .fix("trust \"" + principal + "\"", Edits.replace(body, "trust", "\"" + principal + "\""));
  }
}
