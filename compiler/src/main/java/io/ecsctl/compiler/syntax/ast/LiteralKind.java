package io.ecsctl.compiler.syntax.ast;

/** The kinds of literal that {@code .ecs} adds to HCL. */
public enum LiteralKind {
  CIDR,
  PORT,
  SIZE,
  CPU,
  DURATION
}
