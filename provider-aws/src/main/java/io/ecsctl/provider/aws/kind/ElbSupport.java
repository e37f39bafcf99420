package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.ElbInventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/**
 * What the kinds of Elastic Load Balancing share: ARNs as identity, one tag API, and creating calls
 * that return what is there.
 */
final class ElbSupport {
  private final AwsClients clients;

  ElbSupport(AwsClients clients) {
    this.clients = clients;
  }

  ElasticLoadBalancingV2Client elb() {
    return clients.elb();
  }

  static List<Tag> tagged(StackScope scope, DesiredResource desired) {
    return Tags.forCreate(scope, desired).as(ElbSupport::tag);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  static boolean isArn(String id) {
    return id.startsWith("arn:");
  }

  Tags tags(String arn) {
    return ElbInventory.readTags(clients, List.of(arn)).getOrDefault(arn, Tags.NONE);
  }

  /** Those of {@code objects} that the stack owns. */
  <T> List<Owned<T>> owned(
      StackScope scope, String kind, List<T> objects, Function<T, String> arn) {
    Map<String, Tags> tags = ElbInventory.readTags(clients, objects.stream().map(arn).toList());
    return objects.stream()
        .flatMap(o -> Owned.of(scope, kind, o, tags.getOrDefault(arn.apply(o), Tags.NONE)).stream())
        .toList();
  }

  /**
   * AWS deletes a load balancer's listeners and a listener's rules with it, whoever made them.
   *
   * @param type {@code its rule}
   * @param arns what would go
   */
  void refuseOthers(
      StackScope scope, String operation, String what, String type, List<String> arns) {
    Map<String, Tags> tags = ElbInventory.readTags(clients, arns);
    List<String> others =
        arns.stream()
            .filter(arn -> !scope.stack().equals(tags.getOrDefault(arn, Tags.NONE).stack()))
            .map(arn ->
                "%s %s, which belongs to %s"
                    .formatted(type, arn, tags.getOrDefault(arn, Tags.NONE).owner()))
            .toList();
    if (!others.isEmpty()) {
      throw UsedByOthers.refusal(operation, what, others);
    }
  }

  void updateTags(LiveResource live, DesiredResource desired) {
    retag(live, TagChange.between(live, desired));
  }

  void retag(LiveResource live, TagChange change) {
    if (!change.put().isEmpty()) {
      tag(live.id(), change.added());
    }
    if (!change.remove().isEmpty()) {
      untag(live.id(), change.remove());
    }
  }

  void tag(String arn, String key, String value) {
    tag(arn, Tags.of(Map.of(key, value)));
  }

  private void tag(String arn, Tags tags) {
    Call.to(
        "elasticloadbalancing:AddTags",
        () -> elb().addTags(r -> r.resourceArns(arn).tags(tags.as(ElbSupport::tag))));
  }

  void untag(String arn, String key) {
    untag(arn, List.of(key));
  }

  private void untag(String arn, List<String> keys) {
    Call.to(
        "elasticloadbalancing:RemoveTags",
        () -> elb().removeTags(r -> r.resourceArns(arn).tagKeys(keys)));
  }

  /** {@code app/web/50dc6c495c0c9188} of {@code arn:…:loadbalancer/app/web/50dc6c495c0c9188}. */
  static String suffix(String arn, String type) {
    return arn.substring(arn.indexOf(type) + type.length());
  }
}
