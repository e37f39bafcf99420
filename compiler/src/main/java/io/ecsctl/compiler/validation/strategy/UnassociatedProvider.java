package io.ecsctl.compiler.validation.strategy;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.StrategyItem;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A cluster names its capacity providers, Fargate's too, and strategies choose among those.
 *
 * <p>Source: Amazon ECS API reference, CreateService and PutClusterCapacityProviders.
 */
final class UnassociatedProvider implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS823", "unassociated-provider", "Capacity provider that the cluster does not have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Strategy strategy : Strategy.all(model)) {
      Optional<Cluster> cluster =
          strategy.owner() instanceof Cluster own
              ? Optional.of(own)
              : model.cluster(Fields.reference(strategy.owner().body(), "cluster"));
      if (cluster.isEmpty() || !Fields.isKnown(cluster.get().body(), "capacity_providers")) {
        continue;
      }
      List<Value> listed = cluster.get().body().elements("capacity_providers");
      for (StrategyItem item : strategy.items()) {
        Value provider = item.block().value("capacity_provider");
        if (provider != null && isMissing(provider, listed)) {
          report(strategy, cluster.get(), item, sink);
        }
      }
    }
  }

  /** A name and a reference may mean the same provider; Fargate's have names only. */
  private static boolean isMissing(Value provider, List<Value> listed) {
    return !listed.contains(provider)
        && (provider instanceof Value.Text(var name)
            ? name.startsWith("FARGATE")
                || listed.stream().allMatch(UnassociatedProvider::isFargate)
            : provider instanceof Value.Reference
                && listed.stream().allMatch(e -> e instanceof Value.Reference || isFargate(e)));
  }

  private static boolean isFargate(Value provider) {
    return provider instanceof Value.Text(var name) && name.startsWith("FARGATE");
  }

  private void report(Strategy strategy, Cluster cluster, StrategyItem item, DiagnosticSink sink) {
    Block body = cluster.body();
    String written = item.span().text();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                item.span(),
                "%s asks for %s, which %s does not have",
                strategy.owner().address(),
                Objects.requireNonNullElse(
                    item.name(), Objects.toString(item.provider(), "a capacity provider")),
                cluster.address())
            .label("not among its capacity_providers")
            .note(
                Words.aws(
                    "The specified capacity provider strategy cannot contain a capacity provider"
                        + " that is not associated with the cluster."))
            .fix("add it to capacity_providers", associate(cluster, item, written));
    sink.report(
        body.has("capacity_providers")
            ? diagnostic.related(body.valueSpan("capacity_providers"), "these it has")
            : diagnostic.related(cluster.header(), "has no capacity_providers"));
  }

  /** Where cluster and strategy are of one file, and so of one module, the words mean the same. */
  private static Edit[] associate(Cluster cluster, StrategyItem item, String written) {
    SourceSpan list = cluster.body().valueSpan("capacity_providers");
    if (!cluster.header().file().path().equals(item.span().file().path())
        || written.contains("each.")
        || written.contains("?")) {
      return new Edit[0];
    }
    if (!cluster.body().has("capacity_providers")) {
      return Edits.add(cluster.header(), "capacity_providers = [" + written + "]");
    }
    String text = list.text();
    boolean brackets = text.startsWith("[") && text.endsWith("]") && !text.contains("\n");
    SourceSpan end = list.file().span(list.end() - 1, list.end());
    return brackets
        ? new Edit[] {Edit.replace(end, (text.length() > 2 ? ", " : "") + written + "]")}
        : new Edit[0];
  }
}
