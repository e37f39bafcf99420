package io.ecsctl.planner.provider;

/** Held while a plan is applied; closing it lets go. Keeps itself alive meanwhile. */
public interface StackLock extends AutoCloseable {
  /**
   * Whose lock this one takes the place of, because its holder has not been heard of for too long;
   * empty when it was free.
   */
  default String takenOverFrom() {
    return "";
  }

  /**
   * Returns while nobody else can hold it. Called before each call that changes something.
   *
   * @throws ProviderException {@link ProviderException#LOCK_LOST} when somebody broke it, or it
   *     could not be renewed for so long that somebody may take it
   */
  default void requireHeld() {}

  /** Lets go for good: the stack is gone, and nothing shall stay of its lock. */
  default void remove() {
    close();
  }

  @Override
  void close();
}
