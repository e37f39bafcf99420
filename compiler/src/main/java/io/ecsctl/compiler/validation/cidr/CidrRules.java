package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class CidrRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new MalformedCidr(),
          new CanonicalCidr(),
          new VpcSize(),
          new SubnetSize(),
          new SubnetInVpc(),
          new SubnetOverlap(),
          new VpcReserved(),
          new VpcDiscouraged(),
          new SubnetRoom());

  private CidrRules() {}
}
