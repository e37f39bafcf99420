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
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;

/**
 * Quotas and how much of them is used. Where Service Quotas may not be asked, the documented
 * default is held against the use, and the answer says so.
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
    };
  }
}
