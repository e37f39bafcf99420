package io.ecsctl.compiler.validation.live;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/** What is fixed about the rules that ask the account. */
public final class LiveRules {
  public static final RuleInfo RUNNING_DEPLOYMENT =
      RuleInfo.warning("ECS442", "running-deployment", "Service that is being deployed already");
  public static final RuleInfo TAKEN_PRIORITY =
      RuleInfo.error("ECS522", "taken-priority", "Priority of a rule that is not the stack's");
  public static final RuleInfo MISSING_OBJECT =
      RuleInfo.error("ECS711", "missing-object", "Something the tasks need that is not there");
  public static final RuleInfo MISSING_LOG_GROUP =
      RuleInfo.error("ECS720", "missing-log-group", "Log group that is not there");
  public static final RuleInfo PASS_ROLE =
      RuleInfo.error("ECS729", "pass-role", "Role that the deployer may not pass");
  public static final RuleInfo IMAGE_PLATFORM =
      RuleInfo.warning("ECS730", "image-architecture", "Image for another platform");
  public static final RuleInfo SCALED_BY_OTHERS =
      RuleInfo.error("ECS843", "scaled-by-others", "Service that something else scales");
  public static final RuleInfo MISSING_MACHINE_IMAGE =
      RuleInfo.error("ECS844", "missing-machine-image", "Machine image that is not there");
  public static final RuleInfo CONNECT_PROTOCOL =
      RuleInfo.error(
          "ECS908", "connect-protocol", "Protocol of a Service Connect port that changes");
  public static final RuleInfo MISSING_PERMISSION =
      RuleInfo.warning("ECS921", "missing-permission", "Permission that the plan needs");
  public static final RuleInfo QUOTA =
      RuleInfo.warning("ECS922", "quota", "More than the account may have");
  public static final RuleInfo UNCHECKED =
      RuleInfo.hint("ECS923", "unchecked", "Rule that the account did not let be checked");

  public static final List<RuleInfo> ALL =
      List.of(
          RUNNING_DEPLOYMENT,
          TAKEN_PRIORITY,
          MISSING_OBJECT,
          MISSING_LOG_GROUP,
          PASS_ROLE,
          IMAGE_PLATFORM,
          SCALED_BY_OTHERS,
          MISSING_MACHINE_IMAGE,
          CONNECT_PROTOCOL,
          MISSING_PERMISSION,
          QUOTA,
          UNCHECKED);

  private LiveRules() {}
}
