package io.ecsctl.provider.aws.inventory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Read once, by whichever kind asks first; a failed reading is tried again by the next. */
final class Memo<T> implements Supplier<T> {
  private final Supplier<T> reading;
  private @Nullable T read;

  Memo(Supplier<T> reading) {
    this.reading = reading;
  }

  @Override
  public synchronized T get() {
    T known = read;
    if (known == null) {
      known = reading.get();
      read = known;
    }
    return known;
  }
}
