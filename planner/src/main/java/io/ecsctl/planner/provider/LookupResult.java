package io.ecsctl.planner.provider;

import io.ecsctl.compiler.value.Value;
import java.util.List;

/** What a lookup came to. */
public sealed interface LookupResult {
  /**
   * @param objects everything that matches, attributes in the schema's names and types, in an order
   *     that does not depend on AWS's
   * @param others when nothing matches, names of what is there, as far as there are any; for
   *     suggestions
   */
  record Found(List<Value.ObjectOf> objects, List<String> others) implements LookupResult {
    public Found {
      objects = List.copyOf(objects);
      others = List.copyOf(others);
    }
  }

  /** AWS, or the way to it, refused; the members are those of {@link ProviderException}. */
  record Refused(String code, String operation, String message, String requestId)
      implements LookupResult {}
}
