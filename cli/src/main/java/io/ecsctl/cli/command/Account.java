package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.compiler.Destination;
import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.planner.Reading;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.StackScope;
import org.jspecify.annotations.Nullable;

/**
 * The account that a program goes to. Reading it begins while the program is still checked
 * (decision 0027): the network's time and ours pass together.
 */
final class Account implements AutoCloseable {
  private final EcsctlCommand root;
  private final BackendOptions options;
  private final boolean thorough;
  private @Nullable Visit visit;

  private record Visit(Destination destination, Provider provider, Reading reading) {}

  /**
   * Asks nothing yet.
   *
   * @param thorough whether to read also what marks in the account only remember
   */
  Account(EcsctlCommand root, BackendOptions options, boolean thorough) {
    this.root = root;
    this.options = options;
    this.thorough = thorough;
  }

  EcsctlCommand root() {
    return root;
  }

  /** For programs that say none; may be empty. */
  String region() {
    return Regions.orEnvironment(options.region);
  }

  /**
   * Begins to read.
   *
   * @throws CliFailure when the options name no account
   */
  void expect(Destination destination) {
    // Opening a sandbox writes its file, which nobody asked for of a program with mistakes.
    if (!options.isSandbox()) {
      visit(destination);
    }
  }

  /** The account; nothing but reading has been done there. */
  Provider provider(StackInfo stack) {
    return visit(destination(stack)).provider();
  }

  /** What the stack owns there. */
  Reading reading(StackInfo stack) {
    return visit(destination(stack)).reading();
  }

  private static Destination destination(StackInfo stack) {
    return new Destination(stack.scope(), stack.region());
  }

  private Visit visit(Destination destination) {
    Visit now = visit;
    if (now == null || !now.destination().equals(destination)) {
      close();
      Provider provider =
          Backends.open(root, options, SchemaReader.bundled(), destination.region());
      if (thorough) {
        provider.readThoroughly();
      }
      now =
          new Visit(
              destination, provider, Reading.start(provider, new StackScope(destination.scope())));
      visit = now;
    }
    return now;
  }

  @Override
  public void close() {
    if (visit != null) {
      visit.reading().close();
      visit.provider().close();
      visit = null;
    }
  }
}
