package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class NetworkRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new InternetFacingSubnets(),
          new ZoneInRegion(),
          new PublicSubnet(),
          new NatGatewayPlace(),
          new SingleNatGateway(),
          new VpcNames(),
          new EndpointNames());

  private NetworkRules() {}
}
