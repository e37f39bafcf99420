/**
 * Ports as a task maps them: which modes allow what, and what is taken already.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.port.PortRules}. Not here: who reaches a port ({@code
 * validation.path}).
 */
@NullMarked
package io.ecsctl.compiler.validation.port;

import org.jspecify.annotations.NullMarked;
