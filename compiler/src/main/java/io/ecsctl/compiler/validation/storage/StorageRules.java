package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class StorageRules {
  public static final List<ValidationRule> ALL =
      List.of(
);

  private StorageRules() {}
}
