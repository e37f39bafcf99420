package io.ecsctl.compiler.validation.environment;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class EnvironmentRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new VariableTwice(),
          new CredentialInEnvironment(),
          new EnvironmentFile(),
          new ShadowedVariable(),
          new SecretReference(),
          new GeneratedSecretKey(),
          new SecretInProgram());

  private EnvironmentRules() {}
}
