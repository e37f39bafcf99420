/**
 * Networks: VPCs, subnets, gateways, addresses, route tables, security groups, and the network
 * interfaces by which other services hold on to them. A class per kind of object; {@link Ec2} only
 * hands each call to it.
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox.ec2;

import org.jspecify.annotations.NullMarked;
