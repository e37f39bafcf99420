package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Article;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.planner.provider.TakingOver;
import io.ecsctl.provider.aws.inventory.Tags;

/** Whether an object that AWS says exists already is ours. */
final class Ownership {
  private static final String ID = "ID";

  private Ownership() {}

  /** As below, where it takes more than an id to say which object it is. */
  static void require(
      StackScope scope, DesiredResource desired, String operation, String what, Tags tags) {
    require(scope, desired, operation, what, ID, tags);
  }

  /** As below, where it takes more than an id to say which object it is. */
  static void require(
      StackScope scope,
      DesiredResource desired,
      ProviderException refused,
      String what,
      Tags tags) {
    require(scope, desired, refused, what, ID, tags);
  }

  /**
   * Returns when the object carries the stack's and the address's tags: an earlier attempt made it
   * and its answer was lost, or the tagging API has not heard of it yet.
   *
   * @param refused AWS's word that there is one
   * @param what {@code load balancer shop-web}
   * @param id by which {@code ResourceKind.find} finds it
   * @throws ProviderException with AWS's code otherwise, saying how it can become the stack's
   */
  static void require(
      StackScope scope,
      DesiredResource desired,
      ProviderException refused,
      String what,
      String id,
      Tags tags) {
    if (!tags.belongTo(scope, desired.address())) {
      throw new ProviderException(
          refused.code(),
          refused.operation(),
          message(scope, desired, what, id, tags),
          refused.requestId(),
          refused);
    }
  }

  /** The same where AWS would take the call: for an update of what is there, or as a repetition. */
  static void require(
      StackScope scope,
      DesiredResource desired,
      String operation,
      String what,
      String id,
      Tags tags) {
    if (!tags.belongTo(scope, desired.address())) {
      throw new ProviderException(
          ProviderException.NOT_OWNED, operation, message(scope, desired, what, id, tags));
    }
  }

  private static String message(
      StackScope scope, DesiredResource desired, String what, String id, Tags tags) {
    return "There is already %s, and it belongs to %s. %s"
        .formatted(Article.with(what), tags.owner(), advice(scope, desired.address(), id, tags));
  }

  private static String advice(StackScope scope, ResourceAddress address, String id, Tags tags) {
    ResourceAddress other = tags.address();
    if (tags.stack().isEmpty()) {
      return "%s Otherwise give %s another name, or delete that one first."
          .formatted(TakingOver.ofNobody(address, id), address);
    }
    if (tags.stack().equals(scope.stack()) && other != null) {
      return "%s Otherwise give %s another name."
          .formatted(TakingOver.ofBlock(other, address), address);
    }
    return "Give %s another name. To take it over, that stack has to let go of it first, with a removed block."
        .formatted(address);
  }
}
