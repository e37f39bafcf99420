package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/** What every typed view of a resource shares. */
public interface Element {
  Resource resource();

  default ResourceAddress address() {
    return resource().address();
  }

  default Block body() {
    return resource().body();
  }

  default SourceSpan header() {
    return resource().header();
  }

  /** The VPC it is in; null when it has none or it is not the program's. */
  default @Nullable ResourceAddress vpcAddress() {
    return Fields.reference(body(), "vpc");
  }
}
