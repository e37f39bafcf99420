package io.ecsctl.planner.provider;

/** Hears what happens while an operation waits. Called on the operation's thread. */
public interface Progress {
  /** One short line about now, replacing the one before: {@code 1 of 2 tasks running}. */
  void status(String text);

  /** Something that happened and stays worth reading: {@code task 3f2a… stopped: exit code 1}. */
  void event(String text);

  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void status(String text) {}

        @Override
        public void event(String text) {}
      };
}
