package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Parameters. Never decrypted: what a SecureString holds is for the task that reads it. */
final class Parameters implements Finder {
  private final AwsClients clients;

  Parameters(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "parameter";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    if (!(filters.get("name") instanceof Value.Text(var name))) {
      return List.of();
    }
    GetParameterResponse found = read(clients, name);
    return found == null ? List.of() : List.of(facts(found.parameter()));
  }

  /** Null when there is none. */
  static @Nullable GetParameterResponse read(AwsClients clients, String name) {
    return Call.unless(
        Set.of("ParameterNotFound"),
        "ssm:GetParameter",
        () -> clients.ssm().getParameter(r -> r.name(name).withDecryption(false)));
  }

  private static Value.ObjectOf facts(Parameter parameter) {
    return new Facts()
        .text("arn", parameter.arn())
        .text("name", parameter.name())
        .text("type", parameter.typeAsString())
        .text("value", parameter.type() == ParameterType.SECURE_STRING ? null : parameter.value())
        .text("version", Long.toString(parameter.version()))
        .build();
  }
}
