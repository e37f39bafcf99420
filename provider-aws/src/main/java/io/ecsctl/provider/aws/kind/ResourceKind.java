package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.Inventory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one kind of resource is to AWS. Methods mean what those of {@code Provider} do, for this
 * kind alone.
 */
public interface ResourceKind {
  /** As programs write it. */
  String name();

  /** All of the stack's objects; where two carry one address, the one to keep comes first. */
  List<LiveResource> list(Inventory inventory);

  /** Whether {@link #list} does without {@link Inventory#index}: then it need not wait for it. */
  default boolean listsWithoutIndex() {
    return false;
  }

  /** The same objects in full detail, those that are gone left out. */
  List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources);

  /**
   * The object that {@code id} names, whoever owns it: its ARN or id, or its name where that is
   * unique.
   *
   * @param address what the object is called in the answer
   */
  Optional<Found> find(ResourceAddress address, String id);

  /** Puts tags on the object, in one call, and takes others off. */
  void retag(LiveResource live, TagChange change);

  /** One call: the object is what it was or what it becomes, whenever the caller may stop. */
  default void claim(
      StackScope scope, LiveResource live, ResourceAddress address, String contentHash)
      throws InterruptedException {
    retag(live, TagChange.claiming(scope, address, contentHash));
  }

  default void release(StackScope scope, LiveResource live) throws InterruptedException {
    retag(live, TagChange.RELEASING);
  }

  LiveResource create(StackScope scope, DesiredResource desired) throws InterruptedException;

  LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException;

  void delete(StackScope scope, LiveResource live, Progress progress) throws InterruptedException;

  default LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    return live;
  }

  /**
   * What the tagging API lists the object by: its ARN, or how that ends. Counts for kinds that are
   * found by it.
   */
  default String listedBy(LiveResource live) {
    String arn = live.text("arn");
    return arn.isEmpty() ? live.id() : arn;
  }

  default Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return attributes;
  }
}
