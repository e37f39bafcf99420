package io.ecsctl.compiler.program;

/** One assertion of a {@code check} block: worth a warning when it does not hold. */
public record Check(String name, Condition condition) {}
