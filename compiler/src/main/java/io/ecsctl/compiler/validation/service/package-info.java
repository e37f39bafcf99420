/**
 * Services: launch type, network configuration, counts, grace period, commands in containers.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.service.ServiceRules}. Not here: load balancers of a service
 * ({@code validation.loadbalancing}).
 */
@NullMarked
package io.ecsctl.compiler.validation.service;

import org.jspecify.annotations.NullMarked;
