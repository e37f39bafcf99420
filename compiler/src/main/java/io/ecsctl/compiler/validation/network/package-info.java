/**
 * VPCs, subnets, routes, security groups, and the findings about paths that do not work.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.network.NetworkRules}. Not here: the search for paths ({@code
 * compiler.reachability}).
 */
@NullMarked
package io.ecsctl.compiler.validation.network;

import org.jspecify.annotations.NullMarked;
