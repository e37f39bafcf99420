package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class IdentityRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new VariableTwice(),
          new CredentialInEnvironment(),
          new TaskRoleTrust(),
          new ExecutionRoleForSecrets(),
          new SharedRole(),
          new PolicyShape(),
          new SecretInProgram());

  private IdentityRules() {}
}
