package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.AttributeSchema;

/**
 * Where in a resource a comparison is.
 *
 * @param path {@code container["app"].image}
 * @param attribute the top-level attribute; empty at the resource itself
 * @param schemaPath {@code container.image}
 * @param forces a change here forces a replacement
 * @param sensitive what is here may not be shown
 */
record At(String path, String attribute, String schemaPath, boolean forces, boolean sensitive) {
  static final At RESOURCE = new At("", "", "", false, false);

  At attribute(AttributeSchema schema) {
    String name = schema.name();
    return new At(
        path.isEmpty() ? name : path + "." + name,
        attribute.isEmpty() ? name : attribute,
        schemaPath.isEmpty() ? name : schemaPath + "." + name,
        forces || schema.change() == AttributeSchema.Change.REPLACE,
        sensitive || schema.sensitive());
  }

  /** {@code suffix} is {@code ["app"]} or {@code [0]}. */
  At element(String suffix) {
    return new At(path + suffix, attribute, schemaPath, forces, sensitive);
  }

  At marked(boolean isSensitive) {
    return isSensitive && !sensitive ? new At(path, attribute, schemaPath, forces, true) : this;
  }
}
