/**
 * Who deploys a service, and by which strategy: controllers, gradual shifts of traffic, and what
 * goes with neither.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.controller.ControllerRules}. Not here: counts and percentages of a
 * rolling deployment ({@code validation.deployment}).
 */
@NullMarked
package io.ecsctl.compiler.validation.controller;

import org.jspecify.annotations.NullMarked;
