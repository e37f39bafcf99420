package io.ecsctl.compiler.catalogue;

import io.ecsctl.compiler.diagnostic.RuleInfo;

/**
 * What there is to know about a rule.
 *
 * @param markdown the whole page, title included
 */
public record RulePage(RuleInfo rule, String markdown) {}
