package io.ecsctl.provider.aws.contract;

import static io.ecsctl.provider.aws.contract.Contract.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

/** Identity, logs, parameters and the tagging API. */
interface AccountContract extends Contract {
  String EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

  String READ_LOGS =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:GetLogEvents","Resource":"*"}]}
      """
          .strip();

  private IamClient iam() {
    return aws().iam();
  }

  private String role() {
    String arn = network().role();
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  @Test
  default void callersAreTold() {
    assertEquals(12, aws().sts().getCallerIdentity().account().length());
  }

  @Test
  default void aRolesNameIsTaken() {
    String role = role();
    refused(
        "EntityAlreadyExists",
        () -> iam().createRole(r -> r.roleName(role).assumeRolePolicyDocument(Network.TRUST)));
  }

  @Test
  default void aRolesTrustIsAnsweredPercentEncoded() {
    String role = role();
    String trust = iam().getRole(r -> r.roleName(role)).role().assumeRolePolicyDocument();
    assertTrue(trust.startsWith("%7B"));
    assertTrue(
        URLDecoder.decode(trust, StandardCharsets.UTF_8).contains("ecs-tasks.amazonaws.com"));
  }

  @Test
  default void aRoleWithPoliciesStays() {
    String role = role();
    iam().attachRolePolicy(r -> r.roleName(role).policyArn(EXECUTION));
    iam().putRolePolicy(r -> r.roleName(role).policyName("inline").policyDocument(READ_LOGS));
    refused("DeleteConflict", () -> iam().deleteRole(r -> r.roleName(role)));
    iam().detachRolePolicy(r -> r.roleName(role).policyArn(EXECUTION));
    refused("DeleteConflict", () -> iam().deleteRole(r -> r.roleName(role)));
    iam().deleteRolePolicy(r -> r.roleName(role).policyName("inline"));
    iam().deleteRole(r -> r.roleName(role));
    refused("NoSuchEntity", () -> iam().getRole(r -> r.roleName(role)));
  }

  @Test
  default void anUnknownPolicyCannotBeAttached() {
    String role = role();
    // Without the path that is part of its ARN: the mistake that everyone makes once.
    refused(
        "NoSuchEntity",
        () ->
            iam()
                .attachRolePolicy(r ->
                    r.roleName(role)
                        .policyArn("arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy")));
  }

  @Test
  default void aBrokenPolicyIsRefused() {
    String role = role();
    refused(
        "MalformedPolicyDocument",
        () -> iam().putRolePolicy(r -> r.roleName(role).policyName("p").policyDocument("{")));
  }

  @Test
  default void aLogGroupKeepsItsRetention() {
    String name = Network.name("/contract/logs");
    aws().logs().createLogGroup(r -> r.logGroupName(name).tags(Map.of("of", "creation")));
    refused(
        "ResourceAlreadyExistsException",
        () -> aws().logs().createLogGroup(r -> r.logGroupName(name)));
    aws().logs().putRetentionPolicy(r -> r.logGroupName(name).retentionInDays(14));
    var group =
        aws().logs().describeLogGroups(r -> r.logGroupNamePrefix(name)).logGroups().getFirst();
    assertEquals(14, group.retentionInDays());
    assertEquals(group.logGroupArn() + ":*", group.arn());
    assertEquals(
        Map.of("of", "creation"),
        aws().logs().listTagsForResource(r -> r.resourceArn(group.logGroupArn())).tags());
    aws().logs().deleteLogGroup(r -> r.logGroupName(name));
    refused(
        "ResourceNotFoundException", () -> aws().logs().deleteLogGroup(r -> r.logGroupName(name)));
  }

  @Test
  default void retentionIsOneOfSomeNumbers() {
    expects(Gap.RETENTION_VALUES);
    String name = Network.name("/contract/logs");
    aws().logs().createLogGroup(r -> r.logGroupName(name));
    refused(
        "InvalidParameterException",
        () -> aws().logs().putRetentionPolicy(r -> r.logGroupName(name).retentionInDays(15)));
  }

  @Test
  default void aParameterIsWrittenByOneCallerOnly() {
    String name = Network.name("/contract/lock");
    aws().ssm().putParameter(r -> r.name(name).type("String").value("first").overwrite(false));
    refused(
        "ParameterAlreadyExists",
        () ->
            aws()
                .ssm()
                .putParameter(r -> r.name(name).type("String").value("second").overwrite(false)));
    assertEquals("first", aws().ssm().getParameter(r -> r.name(name)).parameter().value());
    aws().ssm().deleteParameter(r -> r.name(name));
    refused("ParameterNotFound", () -> aws().ssm().getParameter(r -> r.name(name)));
  }

  @Test
  default void tagsAreFoundAcrossServicesAndPages() {
    String stack = Network.name("stack");
    for (int i = 0; i < 3; i++) {
      String group = Network.name("/contract/tagged");
      aws().logs().createLogGroup(r -> r.logGroupName(group).tags(Map.of("stack", stack)));
    }
    String cluster = Network.name("tagged");
    aws().ecs().createCluster(r -> r.clusterName(cluster).tags(Sdk.ecsTag("stack", stack)));
    List<String> services =
        aws()
            .tagging()
            .getResourcesPaginator(
                r -> r.tagFilters(Sdk.tagged("stack", stack)).resourcesPerPage(1))
            .resourceTagMappingList()
            .stream()
            .map(ResourceTagMapping::resourceARN)
            .map(arn -> arn.split(":", 6)[2])
            .sorted()
            .toList();
    assertEquals(List.of("ecs", "logs", "logs", "logs"), services);
  }

  @Test
  default void listenerRulesAreFoundByTag() {
    expects(Gap.RULES_BY_TAG);
    String vpc = network().vpc();
    String listener = network().listener(network().balancer(vpc));
    String rule = network().rule(listener, network().targetGroup(vpc), 10);
    String stack = Network.name("stack");
    aws().elb().addTags(r -> r.resourceArns(listener, rule).tags(Sdk.elbTag("stack", stack)));
    assertEquals(
        2,
        aws()
            .tagging()
            .getResources(r -> r.tagFilters(Sdk.tagged("stack", stack)))
            .resourceTagMappingList()
            .size());
  }
}
