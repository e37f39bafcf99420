/**
 * Amazon EC2 Auto Scaling: groups, and the instances that they start and end as time passes.
 *
 * <p>Change here: what a group refuses, and what it does with its instances. Not here: what an
 * instance is ({@code sandbox.ec2}), what runs on it ({@code sandbox.ecs}).
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox.autoscaling;

import org.jspecify.annotations.NullMarked;
