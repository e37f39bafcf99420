package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
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

  /** The VPC it is in, as it is written; null when that is no reference. */
  default @Nullable ResourceAddress vpcReference() {
    return body().value("vpc") instanceof Value.Reference(var address) ? address : null;
  }

  /** The VPC it is in; null when it has none or it is not the program's. */
  default @Nullable ResourceAddress vpcAddress() {
    return Fields.reference(body(), "vpc");
  }
}
