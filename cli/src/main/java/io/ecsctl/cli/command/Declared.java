package io.ecsctl.cli.command;

/** A command, or options that several commands have: says what it takes from the command line. */
interface Declared {
  /** Adds it to {@code command}, with what is done with each value. */
  void declare(Declaration command);
}
