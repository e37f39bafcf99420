package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.AttributeSchema;
import org.jspecify.annotations.Nullable;

/**
 * Where in a resource a comparison is. Paths are put together when they are asked for: most places
 * are passed without a difference.
 *
 * @param parent null at the resource itself
 * @param step the name of an attribute, or which element of its parent it is
 * @param named whether the step is a name
 * @param attribute the top-level attribute; empty at the resource itself
 * @param forces a change here forces a replacement
 * @param sensitive what is here may not be shown
 */
record At(
    @Nullable At parent,
    String step,
    boolean named,
    String attribute,
    boolean forces,
    boolean sensitive) {
  static final At RESOURCE = new At(null, "", false, "", false, false);

  At attribute(AttributeSchema schema) {
    return new At(
        this,
        schema.name(),
        true,
        attribute.isEmpty() ? schema.name() : attribute,
        forces || schema.change() == AttributeSchema.Change.REPLACE,
        sensitive || schema.sensitive());
  }

  /** {@code suffix} is {@code ["app"]} or {@code [0]}. */
  At element(String suffix) {
    return new At(this, suffix, false, attribute, forces, sensitive);
  }

  At marked(boolean isSensitive) {
    return isSensitive && !sensitive ? new At(parent, step, named, attribute, forces, true) : this;
  }

  /** {@code container["app"].image}. */
  String path() {
    StringBuilder path = new StringBuilder();
    write(path, true);
    return path.toString();
  }

  /** {@code container.image}. */
  String schemaPath() {
    StringBuilder path = new StringBuilder();
    write(path, false);
    return path.toString();
  }

  private void write(StringBuilder path, boolean elements) {
    if (parent != null) {
      parent.write(path, elements);
    }
    if (named) {
      path.append(path.isEmpty() ? "" : ".").append(step);
    } else if (elements) {
      path.append(step);
    }
  }
}
