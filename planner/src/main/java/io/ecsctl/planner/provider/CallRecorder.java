package io.ecsctl.planner.provider;

import java.time.Duration;

/**
 * Hears of each call that a provider makes, on the thread that makes it. Who wants to hear binds
 * one while the provider works: {@code ScopedValue.where(CallRecorder.CURRENT, recorder)}.
 */
public interface CallRecorder {
  ScopedValue<CallRecorder> CURRENT = ScopedValue.newInstance();

  /** Hears nothing. */
  CallRecorder NONE =
      new CallRecorder() {
        @Override
        public Duration uptime() {
          return Duration.ZERO;
        }

        @Override
        public void called(String operation, Duration took, String code, String requestId) {}
      };

  /** The one that is bound; {@link #NONE} where none is. */
  static CallRecorder current() {
    return CURRENT.isBound() ? CURRENT.get() : NONE;
  }

  /** The clock that calls are timed by; see {@link Pacer#uptime}. */
  Duration uptime();

  /**
   * @param operation {@code ecs:CreateService}
   * @param took how long, with all attempts
   * @param code AWS's error code; empty for a call that was answered
   * @param requestId empty where there is none
   */
  void called(String operation, Duration took, String code, String requestId);
}
