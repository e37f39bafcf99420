package io.ecsctl.compiler.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All kinds, by name.
 *
 * @param data what can be looked up, by kind
 * @param sdkVersion the AWS SDK release the attributes were derived from
 */
public record Schema(
    String sdkVersion, SortedMap<String, KindSchema> kinds, SortedMap<String, DataSchema> data) {
  public Schema {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }

  /** Without anything to look up. */
  public Schema(String sdkVersion, SortedMap<String, KindSchema> kinds) {
    this(sdkVersion, kinds, Collections.emptySortedMap());
  }

  public Optional<KindSchema> kind(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  public Optional<DataSchema> data(String name) {
    return Optional.ofNullable(data.get(name));
  }

  /**
   * What can be read of an object of that kind: a resource's attributes, or the results of what can
   * only be looked up.
   */
  public Optional<KindSchema> object(String name) {
    KindSchema kind = kinds.get(name);
    return kind != null ? Optional.of(kind) : data(name).map(Schema::results);
  }

  private static KindSchema results(DataSchema data) {
    return new KindSchema(
        data.kind(),
        data.service(),
        data.api(),
        data.doc(),
        new BlockSchema(Map.of(), null),
        data.results(),
        data.results().stream()
            .map(ComputedAttribute::name)
            .filter(List.of("arn", "id", "name")::contains)
            .findFirst()
            .orElse(""),
        null,
        KindSchema.Ownership.TAGS,
        KindSchema.Replacement.CREATE_FIRST,
        false);
  }
}
