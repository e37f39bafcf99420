package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import java.util.List;

/** Finds objects of one kind, whoever owns them. Reads only. */
public interface Finder {
  /** As data blocks write it. */
  String kind();

  /**
   * Everything that {@code filters}, the arguments of a data block, hold for; attributes in the
   * schema's names and types. The order does not depend on AWS's.
   */
  List<Value.ObjectOf> find(Value.ObjectOf filters);

  /** Names of what is there, to suggest one when nothing was found; empty when they are unknown. */
  default List<String> names() {
    return List.of();
  }
}
