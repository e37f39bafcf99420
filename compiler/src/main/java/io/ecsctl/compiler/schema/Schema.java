package io.ecsctl.compiler.schema;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All kinds, by name.
 *
 * @param sdkVersion the AWS SDK release the attributes were derived from
 */
public record Schema(String sdkVersion, SortedMap<String, KindSchema> kinds) {
  public Schema {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
  }

  public Optional<KindSchema> kind(String name) {
    return Optional.ofNullable(kinds.get(name));
  }
}
