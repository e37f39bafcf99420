package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.CapacityProvider;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.LaunchTemplate;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The agent on an instance joins the cluster that its configuration names, and the cluster {@code
 * default} when it names none. The capacity provider's own cluster then waits for instances that
 * never come.
 *
 * <p>Source: Amazon ECS Developer Guide, container agent configuration, {@code ECS_CLUSTER}.
 */
final class AgentCluster implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS831", "agent-cluster", "Instances of a capacity provider that join another cluster");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<ResourceAddress, List<Cluster>> clusters = Associations.clustersByProvider(model);
    for (CapacityProvider provider : model.capacityProviders()) {
      List<Cluster> its = clusters.getOrDefault(provider.address(), List.of());
      Optional<LaunchTemplate> template =
          model
              .autoScalingGroup(provider.group())
              .flatMap(group -> model.launchTemplate(group.launchTemplate()));
      // A provider of two clusters is ECS839.
      if (its.size() == 1 && template.isPresent()) {
        check(provider, its.getFirst(), template.get(), sink);
      }
    }
  }

  private void check(
      CapacityProvider provider, Cluster cluster, LaunchTemplate template, DiagnosticSink sink) {
    Optional<Block> agent = template.agent();
    ResourceAddress joined = template.cluster();
    if (agent.isPresent() && joined != null && !joined.equals(cluster.address())) {
      sink.report(
          finding(provider, cluster, template, agent.get().valueSpan("cluster"))
              .label("joins " + joined)
              .fix(
                  "join " + cluster.address(),
                  sameModule(template, cluster)
                      ? Edits.replace(
                          agent.get().valueSpan("cluster"), cluster.address().toString())
                      : new Edit[0]));
    } else if (!template.body().has("ecs_agent")
        && template.imageSystem() != null
        && !Objects.equals(cluster.body().text("name"), "default")
        && namesNoCluster(template.body())) {
      sink.report(
          finding(provider, cluster, template, template.header())
              .label("names no cluster, so its instances join \"default\"")
              .fix(
                  "add ecs_agent",
                  template.body().has("user_data") || !sameModule(template, cluster)
                      ? new Edit[0]
                      : Edits.add(
                          template.header(),
                          "ecs_agent { cluster = %s }".formatted(cluster.address()))));
    }
  }

  private Diagnostic.Builder finding(
      CapacityProvider provider, Cluster cluster, LaunchTemplate template, SourceSpan span) {
    return Diagnostic.of(
            info(),
            span,
            "instances of %s do not join %s, which %s is a capacity provider of",
            template.address(),
            cluster.address(),
            provider.address())
        .related(cluster.body().valueSpan("capacity_providers"), "waits for them");
  }

  private static boolean sameModule(LaunchTemplate template, Cluster cluster) {
    return template.address().module().equals(cluster.address().module())
        && cluster.address().key() == null;
  }

  /** Whether no script of the template's configures the agent. */
  private static boolean namesNoCluster(Block template) {
    String script = template.text("user_data");
    return template.has("user_data")
        ? script != null && !script.contains("ECS_CLUSTER") && !script.contains("ECSAgent")
        : true;
  }
}
