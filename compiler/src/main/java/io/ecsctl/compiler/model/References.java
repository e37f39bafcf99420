package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import java.util.List;

/**
 * The resources that a list refers to.
 *
 * @param addresses in the list's order
 * @param complete false when the list also holds literal ids or values not known yet, so that
 *     nothing follows from an absence
 */
public record References(List<ResourceAddress> addresses, boolean complete) {
  public References {
    addresses = List.copyOf(addresses);
  }

  public boolean isEmpty() {
    return addresses.isEmpty();
  }
}
