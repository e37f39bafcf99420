package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.rollout.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Tag;

/**
 * What the kinds of ECS share: one tag API, and refusals that pass because IAM is slow to tell of
 * new roles.
 */
final class EcsSupport {
  /** IAM's changes reach other services some seconds later. */
  private static final Duration TO_PROPAGATE = Duration.ofMinutes(2);

  private static final List<String> NOT_YET =
      List.of(
          "unable to assume",
          "role is not valid",
          "verify that the ecs service role",
          "is not authorized to perform",
          "does not have an associated load balancer");
  private static final String SERVICE_LINKED = "service linked role";
  private static final Set<String> REFUSALS =
      Set.of("InvalidParameterException", "ClientException", "AccessDeniedException");

  private final AwsClients clients;
  private final Waiting waiting;

  EcsSupport(Tools tools) {
    clients = tools.clients();
    waiting = tools.waiting();
  }

  EcsClient ecs() {
    return clients.ecs();
  }

  static List<Tag> tagged(StackScope scope, DesiredResource desired) {
    return Tags.forCreate(scope, desired).as(EcsSupport::tag);
  }

  static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /**
   * Makes a call that names roles, or target groups whose listener is new; again while AWS does not
   * know of them yet.
   */
  <T> T onceKnown(Supplier<T> call) throws InterruptedException {
    return waiting.retrying(this::passes, TO_PROPAGATE, call::get);
  }

  private boolean passes(ProviderException refused) {
    String said = refused.explanation().toLowerCase(Locale.ROOT);
    if (!REFUSALS.contains(refused.code())) {
      return false;
    }
    if (said.contains(SERVICE_LINKED)) {
      createServiceLinkedRole();
      return true;
    }
    // A caller without the permission is refused in similar words, and stays refused.
    return !refused.code().equals("AccessDeniedException")
        && NOT_YET.stream().anyMatch(said::contains);
  }

  /** An account's first service needs it, and ECS makes it too late for that one. */
  private void createServiceLinkedRole() {
    Call.unless(
        Set.of("InvalidInput", "InvalidInputException"),
        "iam:CreateServiceLinkedRole",
        () -> clients.iam().createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com")));
  }

  void updateTags(LiveResource live, DesiredResource desired) {
    retag(live.id(), TagChange.between(live, desired));
  }

  void retag(String arn, TagChange change) {
    if (!change.put().isEmpty()) {
      tag(arn, change.added());
    }
    if (!change.remove().isEmpty()) {
      untag(arn, change.remove());
    }
  }

  void tag(String arn, Tags tags) {
    Call.to(
        "ecs:TagResource",
        () -> ecs().tagResource(r -> r.resourceArn(arn).tags(tags.as(EcsSupport::tag))));
  }

  void untag(String arn, List<String> keys) {
    Call.to("ecs:UntagResource", () -> ecs().untagResource(r -> r.resourceArn(arn).tagKeys(keys)));
  }
}
