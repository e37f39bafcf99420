package io.ecsctl.provider.aws.mapping;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The two members of a list of pairs.
 *
 * @param key the one that names the entry
 * @param value the one that holds it
 */
record Pairs(String key, String value) {
  private static final List<Pairs> KNOWN =
      List.of(new Pairs("Key", "Value"), new Pairs("key", "value"), new Pairs("name", "value"));

  /**
   * Of a structure in a list whose entries are picked by key: attributes of a load balancer,
   * settings of a cluster.
   */
  static Pairs of(SdkPojo element) {
    return KNOWN.stream()
        .filter(pair -> MemberPath.field(element, pair.key) != null)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(element.getClass() + " is no pair"));
  }
}
