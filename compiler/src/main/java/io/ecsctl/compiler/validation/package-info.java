/**
 * Validation: holds a whole program against what AWS would refuse, and against what would not work
 * once it runs. Entry point: {@link io.ecsctl.compiler.validation.Validator#validate}. All rules:
 * {@link io.ecsctl.compiler.validation.ValidationRules#ALL}.
 *
 * <p>A rule is a class in the package of its family, with a page under {@code
 * io/ecsctl/compiler/rules} and a golden folder with a program it rejects and one it accepts. Pure:
 * no live account, no clock. Not here: what a single attribute may hold (the schema), how findings
 * are printed ({@code compiler.diagnostic}).
 */
@NullMarked
package io.ecsctl.compiler.validation;

import org.jspecify.annotations.NullMarked;
