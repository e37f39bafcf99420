package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class DiscoveryRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new ConnectPort(),
          new ConnectNamespace(),
          new DuplicateDiscoveryName(),
          new ConnectTask(),
          new ProxyMemory(),
          new RequestTimeout(),
          new CallerBeforeCallee(),
          new RegistryRecords(),
          new RegistryPort(),
          new DiscoveryRecords(),
          new RegistryTarget());

  private DiscoveryRules() {}
}
