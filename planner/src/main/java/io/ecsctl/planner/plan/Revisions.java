package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.FieldPath;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.diff.ContentHash;
import io.ecsctl.planner.diff.ExternalFields;
import io.ecsctl.planner.diff.Values;
import io.ecsctl.planner.provider.LiveResource;
import java.util.List;
import java.util.function.Function;

/**
 * Decides what happens to what has revisions. One never changes, so the hash of its content stands
 * for it: it is read in detail only to show what is different, or where somebody else sets fields.
 */
final class Revisions {
  private final Comparison comparison;
  private final RunningRevisions running;
  private final Function<List<LiveResource>, List<LiveResource>> describe;

  Revisions(
      Comparison comparison,
      RunningRevisions running,
      Function<List<LiveResource>, List<LiveResource>> describe) {
    this.comparison = comparison;
    this.running = running;
    this.describe = describe;
  }

  /**
   * @param live the newest revision
   * @param desired with the name of the live family where the program states none
   */
  Decision decide(Resource resource, LiveResource live, Value.ObjectOf desired) {
    List<AttributeChange> elsewhere = elsewhere(resource, live, desired);
    if (!elsewhere.isEmpty()) {
      return Decision.of(resource, live, Action.REPLACE, desired, elsewhere);
    }
    if (!resource.lifecycle().external().isEmpty()) {
      return shared(resource, live, desired);
    }
    return live.contentHash().isEmpty()
        ? foreign(resource, live, desired)
        : own(resource, live, desired);
  }

  /** Its hash, which leaves out what others set, tells nothing of that. */
  static boolean sharesFields(Decision decision) {
    return !decision.resource().lifecycle().external().isEmpty();
  }

  /** The decision again, now that its revision has been read in detail. */
  Decision inDetail(Decision decision, LiveResource detailed) {
    return decision.changesIdentity()
        ? decision.withChanges(
            comparison.ofObject(decision.resource(), decision.desired(), detailed))
        : decision.keeping(agreed(decision, detailed).kept());
  }

  /** With what others set in it: until now nothing but its hash was looked at. */
  Decision fromWhatRuns(Decision decision) {
    LiveResource live = decision.live();
    if (!sharesFields(decision) || live == null || live.detailed()) {
      return decision;
    }
    LiveResource detailed = described(live);
    ExternalFields.Agreed agreed = agreed(decision, detailed);
    return Decision.of(
            decision.resource(), detailed, decision.action(), agreed.desired(), decision.changes())
        .keeping(agreed.kept());
  }

  private LiveResource described(LiveResource live) {
    return describe.apply(List.of(live)).stream().findFirst().orElse(live);
  }

  private static ExternalFields.Agreed agreed(Decision decision, LiveResource live) {
    Resource resource = decision.resource();
    return ExternalFields.agree(
        resource.schema().body(), decision.desired(), live, resource.lifecycle().external());
  }

  /** What makes the next revision one of another family: the old family goes. */
  private List<AttributeChange> elsewhere(
      Resource resource, LiveResource live, Value.ObjectOf desired) {
    return comparison.of(
        resource,
        desired,
        live,
        attribute ->
            attribute.change() == Change.REPLACE
                // Of a revision that was read without detail, only what was read can tell.
                && (live.detailed() || live.attributes().has(attribute.name())));
  }

  /** Without a hash there are only its attributes. */
  private Decision foreign(Resource resource, LiveResource live, Value.ObjectOf desired) {
    List<AttributeChange> changes = comparison.ofObject(resource, desired, live);
    return changes.isEmpty()
        ? Decision.unchanged(resource, live, desired)
        : Decision.of(resource, live, Action.UPDATE, desired, changes).asNewRevision();
  }

  /**
   * Of a revision in which somebody else sets fields the one that runs counts, whoever registered
   * it. Where that is one of the stack's own, its hash, which leaves these fields out, may save
   * reading it.
   */
  private Decision shared(Resource resource, LiveResource newest, Value.ObjectOf desired) {
    List<FieldPath> external = resource.lifecycle().external();
    LiveResource runs = running.of(resource, newest);
    boolean ours = runs.id().equals(newest.id());
    if (ours && isUnchanged(resource, newest, desired)) {
      return tags(resource, newest, desired);
    }
    LiveResource live = runs.detailed() ? runs : described(runs);
    ExternalFields.Agreed agreed =
        ExternalFields.agree(resource.schema().body(), desired, live, external);
    List<AttributeChange> changes =
        comparison.of(
            resource,
            agreed.desired(),
            live.with(agreed.live()),
            // Nothing is written on what others registered, tags neither.
            attribute -> ours || ContentHash.isContent(attribute));
    boolean content = changes.stream().anyMatch(change -> !change.attribute().equals("tags"));
    Decision decision =
        Decision.of(
                resource,
                live,
                changes.isEmpty() ? Action.NO_OP : Action.UPDATE,
                agreed.desired(),
                changes)
            .keeping(agreed.kept());
    return content ? decision.asNewRevision() : decision;
  }

  /** The hash that it was registered with says whether it is the wanted one. */
  private Decision own(Resource resource, LiveResource live, Value.ObjectOf desired) {
    if (!isUnchanged(resource, live, desired)) {
      List<AttributeChange> changes =
          live.detailed() ? comparison.ofObject(resource, desired, live) : List.of();
      return Decision.of(resource, live, Action.UPDATE, desired, changes).asNewRevision();
    }
    return tags(resource, live, desired);
  }

  private boolean isUnchanged(Resource resource, LiveResource live, Value.ObjectOf desired) {
    Value.ObjectOf own =
        ExternalFields.without(resource.schema().body(), desired, resource.lifecycle().external());
    return !Values.isPending(own)
        && ContentHash.of(resource.schema(), comparison.comparable(resource, own))
            .equals(live.contentHash());
  }

  private Decision tags(Resource resource, LiveResource live, Value.ObjectOf desired) {
    List<AttributeChange> tags =
        comparison.of(resource, desired, live, attribute -> !ContentHash.isContent(attribute));
    return Decision.of(
        resource, live, tags.isEmpty() ? Action.NO_OP : Action.UPDATE, desired, tags);
  }
}
