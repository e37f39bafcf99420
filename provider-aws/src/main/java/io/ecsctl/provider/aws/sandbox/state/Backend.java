package io.ecsctl.provider.aws.sandbox.state;

import io.ecsctl.planner.provider.Pacer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What all services share: the state, its file, the clock. One operation runs at a time; what it
 * changed is on disk before its caller hears of it.
 */
public final class Backend implements AutoCloseable {
  /** The account, whatever the credentials. */
  public static final String ACCOUNT = "123456789012";

  private final SandboxOptions options;
  private final @Nullable StateFile file;
  private final SandboxState state;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Consumer<Instant>> watchers = new ArrayList<>();
  private final Repetitions repetitions = new Repetitions();
  private long calls;

  private Backend(SandboxOptions options, @Nullable StateFile file, SandboxState state) {
    this.options = options;
    this.file = file;
    this.state = state;
  }

  /**
   * @throws io.ecsctl.planner.provider.ProviderException when the file is held by another process
   *     or cannot be used
   */
  public static Backend open(SandboxOptions options) {
    Instant start = options.start() == null ? Instant.now() : options.start();
    Path path = options.file();
    if (path == null) {
      return new Backend(options, null, new SandboxState(start, 0));
    }
    StateFile file = StateFile.open(path);
    try {
      SandboxState state = file.load(start);
      if (options.start() == null && state.now().isBefore(start)) {
        state.now(start);
      }
      return new Backend(options, file, state);
    } catch (RuntimeException broken) {
      file.close();
      throw broken;
    }
  }

  /**
   * @param name as the SDK names it in its messages: {@code Ecs}
   */
  public Endpoint endpoint(String name, Supplier<? extends AwsServiceException.Builder> failure) {
    return new Endpoint(this, name, failure);
  }

  public String region() {
    return options.region();
  }

  public Pacer pacer() {
    return new SandboxPacer(this, options.speed());
  }

  Repetitions repetitions() {
    return repetitions;
  }

  /** How long tags take to show in the tagging API. */
  public Duration tagDelay() {
    return options.faults().tagDelay();
  }

  /** Called at the start of every operation with the time it is then. */
  public void watch(Consumer<Instant> watcher) {
    watchers.add(watcher);
  }

  /** Objects of the region. */
  public <T extends SdkPojo> Table<T> table(String name, Supplier<? extends SdkPojo> builder) {
    return state.table(options.region() + "/" + name, builder);
  }

  /** Objects that belong to no region. */
  public <T extends SdkPojo> Table<T> globalTable(
      String name, Supplier<? extends SdkPojo> builder) {
    return state.table("global/" + name, builder);
  }

  public Attributes attributes(String sort) {
    return new Attributes(state.attributes(sort));
  }

  public Tags tags() {
    return new Tags(this, attributes("tags"));
  }

  /** The time; only within an operation. */
  public Instant now() {
    return state.now();
  }

  /** The next number of the account; only within an operation. */
  public long next() {
    return state.next();
  }

  public String hex17() {
    return Ids.hex17(options.seed(), next());
  }

  public String hex16() {
    return Ids.hex16(options.seed(), next());
  }

  public String hex32() {
    return Ids.hex32(options.seed(), next());
  }

  /** The same whenever asked of the same text. */
  public String hex32Of(String text) {
    return Ids.hex32(options.seed(), text.hashCode());
  }

  public String uuid() {
    return Ids.uuid(options.seed(), next());
  }

  public String digits19() {
    return Ids.digits19(options.seed(), next());
  }

  String requestId() {
    return Ids.uuid(~options.seed(), calls);
  }

  /** {@code arn:aws:ec2:REGION:ACCOUNT:vpc/vpc-0…}. */
  public String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region(), ACCOUNT, resource);
  }

  <T> Pages<T> page(List<T> all, @Nullable String token, @Nullable Integer wanted, int limit) {
    int size = wanted == null ? limit : Math.min(wanted, limit);
    return Pages.of(
        all, token, options.pageSize() == 0 ? size : Math.min(size, options.pageSize()));
  }

  private Refusals refusals() {
    return new Refusals(attributes("refusals"));
  }

  /**
   * From now on every call of that name is refused, as far as it has no effect yet: how a test, or
   * somebody who tries things out, gets a quota that is used up or a permission that is missing.
   *
   * @param call {@code Ec2.CreateVpc}
   * @param code AWS's; empty to refuse it no more
   */
  public void refuse(String call, String code, String message) {
    lock.lock();
    try {
      refusals().set(call, code, message);
      if (file != null) {
        file.save(state);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Objects by table, empty tables left out. */
  public SortedMap<String, Integer> census() {
    lock.lock();
    try {
      SortedMap<String, Integer> census = new TreeMap<>();
      state
          .tables()
          .forEach((name, table) -> {
            if (!table.rows().isEmpty()) {
              census.put(name, table.rows().size());
            }
          });
      return census;
    } finally {
      lock.unlock();
    }
  }

  Instant time() {
    lock.lock();
    try {
      return state.now();
    } finally {
      lock.unlock();
    }
  }

  void moveTo(Instant time) {
    lock.lock();
    try {
      if (time.isAfter(state.now())) {
        state.now(time);
      }
    } finally {
      lock.unlock();
    }
  }

  <T> T run(Endpoint endpoint, String operation, boolean changes, Supplier<T> body) {
    lock.lock();
    try {
      Call call = new Call(endpoint.name(), operation, changes, ++calls);
      refusals().answer(endpoint, call);
      Fault fault = options.faults().at(call);
      endpoint.failBefore(fault, call);
      T answer = effect(body, changes);
      endpoint.failAfter(fault, call);
      return answer;
    } finally {
      lock.unlock();
    }
  }

  private <T> T effect(Supplier<T> body, boolean changes) {
    try {
      watchers.forEach(watcher -> watcher.accept(state.now()));
      T answer = body.get();
      if (changes && file != null) {
        file.save(state);
      }
      return answer;
    } catch (UncheckedIOException broken) {
      Path path = options.file();
      throw StateFile.unusable(
          path == null ? Path.of("(none)") : path,
          "cannot be read: " + broken.getMessage(),
          broken);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (file != null) {
        file.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
