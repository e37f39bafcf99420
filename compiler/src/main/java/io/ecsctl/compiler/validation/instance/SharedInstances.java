package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.CapacityProvider;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Map;

/**
 * An instance is in one cluster. A capacity provider that two clusters name has instances for one
 * of them, and the other waits.
 *
 * <p>Source: Amazon ECS Developer Guide, container instances.
 */
final class SharedInstances implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS839", "shared-instances", "Capacity provider of two clusters");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<ResourceAddress, List<Cluster>> clusters = Associations.clustersByProvider(model);
    for (CapacityProvider provider : model.capacityProviders()) {
      List<Cluster> its = clusters.getOrDefault(provider.address(), List.of());
      if (its.size() > 1) {
        sink.report(
            Diagnostic.of(
                    info(),
                    its.get(1).body().valueSpan("capacity_providers"),
                    "%s has instances for one cluster, and %s name it",
                    provider.address(),
                    Words.list(its.stream().map(Cluster::address).toList()))
                .label("the second cluster")
                .related(its.getFirst().body().valueSpan("capacity_providers"), "the first one")
                .fix("give each cluster a capacity provider of its own"));
      }
    }
  }
}
