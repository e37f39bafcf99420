package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.kind.Finder;
import io.ecsctl.provider.aws.kind.ResourceKind;
import java.util.List;
import java.util.TreeMap;

/**
 * Objects that are found here and are those of a resource kind too: the kind reads them, so that
 * they have all of its attributes.
 */
record ThroughKind(Finder finder, ResourceKind resource, KindSchema schema) implements Finder {
  @Override
  public String kind() {
    return finder.kind();
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    ResourceAddress address = new ResourceAddress("", true, kind(), "found", null);
    return Parallel.map(
        finder.find(filters),
        found ->
            resource
                .find(address, Facts.text(found, schema.identity()))
                .map(object -> open(object.live().attributes(), found))
                // What AWS publishes in every account is no object of this one.
                .orElse(found));
  }

  /**
   * What stands for a secret's value in its kind is for its owner: the value is as it was found.
   */
  private static Value.ObjectOf open(Value.ObjectOf attributes, Value.ObjectOf found) {
    TreeMap<String, Value> entries = new TreeMap<>(attributes.entries());
    for (String secret : List.of("value", "values")) {
      entries.remove(secret);
      if (found.has(secret)) {
        entries.put(secret, found.get(secret));
      }
    }
    return new Value.ObjectOf(entries);
  }

  @Override
  public List<String> names() {
    return finder.names();
  }
}
