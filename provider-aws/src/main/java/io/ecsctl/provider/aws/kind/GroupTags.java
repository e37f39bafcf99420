package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/**
 * Tags of a group, of which each says by itself whether instances get it. The marks of ownership
 * never go to instances: those belong to their group, not to the stack.
 */
final class GroupTags {
  static final String PROPAGATE = "propagate_tags_at_launch";
  private static final String TYPE = "auto-scaling-group";

  /** ECS puts it on groups of capacity providers. */
  private static final String BY_ECS = "AmazonECSManaged";

  private GroupTags() {}

  static Tags of(AutoScalingGroup group) {
    return Tags.of(
        group.tags().stream().filter(tag -> !tag.key().equals(BY_ECS)).toList(),
        TagDescription::key,
        TagDescription::value);
  }

  /** Whether all of the user's tags go to instances; says nothing when there are none. */
  static boolean propagates(AutoScalingGroup group) {
    SortedMap<String, String> users = of(group).users();
    return group.tags().stream()
        .filter(tag -> users.containsKey(tag.key()))
        .allMatch(tag -> Boolean.TRUE.equals(tag.propagateAtLaunch()));
  }

  private static boolean propagates(Value.ObjectOf attributes) {
    return !Boolean.FALSE.equals(Values.bool(attributes, PROPAGATE));
  }

  static List<Tag> forCreate(String group, DesiredResource desired, Tags tags) {
    boolean propagates = propagates(desired.attributes());
    return tags.as((key, value) ->
        tag(group, key, value, propagates && !key.startsWith(StackScope.TAG_PREFIX)));
  }

  private static Tag tag(String group, String key, String value, boolean propagate) {
    return Tag.builder()
        .resourceId(group)
        .resourceType(TYPE)
        .key(key)
        .value(value)
        .propagateAtLaunch(propagate)
        .build();
  }

  /** All of the user's, because each says by itself whether instances get it. */
  static void update(AutoScalingClient autoScaling, LiveResource live, DesiredResource desired) {
    put(autoScaling, live, Tags.written(desired.attributes()), propagates(desired.attributes()));
    remove(autoScaling, live, TagChange.between(live, desired).remove());
  }

  static void change(AutoScalingClient autoScaling, LiveResource live, TagChange change) {
    put(autoScaling, live, change.put(), propagates(live.attributes()));
    remove(autoScaling, live, change.remove());
  }

  private static void put(
      AutoScalingClient autoScaling,
      LiveResource live,
      SortedMap<String, String> tags,
      boolean propagates) {
    List<Tag> put = new ArrayList<>();
    tags.forEach((key, value) ->
        put.add(
            tag(
                live.text("name"),
                key,
                value,
                propagates && !key.startsWith(StackScope.TAG_PREFIX))));
    if (!put.isEmpty()) {
      Call.to(
          "autoscaling:CreateOrUpdateTags", () -> autoScaling.createOrUpdateTags(r -> r.tags(put)));
    }
  }

  private static void remove(AutoScalingClient autoScaling, LiveResource live, List<String> keys) {
    List<Tag> remove =
        keys.stream()
            .map(key ->
                Tag.builder().resourceId(live.text("name")).resourceType(TYPE).key(key).build())
            .toList();
    if (!remove.isEmpty()) {
      Call.to("autoscaling:DeleteTags", () -> autoScaling.deleteTags(r -> r.tags(remove)));
    }
  }
}
