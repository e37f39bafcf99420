package io.ecsctl.compiler.validation.constraint;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.NameRule;
import org.jspecify.annotations.Nullable;

/**
 * Where in a resource an attribute is. Its words are made when a sentence asks for them.
 *
 * @param around null at the top
 * @param attribute of {@code around}, in which {@code block} is
 */
record Place(Resource resource, @Nullable Place around, String attribute, Block block) {
  static Place of(Resource resource) {
    return new Place(resource, null, "", resource.body());
  }

  Place within(String name, Block inner) {
    return new Place(resource, this, name, inner);
  }

  boolean isTop() {
    return around == null;
  }

  /** {@code service.web}, or the nearest block with a name: {@code container "app"}. */
  String owner() {
    String name = name();
    return around == null
        ? resource.address().toString()
        : name == null ? around.owner() : attribute + " \"" + name + "\"";
  }

  /** The attributes from there, each with a dot after it: {@code health_check.}. */
  String path() {
    return around == null || name() != null ? "" : around.path() + attribute + ".";
  }

  private @Nullable String name() {
    String label = block.schema().label();
    return label == null ? null : block.text(label);
  }

  /** Whether the attribute holds a name that was made, and made to fit. */
  boolean isGenerated(String wanted) {
    NameRule name = resource.schema().name();
    return resource.nameGenerated() && name != null && isTop() && name.attribute().equals(wanted);
  }
}
