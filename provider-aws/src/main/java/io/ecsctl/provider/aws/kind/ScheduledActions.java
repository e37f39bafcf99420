package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** The {@code scheduled} blocks of an {@code autoscaling} block, told apart by name. */
final class ScheduledActions {
  static final String BLOCK = "scheduled";
  private static final int PAGE = 50;
  private static final ServiceNamespace ECS = ServiceNamespace.ECS;
  private static final ScalableDimension COUNT = ScalableDimension.ECS_SERVICE_DESIRED_COUNT;

  private final Tools tools;

  ScheduledActions(Tools tools) {
    this.tools = tools;
  }

  private ApplicationAutoScalingClient scaling() {
    return tools.clients().scaling();
  }

  private BlockSchema schema() {
    return ScalingPolicies.block(tools.schemaOf("autoscaling"), BLOCK);
  }

  /** By resource id. */
  Map<String, List<ScheduledAction>> of(Collection<String> resourceIds) {
    return new PerTarget<>(
            "application-autoscaling:DescribeScheduledActions",
            id ->
                scaling()
                    .describeScheduledActionsPaginator(r ->
                        r.serviceNamespace(ECS)
                            .scalableDimension(COUNT)
                            .resourceId(id)
                            .maxResults(PAGE)),
            DescribeScheduledActionsResponse::scheduledActions,
            ScheduledAction::resourceId)
        .of(resourceIds);
  }

  void read(List<ScheduledAction> ofTarget, LiveAttributes into) {
    into.blocks(
        BLOCK,
        ofTarget.stream()
            .sorted(Comparator.comparing(ScheduledAction::scheduledActionName))
            .map(action -> (Value) SdkMapper.fromSdk(schema(), action, Map.of()))
            .toList());
  }

  /** Puts actions that are new or differ and deletes those that shall not be. */
  void set(String resourceId, Value.ObjectOf live, Value.ObjectOf desired) {
    Map<String, Value.Keyed> has = ScalingPolicies.byName(live, BLOCK);
    Map<String, Value.Keyed> shall = ScalingPolicies.byName(desired, BLOCK);
    // The call leaves alone what it is not told, so one that differs is made anew.
    has.forEach((name, action) -> {
      if (!action.equals(shall.get(name))) {
        delete(resourceId, name);
      }
    });
    shall.forEach((name, action) -> {
      if (!action.equals(has.get(name))) {
        put(resourceId, action);
      }
    });
  }

  private void put(String resourceId, Value.Keyed action) {
    PutScheduledActionRequest request =
        SdkMapper.toSdk(schema(), action, PutScheduledActionRequest.builder())
            .serviceNamespace(ECS)
            .scalableDimension(COUNT)
            .resourceId(resourceId)
            .build();
    Call.to(
        "application-autoscaling:PutScheduledAction", () -> scaling().putScheduledAction(request));
  }

  private void delete(String resourceId, String name) {
    Call.unless(
        Set.of("ObjectNotFoundException"),
        "application-autoscaling:DeleteScheduledAction",
        () ->
            scaling()
                .deleteScheduledAction(r ->
                    r.serviceNamespace(ECS)
                        .scalableDimension(COUNT)
                        .resourceId(resourceId)
                        .scheduledActionName(name)));
  }
}
