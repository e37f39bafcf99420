package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;

/** The value that a new version of a secret gets. */
final class SecretValues {
  private SecretValues() {}

  /** The program's, or one that AWS makes up; null when somebody else sets it. */
  static @Nullable String of(SecretsManagerClient secrets, DesiredResource desired) {
    String stated = Values.text(desired.attributes(), "value");
    if (stated != null
        || !(desired.attributes().get(SecretTags.GENERATE) instanceof Value.Keyed generate)) {
      return stated;
    }
    GetRandomPasswordRequest request =
        desired.schema().body().attribute(SecretTags.GENERATE).orElseThrow().type()
                instanceof AttributeType.Nested(var block)
            ? SdkMapper.toSdk(block, generate, GetRandomPasswordRequest.builder()).build()
            : GetRandomPasswordRequest.builder().build();
    return Call.to("secretsmanager:GetRandomPassword", () -> secrets.getRandomPassword(request))
        .randomPassword();
  }
}
