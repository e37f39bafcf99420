package io.ecsctl.compiler.schema;

import io.ecsctl.compiler.value.Type;

/**
 * An attribute that AWS decides: {@code arn}, {@code dns_name}. Unknown until the object exists.
 */
public record ComputedAttribute(String name, Type type, String doc) {}
