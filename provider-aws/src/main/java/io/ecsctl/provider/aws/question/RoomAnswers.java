package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.planner.provider.Quota;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;

/**
 * Quotas and how much of them is used. Service Quotas is asked only where the documented default
 * has no room, since it raises a default and never lowers it for what is asked about here; where it
 * may not be asked, the default is held against the use, and the answer says so.
 *
 * <p>Source: Service Quotas API Reference, GetServiceQuota.
 */
final class RoomAnswers implements Answering<Question.Room> {
  private final AwsClients clients;

  RoomAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.Room> questions) {
    return Answers.each(questions, this::ask);
  }

  private Answer ask(Question.Room room) {
    Quota quota = room.quota();
    long used = used(quota);
    if (used + room.wanted() <= quota.standard()) {
      return new Answer.Room(quota.standard(), used, false);
    }
    try {
      GetServiceQuotaResponse found =
          Call.unless(
              Set.of("NoSuchResourceException"),
              "servicequotas:GetServiceQuota",
              () ->
                  clients
                      .quotas()
                      .getServiceQuota(
                          r -> r.serviceCode(quota.service()).quotaCode(quota.code())));
      return found == null || found.quota() == null || found.quota().value() == null
          ? new Answer.Room(quota.standard(), used, false)
          : new Answer.Room(found.quota().value().longValue(), used, true);
    } catch (ProviderException notTold) {
      return new Answer.Room(quota.standard(), used, false);
    }
  }

  private long used(Quota quota) {
    return switch (quota) {
      case VPCS ->
          Call.to(
              "ec2:DescribeVpcs",
              () -> clients.ec2().describeVpcsPaginator().vpcs().stream().count());
      case INTERNET_GATEWAYS ->
          Call.to(
              "ec2:DescribeInternetGateways",
              () ->
                  clients.ec2().describeInternetGatewaysPaginator().internetGateways().stream()
                      .count());
      case ELASTIC_IPS ->
          Call.to("ec2:DescribeAddresses", () -> clients.ec2().describeAddresses())
              .addresses()
              .size();
      case APPLICATION_LOAD_BALANCERS -> loadBalancers(LoadBalancerTypeEnum.APPLICATION);
      case NETWORK_LOAD_BALANCERS -> loadBalancers(LoadBalancerTypeEnum.NETWORK);
      case TARGET_GROUPS ->
          Call.to(
              "elasticloadbalancing:DescribeTargetGroups",
              () -> clients.elb().describeTargetGroupsPaginator().targetGroups().stream().count());
      case SECURITY_GROUPS ->
          Call.to(
              "ec2:DescribeSecurityGroups",
              () ->
                  clients.ec2().describeSecurityGroupsPaginator().securityGroups().stream()
                      .count());
    };
  }

  private long loadBalancers(LoadBalancerTypeEnum type) {
    return Call.to(
        "elasticloadbalancing:DescribeLoadBalancers",
        () ->
            clients.elb().describeLoadBalancersPaginator().loadBalancers().stream()
                .filter(balancer -> balancer.type() == type)
                .count());
  }
}
