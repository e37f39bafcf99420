/**
 * Schedules: when they run, and what they say of the tasks they start.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.schedule.ScheduleRules}. Not here: what schedules and services
 * share ({@code validation.service}).
 */
@NullMarked
package io.ecsctl.compiler.validation.schedule;

import org.jspecify.annotations.NullMarked;
