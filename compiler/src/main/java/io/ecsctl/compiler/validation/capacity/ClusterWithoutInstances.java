package io.ecsctl.compiler.validation.capacity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Capacity;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.Optional;

/**
 * A task on EC2 waits for an instance that has joined the cluster. Nothing in the program starts
 * one for this cluster: no capacity provider of the cluster, and no group whose template joins it.
 *
 * <p>Instances may still come from elsewhere, which is why this is a warning.
 *
 * <p>Source: derived from the Amazon ECS Developer Guide, container instances.
 */
final class ClusterWithoutInstances implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS830", "cluster-without-instances", "Tasks on instances that nothing starts");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    // A template that does not say its cluster may name any in its user data.
    if (model.launchTemplates().stream().anyMatch(template -> template.cluster() == null)) {
      return;
    }
    for (Element runner : model.runners()) {
      Capacity capacity = model.capacity().of(runner);
      Optional<Cluster> cluster = model.cluster(Fields.reference(runner.body(), "cluster"));
      if (capacity.isEc2()
          && capacity.strategy().isEmpty()
          && cluster.isPresent()
          && !mayHaveInstances(model, cluster.get())) {
        sink.report(
            Diagnostic.of(
                    info(),
                    capacity.span(runner.header()),
                    "%s waits for instances that nothing starts",
                    runner.address())
                .label("on instances of " + cluster.get().address())
                .related(cluster.get().header(), "no capacity provider, and no group joins it")
                .fix("run it on Fargate, or add a capacity_provider to the cluster"));
      }
    }
  }

  private static boolean mayHaveInstances(ProgramModel model, Cluster cluster) {
    Block body = cluster.body();
    return !Fields.isKnown(body, "capacity_providers")
        || body.elements("capacity_providers").stream()
            .anyMatch(value -> !(value instanceof Value.Text(var name) && isFargate(name)))
        || !model.capacity().templatesOf(cluster.address()).isEmpty();
  }

  private static boolean isFargate(String provider) {
    return provider.startsWith("FARGATE");
  }
}
