package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Resource;

/** An {@code internet_gateway}. */
public record InternetGateway(Resource resource) implements Element {}
