package io.ecsctl.provider.aws.sandbox.elb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.HostHeaderConditionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PathPatternConditionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesResponse;

/** Rules of listeners: one to a priority, 1 to 50000. */
final class ListenerRules {
  private final ElbApi api;
  private final Actions actions;

  ListenerRules(ElbApi api, Actions actions) {
    this.api = api;
    this.actions = actions;
  }

  static String listenerOf(String rule) {
    return rule.substring(0, rule.lastIndexOf('/')).replace(":listener-rule/", ":listener/");
  }

  private String newArn(String listener) {
    return listener.replace(":listener/", ":listener-rule/") + "/" + api.backend().hex16();
  }

  private List<Rule> of(String listener) {
    return api.rules().where(rule -> listenerOf(rule.ruleArn()).equals(listener));
  }

  void createDefault(Listener listener) {
    String arn = newArn(listener.listenerArn());
    api.rules()
        .put(
            arn,
            Rule.builder()
                .ruleArn(arn)
                .priority("default")
                .isDefault(true)
                .conditions(List.of())
                .actions(listener.defaultActions())
                .build());
  }

  void updateDefault(Listener listener) {
    for (Rule rule : of(listener.listenerArn())) {
      if (rule.isDefault()) {
        api.rules()
            .put(rule.ruleArn(), rule.toBuilder().actions(listener.defaultActions()).build());
      }
    }
  }

  CreateRuleResponse create(CreateRuleRequest request) {
    String listener = api.requireListener(request.listenerArn()).listenerArn();
    if (request.priority() == null || request.priority() < 1 || request.priority() > 50000) {
      throw api.invalid("Rule priority '%s' must be in the range '1-50000'", request.priority());
    }
    if (request.conditions().isEmpty()) {
      throw api.invalid("A condition must be specified");
    }
    String priority = String.valueOf(request.priority());
    if (of(listener).stream().anyMatch(other -> other.priority().equals(priority))) {
      throw inUse(priority);
    }
    String arn = newArn(listener);
    Rule rule =
        Rule.builder()
            .ruleArn(arn)
            .priority(priority)
            .isDefault(false)
            .conditions(normal(request.conditions()))
            .actions(actions.normal(request.actions()))
            .transforms(request.transforms())
            .build();
    api.rules().put(arn, rule);
    api.tag(arn, request.tags());
    return CreateRuleResponse.builder().rules(rule).build();
  }

  private AwsServiceException inUse(String priority) {
    return api.endpoint()
        .error(
            PriorityInUseException.builder(),
            "PriorityInUse",
            "Priority '%s' is currently in use",
            priority);
  }

  /**
   * Path and host conditions are answered in the old form and in the new one, whichever was sent.
   */
  private List<RuleCondition> normal(List<RuleCondition> conditions) {
    List<RuleCondition> normal = new ArrayList<>();
    for (RuleCondition condition : conditions) {
      normal.add(
          switch (condition.field()) {
            case null -> throw api.invalid("A condition needs a field");
            case String _ when isRegular(condition) -> condition;
            case "path-pattern" -> {
              List<String> values =
                  condition.pathPatternConfig() == null
                      ? condition.values()
                      : condition.pathPatternConfig().values();
              yield condition.toBuilder()
                  .values(values)
                  .pathPatternConfig(PathPatternConditionConfig.builder().values(values).build())
                  .build();
            }
            case "host-header" -> {
              List<String> values =
                  condition.hostHeaderConfig() == null
                      ? condition.values()
                      : condition.hostHeaderConfig().values();
              yield condition.toBuilder()
                  .values(values)
                  .hostHeaderConfig(HostHeaderConditionConfig.builder().values(values).build())
                  .build();
            }
            case "http-header", "http-request-method", "query-string", "source-ip" -> condition;
            case String other ->
                throw api.invalid(
                    "Condition field '%s' must be one of"
                        + " '[path-pattern,host-header,http-header,http-request-method,query-string,source-ip]'",
                    other);
          });
    }
    return normal;
  }

  /** Of regular expressions there is no old form. */
  private static boolean isRegular(RuleCondition condition) {
    return (condition.pathPatternConfig() != null
            && !condition.pathPatternConfig().regexValues().isEmpty())
        || (condition.hostHeaderConfig() != null
            && !condition.hostHeaderConfig().regexValues().isEmpty());
  }

  DescribeRulesResponse describe(DescribeRulesRequest request) {
    request.ruleArns().forEach(api::requireRule);
    if (request.listenerArn() != null) {
      api.requireListener(request.listenerArn());
    } else if (request.ruleArns().isEmpty()) {
      throw api.invalid("You must specify either listener rule ARNs or a listener ARN");
    }
    List<Rule> wanted =
        request.listenerArn() != null
            ? of(request.listenerArn())
            : api.rules().where(rule -> request.ruleArns().contains(rule.ruleArn()));
    var page = api.endpoint().page(wanted, request.marker(), request.pageSize(), ElbApi.PAGE);
    return DescribeRulesResponse.builder().rules(page.items()).nextMarker(page.next()).build();
  }

  ModifyRuleResponse modify(ModifyRuleRequest request) {
    Rule before = requireOwn(request.ruleArn(), "modified");
    Rule.Builder changed = before.toBuilder();
    if (request.hasConditions()) {
      changed.conditions(normal(request.conditions()));
    }
    if (request.hasActions()) {
      changed.actions(actions.normal(request.actions()));
    }
    boolean reset = Boolean.TRUE.equals(request.resetTransforms());
    if (reset && !request.transforms().isEmpty()) {
      throw api.invalid("You cannot specify both 'Transforms' and 'ResetTransforms'");
    }
    if (reset || !request.transforms().isEmpty()) {
      changed.transforms(request.transforms());
    }
    return ModifyRuleResponse.builder()
        .rules(api.rules().put(before.ruleArn(), changed.build()))
        .build();
  }

  private Rule requireOwn(String arn, String verb) {
    Rule rule = api.requireRule(arn);
    if (rule.isDefault()) {
      throw api.endpoint()
          .error(
              OperationNotPermittedException.builder(),
              "OperationNotPermitted",
              "Default rule '%s' cannot be %s",
              arn,
              verb);
    }
    return rule;
  }

  /** All at once: rules can change places, as long as no two have one afterwards. */
  SetRulePrioritiesResponse setPriorities(SetRulePrioritiesRequest request) {
    Map<String, String> wanted = new HashMap<>();
    for (RulePriorityPair pair : request.rulePriorities()) {
      wanted.put(requireOwn(pair.ruleArn(), "modified").ruleArn(), String.valueOf(pair.priority()));
    }
    wanted.forEach((arn, priority) -> {
      boolean shared =
          of(listenerOf(arn)).stream()
              .filter(other -> !other.ruleArn().equals(arn))
              .anyMatch(
                  other -> wanted.getOrDefault(other.ruleArn(), other.priority()).equals(priority));
      if (shared) {
        throw inUse(priority);
      }
    });
    List<Rule> changed = new ArrayList<>();
    wanted.forEach((arn, priority) ->
        changed.add(api.rules().update(arn, rule -> rule.toBuilder().priority(priority).build())));
    return SetRulePrioritiesResponse.builder().rules(changed).build();
  }

  DeleteRuleResponse delete(DeleteRuleRequest request) {
    remove(requireOwn(request.ruleArn(), "deleted").ruleArn());
    return DeleteRuleResponse.builder().build();
  }

  void removeAll(String listener) {
    of(listener).forEach(rule -> remove(rule.ruleArn()));
  }

  private void remove(String arn) {
    api.rules().remove(arn);
    api.backend().tags().forget(arn);
  }
}
