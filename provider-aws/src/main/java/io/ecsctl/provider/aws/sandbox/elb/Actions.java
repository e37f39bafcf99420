package io.ecsctl.provider.aws.sandbox.elb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupStickinessConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * Actions as AWS answers with them: a forward to one group in both of its forms, a redirect with
 * all of its parts.
 */
final class Actions {
  private final ElbApi api;

  Actions(ElbApi api) {
    this.api = api;
  }

  List<Action> normal(List<Action> actions) {
    if (actions.isEmpty()) {
      throw api.invalid("At least one action must be specified");
    }
    List<Action> normal = new ArrayList<>();
    for (Action action : actions) {
      normal.add(
          switch (action.type()) {
            case FORWARD -> forward(action);
            case REDIRECT -> redirect(action);
            case FIXED_RESPONSE -> fixed(action);
            case AUTHENTICATE_COGNITO, AUTHENTICATE_OIDC, JWT_VALIDATION -> action;
            case UNKNOWN_TO_SDK_VERSION ->
                throw api.invalid(
                    "1 validation error detected: Value '%s' at 'actions.type' is invalid",
                    action.typeAsString());
          });
    }
    return normal;
  }

  private Action forward(Action action) {
    List<TargetGroupTuple> groups = new ArrayList<>();
    if (action.forwardConfig() != null) {
      for (TargetGroupTuple group : action.forwardConfig().targetGroups()) {
        groups.add(group.toBuilder().weight(Objects.requireNonNullElse(group.weight(), 1)).build());
      }
    } else if (action.targetGroupArn() != null) {
      groups.add(
          TargetGroupTuple.builder().targetGroupArn(action.targetGroupArn()).weight(1).build());
    }
    if (groups.isEmpty()) {
      throw api.invalid("A target group must be specified for a forward action");
    }
    groups.forEach(group -> api.requireGroup(group.targetGroupArn()));
    TargetGroupStickinessConfig stickiness =
        action.forwardConfig() == null
                || action.forwardConfig().targetGroupStickinessConfig() == null
            ? TargetGroupStickinessConfig.builder().enabled(false).build()
            : action.forwardConfig().targetGroupStickinessConfig();
    return action.toBuilder()
        .type(ActionTypeEnum.FORWARD)
        .targetGroupArn(groups.size() == 1 ? groups.getFirst().targetGroupArn() : null)
        .forwardConfig(
            ForwardActionConfig.builder()
                .targetGroups(groups)
                .targetGroupStickinessConfig(stickiness)
                .build())
        .build();
  }

  private Action redirect(Action action) {
    RedirectActionConfig config = action.redirectConfig();
    if (config == null || config.statusCode() == null) {
      throw api.invalid("A redirect action needs a status code");
    }
    return action.toBuilder()
        .redirectConfig(
            config.toBuilder()
                .protocol(Objects.requireNonNullElse(config.protocol(), "#{protocol}"))
                .port(Objects.requireNonNullElse(config.port(), "#{port}"))
                .host(Objects.requireNonNullElse(config.host(), "#{host}"))
                .path(Objects.requireNonNullElse(config.path(), "/#{path}"))
                .query(Objects.requireNonNullElse(config.query(), "#{query}"))
                .build())
        .build();
  }

  private Action fixed(Action action) {
    if (action.fixedResponseConfig() == null
        || action.fixedResponseConfig().statusCode() == null
        || !action.fixedResponseConfig().statusCode().matches("[245][0-9]{2}")) {
      throw api.invalid("A fixed-response action needs a status code 2XX, 4XX or 5XX");
    }
    return action;
  }
}
