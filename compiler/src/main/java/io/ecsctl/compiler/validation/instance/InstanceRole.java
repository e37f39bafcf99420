package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.LaunchTemplate;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The agent registers its instance as the role of the instance profile, so there has to be one,
 * which {@code ec2.amazonaws.com} may take on and which may register instances.
 *
 * <p>Source: Amazon ECS Developer Guide, container instance IAM role.
 */
final class InstanceRole implements ValidationRule {
  private static final String POLICY = "AmazonEC2ContainerServiceforEC2Role";
  private static final String TRUSTED = "ec2.amazonaws.com";

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS832", "instance-role", "Container instances that may not join a cluster");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (LaunchTemplate template : model.launchTemplates()) {
      if (template.agent().isEmpty()) {
        continue;
      }
      if (!template.body().has("instance_profile")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    template.header(),
                    "instances of %s have no role to join a cluster as",
                    template.address())
                .label("needs an instance_profile")
                .related(template.agent().get().header(), "is to join a cluster")
                .fix("add instance_profile = instance_profile.NAME"));
        continue;
      }
      Optional<Resource> role =
          Optional.ofNullable(template.instanceProfile())
              .flatMap(model.program()::resource)
              .map(profile -> Fields.reference(profile.body(), "role"))
              .flatMap(model.program()::resource);
      role.ifPresent(its -> check(template, its, sink));
    }
  }

  private void check(LaunchTemplate template, Resource role, DiagnosticSink sink) {
    Block body = role.body();
    String trust = body.text("trust");
    if (trust != null && !trust.equals(TRUSTED)) {
      sink.report(
          Diagnostic.of(
                  info(),
                  body.valueSpan("trust"),
                  "%s is the role of instances, but does not trust them",
                  role.address())
              .label("must be \"" + TRUSTED + "\"")
              .related(template.body().valueSpan("instance_profile"), "used here")
              .fix("trust \"" + TRUSTED + "\"", Edits.replace(body, "trust", quoted(TRUSTED))));
      return;
    }
    if (mayRegister(body)) {
      return;
    }
    String list = body.has("managed_policies") ? body.valueSpan("managed_policies").text() : "";
    sink.report(
        Diagnostic.of(
                info(),
                body.has("managed_policies") ? body.valueSpan("managed_policies") : role.header(),
                "%s may not register instances with a cluster",
                role.address())
            .label("needs " + POLICY)
            .related(template.body().valueSpan("instance_profile"), "used here")
            .fix(
                "add " + POLICY,
                list.isEmpty()
                    ? Edits.add(role.header(), "managed_policies = [" + quoted(POLICY) + "]")
                    : new Edit[0]));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  /** Unless every policy is one of AWS's that have nothing to do with ECS. */
  private static boolean mayRegister(Block role) {
    if (role.has("policy") || !Fields.isKnown(role, "managed_policies")) {
      return true;
    }
    List<Value> policies = role.elements("managed_policies");
    return policies.stream()
        .anyMatch(value ->
            !(value instanceof Value.Text(var name))
                || !(name.contains("AmazonSSM") || name.contains("CloudWatch")));
  }
}
