/**
 * Application and network load balancers, target groups, listeners and rules. A class per kind of
 * object; {@link Elb} only hands each call to it. Not here: who registers targets ({@code ecs}).
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox.elb;

import org.jspecify.annotations.NullMarked;
