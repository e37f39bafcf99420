package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Who the credentials belong to. */
final class CallerIdentity implements Finder {
  private final AwsClients clients;

  CallerIdentity(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "caller_identity";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    GetCallerIdentityResponse caller =
        Call.to("sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity());
    return List.of(
        new Facts()
            .text("account", caller.account())
            .text("arn", caller.arn())
            .text("partition", Region.of(clients.region()).metadata().partition().id())
            .text("user_id", caller.userId())
            .build());
  }
}
