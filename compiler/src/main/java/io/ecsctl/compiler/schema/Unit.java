package io.ecsctl.compiler.schema;

/**
 * What AWS counts an amount in. The provider converts from bytes, CPU units and seconds; only exact
 * amounts are accepted.
 */
public enum Unit {
  NONE(1),
  /** Things that are counted: a bare number without a fraction. */
  WHOLE(1),
  BYTES(1),
  MIB(1L << 20),
  GIB(1L << 30),
  CPU_UNITS(1),
  SECONDS(1),
  MINUTES(60),
  HOURS(3_600),
  DAYS(86_400);

  private final long base;

  Unit(long base) {
    this.base = base;
  }

  /** How many bytes, CPU units or seconds one of it is. */
  public long base() {
    return base;
  }
}
