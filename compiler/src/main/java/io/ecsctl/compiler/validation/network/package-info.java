/**
 * VPCs, subnets, zones and gateways.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.network.NetworkRules}. Not here: address blocks ({@code
 * validation.cidr}), security groups ({@code validation.securitygroup}), paths ({@code
 * validation.path}).
 */
@NullMarked
package io.ecsctl.compiler.validation.network;

import org.jspecify.annotations.NullMarked;
