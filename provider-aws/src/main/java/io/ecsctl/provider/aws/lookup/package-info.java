/**
 * Lookups: what {@code data} blocks find. Entry point: {@link
 * io.ecsctl.provider.aws.lookup.Finders}. Reads only, and never a secret's value.
 *
 * <p>Here: what can only be looked up (availability zones, images). Not here: how objects of a
 * resource kind are found ({@code provider.aws.kind}).
 */
@NullMarked
package io.ecsctl.provider.aws.lookup;

import org.jspecify.annotations.NullMarked;
