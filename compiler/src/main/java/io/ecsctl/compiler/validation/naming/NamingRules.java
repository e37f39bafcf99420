package io.ecsctl.compiler.validation.naming;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class NamingRules {
  public static final List<ValidationRule> ALL =
      List.of(new DuplicateName(), new TagForm(), new OwnershipTag());

  private NamingRules() {}
}
