/**
 * Capacity provider strategies of services, schedules and clusters.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.strategy.StrategyRules}. Not here: the providers themselves ({@code
 * validation.capacity}).
 */
@NullMarked
package io.ecsctl.compiler.validation.strategy;

import org.jspecify.annotations.NullMarked;
