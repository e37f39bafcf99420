/**
 * The embedded sandbox: the AWS SDK's client interfaces, implemented in memory and kept in one
 * file. Entry point: {@link Sandbox#open}.
 *
 * <p>Here: the account as a whole and its clock. Each service has a package of its own beneath this
 * one and knows only {@code state}, and the services whose objects it refers to (ECS knows load
 * balancing, load balancing knows EC2). Not here: anything a provider decides. The sandbox knows no
 * stack, no address and no schema; it answers as AWS would, its refusals included. What AWS does is
 * stated where it is imitated.
 *
 * <p>Nothing runs here, so an image's tag says what becomes of its tasks: {@code app:crash} exits
 * with code 1, {@code app:missing} cannot be pulled, {@code app:unhealthy} fails the load
 * balancer's health checks, {@code app:alarming} makes the alarms fire that its deployment watches;
 * every other image runs. The alias of a function says likewise what it answers as a hook.
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox;

import org.jspecify.annotations.NullMarked;
