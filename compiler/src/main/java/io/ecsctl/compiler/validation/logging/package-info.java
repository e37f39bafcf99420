/**
 * Where logs go: drivers, routers, groups, and who may write them.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.logging.LoggingRules}. Not here: other permissions ({@code
 * validation.identity}).
 */
@NullMarked
package io.ecsctl.compiler.validation.logging;

import org.jspecify.annotations.NullMarked;
