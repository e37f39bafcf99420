package io.ecsctl.provider.aws.verification;

import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * What others do in the account before a case's program is looked at: {@code others.txt}, and for
 * one program alone {@code rejected.others.txt}.
 */
final class Happening {
  private static final String REFUSE = "refuse ";

  private Happening() {}

  /** Calls that the case's caller may not make: {@code refuse Ecr.BatchGetImage}. */
  static Faults refusals(Path folder) throws IOException {
    List<String> lines = lines(folder.resolve("others.txt"));
    return call -> lines.contains(REFUSE + call.name()) ? Fault.ACCESS_DENIED : Fault.NONE;
  }

  private static List<String> lines(Path others) throws IOException {
    return Files.exists(others) ? Files.readAllLines(others) : List.of();
  }

  /** Before {@code program} is looked at. */
  static void in(Path folder, String program, Sandbox account) throws IOException {
    List<String> all = new ArrayList<>(lines(folder.resolve("others.txt")));
    all.addAll(lines(folder.resolve(program.replace(".ecs", ".others.txt"))));
    for (String line : all) {
      switch (line) {
        case "deploy service web anew" ->
            account
                .ecs()
                .updateService(
                    r -> r.cluster("shop-main").service("shop-web").forceNewDeployment(true));
        case "take priority 10" -> takePriority(account);
        case "scale service web" ->
            account
                .scaling()
                .registerScalableTarget(r ->
                    r.serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceId("service/shop-main/shop-web")
                        .minCapacity(1)
                        .maxCapacity(2));
        case "make 49 application load balancers" -> makeLoadBalancers(account, 49);
        default -> {
          if (line.startsWith(REFUSE)) {
            continue; // since the account was opened
          } else if (line.startsWith("{")) {
            account
                .iam()
                .putUserPolicy(
                    r -> r.userName("sandbox").policyName("deployer").policyDocument(line));
          } else {
            throw new IllegalArgumentException(line);
          }
        }
      }
    }
  }

  private static void makeLoadBalancers(Sandbox account, int count) {
    List<String> subnets =
        account.ec2().describeSubnets().subnets().stream().map(Subnet::subnetId).toList();
    for (int i = 0; i < count; i++) {
      String name = "theirs-" + i;
      account.elb().createLoadBalancer(r -> r.name(name).scheme("internal").subnets(subnets));
    }
  }

  private static void takePriority(Sandbox account) {
    String balancer =
        account.elb().describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn();
    String listener =
        account
            .elb()
            .describeListeners(r -> r.loadBalancerArn(balancer))
            .listeners()
            .getFirst()
            .listenerArn();
    account
        .elb()
        .createRule(r ->
            r.listenerArn(listener)
                .priority(10)
                .conditions(RuleCondition.builder().field("path-pattern").values("/theirs").build())
                .actions(
                    Action.builder()
                        .type("fixed-response")
                        .fixedResponseConfig(f -> f.statusCode("404"))
                        .build()));
  }
}
