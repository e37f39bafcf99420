/**
 * The provider SPI: how the planner reads and changes an account without knowing whose it is.
 *
 * <p>Everything is in the terms of the schema: attribute values, addresses, and failures as values'
 * worth of facts. Not here: the AWS SDK ({@code provider-aws}), what to change and in which order
 * ({@code planner.plan}).
 */
@NullMarked
package io.ecsctl.planner.provider;

import org.jspecify.annotations.NullMarked;
