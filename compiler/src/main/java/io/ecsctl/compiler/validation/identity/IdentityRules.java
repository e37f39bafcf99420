package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class IdentityRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new TaskRoleTrust(),
          new ExecutionRoleForImages(),
          new ExecutionRoleForLogs(),
          new ExecutionRoleForSecrets(),
          new SecretPermission(),
          new FilePermission(),
          new RegistryPermission(),
          new SharedRole(),
          new RoleOnInstances(),
          new LogRoleOnInstances(),
          new PolicyShape(),
          new AllowsEverything());

  private IdentityRules() {}
}
