package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan.
 *
 * @param id unique in the plan: the address, and for other steps than {@link Step#OBJECT} what it
 *     is: {@code security_group.app (rules)}
 * @param changes attribute by attribute, in the schema's order; for a creation everything it sets;
 *     empty for deletions
 * @param attributes the top-level attributes an update sends; empty for other actions
 * @param newRevision the update registers a new immutable revision and leaves the old ones
 * @param replaceReason path of the first attribute that forces a replacement; empty for other
 *     actions
 * @param createFirst of a replacement: the old object goes after the new one is in use
 * @param dependsOn ids of the nodes that have to be done before
 * @param desired closed: references and unknowns in it read only nodes in {@code dependsOn} (or
 *     before them) and sensitive variables. Empty for deletions
 * @param liveId identity of the live object; empty when there is none yet
 * @param from of a {@link Action#MOVE} the address that the object has so far; null for other
 *     actions
 * @param external paths of the fields that somebody else sets, which are not part of a revision's
 *     content hash
 * @param kept those of them where the program says otherwise: {@code before} is live and stays,
 *     {@code after} is the program's
 * @param notes consequences worth a reader's attention: {@code starts new tasks}
 */
public record PlanNode(
    String id,
    ResourceAddress address,
    Action action,
    Step step,
    List<AttributeChange> changes,
    SortedSet<String> attributes,
    boolean newRevision,
    String replaceReason,
    boolean createFirst,
    SortedSet<String> dependsOn,
    Value.ObjectOf desired,
    String liveId,
    List<String> notes,
    @Nullable ResourceAddress from,
    SortedSet<String> external,
    List<AttributeChange> kept) {

  public PlanNode {
    changes = List.copyOf(changes);
    attributes = Names.of(attributes);
    dependsOn = Names.of(dependsOn);
    notes = List.copyOf(notes);
    external = Names.of(external);
    kept = List.copyOf(kept);
  }

  /** A node with nothing in it but what every node has. */
  static Builder of(String id, ResourceAddress address, Action action, Step step) {
    return new Builder(id, address, action, step);
  }

  private Builder toBuilder() {
    return of(id, address, action, step)
        .changes(changes)
        .attributes(attributes)
        .newRevision(newRevision)
        .replaceReason(replaceReason)
        .createFirst(createFirst)
        .dependsOn(dependsOn)
        .desired(desired)
        .liveId(liveId)
        .notes(notes)
        .from(from)
        .external(external)
        .kept(kept);
  }

  /** The same node after other nodes. */
  public PlanNode withDependsOn(SortedSet<String> nodes) {
    return toBuilder().dependsOn(nodes).build();
  }

  /** The same node of a plan that leaves it out: what it would do, for people. */
  PlanNode leftOut() {
    return toBuilder().dependsOn(Names.NONE).desired(Value.ObjectOf.EMPTY).build();
  }

  /** Sets one member after the other; what is not set is empty. */
  static final class Builder {
    private final String id;
    private final ResourceAddress address;
    private final Action action;
    private final Step step;
    private List<AttributeChange> changes = List.of();
    private SortedSet<String> attributes = Names.NONE;
    private boolean newRevision;
    private String replaceReason = "";
    private boolean createFirst;
    private SortedSet<String> dependsOn = Names.NONE;
    private Value.ObjectOf desired = Value.ObjectOf.EMPTY;
    private String liveId = "";
    private List<String> notes = List.of();
    private @Nullable ResourceAddress from;
    private SortedSet<String> external = Names.NONE;
    private List<AttributeChange> kept = List.of();

    private Builder(String id, ResourceAddress address, Action action, Step step) {
      this.id = id;
      this.address = address;
      this.action = action;
      this.step = step;
    }

    Builder changes(List<AttributeChange> changes) {
      this.changes = changes;
      return this;
    }

    Builder attributes(SortedSet<String> attributes) {
      this.attributes = attributes;
      return this;
    }

    Builder newRevision(boolean newRevision) {
      this.newRevision = newRevision;
      return this;
    }

    Builder replaceReason(String replaceReason) {
      this.replaceReason = replaceReason;
      return this;
    }

    Builder createFirst(boolean createFirst) {
      this.createFirst = createFirst;
      return this;
    }

    Builder dependsOn(SortedSet<String> dependsOn) {
      this.dependsOn = dependsOn;
      return this;
    }

    Builder desired(Value.ObjectOf desired) {
      this.desired = desired;
      return this;
    }

    Builder liveId(String liveId) {
      this.liveId = liveId;
      return this;
    }

    Builder notes(List<String> notes) {
      this.notes = notes;
      return this;
    }

    Builder from(@Nullable ResourceAddress from) {
      this.from = from;
      return this;
    }

    Builder external(SortedSet<String> external) {
      this.external = external;
      return this;
    }

    Builder kept(List<AttributeChange> kept) {
      this.kept = kept;
      return this;
    }

    PlanNode build() {
      return new PlanNode(
          id,
          address,
          action,
          step,
          changes,
          attributes,
          newRevision,
          replaceReason,
          createFirst,
          dependsOn,
          desired,
          liveId,
          notes,
          from,
          external,
          kept);
    }
  }
}
