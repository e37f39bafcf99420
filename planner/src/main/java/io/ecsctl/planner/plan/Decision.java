package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.provider.LiveResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall happen to one resource of the program; its steps are made from this.
 *
 * @param live null when there is none
 * @param desired resolved as far as possible, with the stack's tags and the final name
 * @param changes without those of separate attributes
 * @param separate changes of attributes that are set in a step of their own
 * @param newRevision an update that registers a new revision
 * @param trigger what else than a change of its own replaces the resource; empty for nothing
 * @param createFirst of a replacement: the new object is made while the old one exists
 * @param kept fields that somebody else sets and that the program has another value for
 */
record Decision(
    Resource resource,
    @Nullable LiveResource live,
    Action action,
    Value.ObjectOf desired,
    List<AttributeChange> changes,
    List<AttributeChange> separate,
    boolean newRevision,
    boolean createFirst,
    String trigger,
    List<String> notes,
    List<AttributeChange> kept) {

  Decision {
    changes = List.copyOf(changes);
    separate = List.copyOf(separate);
    notes = List.copyOf(notes);
    kept = List.copyOf(kept);
  }

  static Decision of(
      Resource resource,
      @Nullable LiveResource live,
      Action action,
      Value.ObjectOf desired,
      List<AttributeChange> changes) {
    return new Decision(
        resource, live, action, desired, changes, List.of(), false, false, "", List.of(),
        List.of());
  }

  /** It is as it should be; what is wrong with it otherwise is cured by applying it again. */
  static Decision unchanged(Resource resource, LiveResource live, Value.ObjectOf desired) {
    return of(
        resource,
        live,
        live.fault().isEmpty() ? Action.NO_OP : Action.UPDATE,
        Desired.withLiveName(resource, desired, live),
        List.of());
  }

  /** Replaced, or registered anew, whether or not it differs itself. */
  Decision triggeredBy(String cause, boolean revisioned) {
    return new Decision(
        resource,
        live,
        revisioned ? Action.UPDATE : Action.REPLACE,
        desired,
        changes,
        separate,
        revisioned,
        createFirst,
        cause,
        notes,
        kept);
  }

  ResourceAddress address() {
    return resource.address();
  }

  /** Those that refer to the resource cannot know its identity yet. */
  boolean changesIdentity() {
    return action == Action.CREATE || action == Action.REPLACE || newRevision;
  }

  Decision asNewRevision() {
    return new Decision(
        resource,
        live,
        action,
        desired,
        changes,
        separate,
        true,
        createFirst,
        trigger,
        notes,
        kept);
  }

  Decision desiring(Value.ObjectOf attributes) {
    return new Decision(
        resource,
        live,
        action,
        attributes,
        changes,
        separate,
        newRevision,
        createFirst,
        trigger,
        notes,
        kept);
  }

  Decision withChanges(List<AttributeChange> detail) {
    return new Decision(
        resource,
        live,
        action,
        desired,
        detail,
        separate,
        newRevision,
        createFirst,
        trigger,
        notes,
        kept);
  }

  Decision withSeparate(Value.ObjectOf resolved, List<AttributeChange> differences) {
    return new Decision(
        resource,
        live,
        action,
        resolved,
        changes,
        differences,
        newRevision,
        createFirst,
        trigger,
        notes,
        kept);
  }

  Decision createdFirst(Value.ObjectOf renamed) {
    return new Decision(
        resource,
        live,
        action,
        renamed,
        changes,
        separate,
        newRevision,
        true,
        trigger,
        notes,
        kept);
  }

  Decision noting(List<String> remarks) {
    return new Decision(
        resource,
        live,
        action,
        desired,
        changes,
        separate,
        newRevision,
        createFirst,
        trigger,
        remarks,
        kept);
  }

  /** Where somebody else's values stay. */
  Decision keeping(List<AttributeChange> fields) {
    if (fields.isEmpty() && kept.isEmpty()) {
      return this;
    }
    return new Decision(
        resource,
        live,
        action,
        desired,
        changes,
        separate,
        newRevision,
        createFirst,
        trigger,
        notes,
        fields);
  }

  /** Path of the first attribute that forces a replacement, or what else does. */
  String replaceReason() {
    return changes.stream()
        .filter(AttributeChange::forcesReplacement)
        .map(AttributeChange::path)
        .findFirst()
        .orElse(trigger);
  }
}
