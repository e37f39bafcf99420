package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.AddressSet;
import java.util.Set;

/**
 * The other side of a connection, as security groups see it.
 *
 * @param groups those that it carries
 * @param groupsKnown false when it may carry others too
 * @param certain addresses that it may have, of which that is certain
 * @param possible every address that it may have as far as is known; {@code certain} and more
 */
record Peer(
    Set<ResourceAddress> groups, boolean groupsKnown, AddressSet certain, AddressSet possible) {

  /** Whoever has these addresses: on the internet without groups, elsewhere nobody knows. */
  static Peer of(AddressSet addresses) {
    boolean outside = Addresses.ofInternet(addresses.bits()).contains(addresses);
    return new Peer(Set.of(), outside, addresses, addresses);
  }
}
