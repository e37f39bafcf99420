/**
 * How services find each other: Service Connect and Cloud Map.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.discovery.DiscoveryRules}. Not here: whether their security groups
 * let them through ({@code validation.path}).
 */
@NullMarked
package io.ecsctl.compiler.validation.discovery;

import org.jspecify.annotations.NullMarked;
