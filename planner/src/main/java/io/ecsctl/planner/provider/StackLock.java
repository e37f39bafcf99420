package io.ecsctl.planner.provider;

/** Held while a plan is applied; closing it lets go. */
public interface StackLock extends AutoCloseable {
  @Override
  void close();
}
