package io.ecsctl.compiler.validation.constraint;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.NameRule;

/**
 * Where in a resource an attribute is, for sentences.
 *
 * @param owner {@code service.web}, or the nearest block with a name: {@code container "app"}
 * @param path the attributes from there, each with a dot after it: {@code health_check.}
 */
record Place(Resource resource, String owner, String path) {
  static Place of(Resource resource) {
    return new Place(resource, resource.address().toString(), "");
  }

  Place within(String attribute, Block inner) {
    String label = inner.schema().label();
    String name = label == null ? null : inner.text(label);
    return name == null
        ? new Place(resource, owner, path + attribute + ".")
        : new Place(resource, attribute + " \"" + name + "\"", "");
  }

  boolean isTop() {
    return path.isEmpty() && owner.equals(resource.address().toString());
  }

  /** Whether the attribute holds a name that was made, and made to fit. */
  boolean isGenerated(String attribute) {
    NameRule name = resource.schema().name();
    return resource.nameGenerated()
        && name != null
        && isTop()
        && name.attribute().equals(attribute);
  }
}
