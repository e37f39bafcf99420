package io.ecsctl.planner.apply;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.InvalidValue;
import io.ecsctl.planner.diff.Resolver;
import io.ecsctl.planner.lookup.Relooked;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.plan.PlannedOutput;
import io.ecsctl.planner.plan.SeenObject;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackLock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the account what a plan says. */
public final class Applier {
  private final Plan plan;
  private final Provider provider;
  private final Told told;
  private final Cancellation cancellation;
  private final ApplyOptions options;
  private final CallLog calls;
  private final Redaction redaction;

  private Applier(
      Plan plan,
      Provider provider,
      ApplyListener listener,
      Cancellation cancellation,
      ApplyOptions options) {
    this.plan = plan;
    this.provider = provider;
    this.cancellation = cancellation;
    this.options = options;
    this.calls = new CallLog(options.journal(), provider.pacer());
    this.redaction = new Redaction(options.variables().values());
    this.told = new Told(listener, redaction, calls);
  }

  /**
   * Takes the stack's lock, makes sure that everything still is as the plan saw it, and works
   * through the plan. An empty plan costs no call, but for a destroy, which leaves no lock either.
   *
   * @throws PlanRefused when the account is another one or no longer what the plan saw; nothing was
   *     changed
   * @throws ProviderException when the lock is held by somebody else or the account cannot be read;
   *     nothing was changed
   * @throws UncheckedIOException when the journal cannot even be begun; nothing was changed
   */
  public static ApplyResult apply(
      Plan plan,
      Provider provider,
      ApplyListener listener,
      Cancellation cancellation,
      ApplyOptions options) {
    if (plan.isEmpty()) {
      if (plan.destroy() && plan.leftOut().isEmpty()) {
        forgetLock(plan, provider, listener, options.owner());
      }
      SequencedMap<String, Value> outputs = new LinkedHashMap<>();
      plan.outputs().forEach(output -> outputs.put(output.name(), output.value()));
      return new ApplyResult(new LinkedHashMap<>(), outputs, cancellation.isStopRequested());
    }
    return new Applier(plan, provider, listener, cancellation, options).underLock();
  }

  /**
   * Makes sure that everything still is as the plan saw it, and changes nothing: of a plan that was
   * made some time ago and has nothing to do, that is what applying it means.
   *
   * @throws PlanRefused when the account is another one or no longer what the plan saw
   * @throws ProviderException when the account cannot be read
   */
  public static void confirm(Plan plan, Provider provider, Map<String, Value> variables) {
    SameAccount.check(plan, provider.identity());
    unchanged(plan, provider, variables);
  }

  private static Seen unchanged(Plan plan, Provider provider, Map<String, Value> variables) {
    Snapshot read = provider.read(plan.scope());
    read.requireRead(
        Stream.concat(
                plan.nodes().stream().map(PlanNode::address),
                plan.seen().stream().map(SeenObject::address))
            .map(ResourceAddress::kind)
            .toList());
    Snapshot snapshot = ChangingHands.withAdopted(plan, provider, read);
    Staleness.check(plan, snapshot, provider.schema());
    return new Seen(snapshot, Relooked.check(plan, provider, variables));
  }

  /** What the account has, and what the plan borrows: both as the plan saw them. */
  private record Seen(Snapshot snapshot, Relooked borrowed) {}

  private static void forgetLock(
      Plan plan, Provider provider, ApplyListener listener, String owner) {
    try {
      provider.forgetLock(plan.scope(), owner);
    } catch (ProviderException held) {
      listener.warning("the stack's lock stays: " + held.explanation());
    }
  }

  private ApplyResult underLock() {
    SameAccount.check(plan, provider.identity());
    StackLock lock = provider.lock(plan.scope(), options.owner());
    if (!lock.takenOverFrom().isEmpty()) {
      told.warning(
          "took over the lock of " + lock.takenOverFrom() + ", who was silent for too long");
    }
    boolean gone = false;
    try {
      calls.onlyWhile(lock::requireHeld);
      ApplyResult result = apply();
      gone = plan.destroy() && plan.leftOut().isEmpty() && result.isComplete();
      return result;
    } finally {
      release(lock, gone);
    }
  }

  /** What was applied counts more than a lock that stays: that one is for a person to remove. */
  private void release(StackLock lock, boolean gone) {
    try {
      if (gone) {
        lock.remove();
      } else {
        lock.close();
      }
    } catch (ProviderException e) {
      told.warning("the stack's lock could not be released: " + e.explanation());
    }
  }

  private ApplyResult apply() {
    Seen seen = unchanged(plan, provider, options.variables());
    calls.event(
        "apply",
        CallLog.facts(
            "stack",
            plan.scope().stack(),
            "plan",
            plan.id(),
            "toolVersion",
            plan.toolVersion(),
            "account",
            plan.identity().account(),
            "region",
            plan.identity().region(),
            "steps",
            Integer.toString(plan.changes().size())));
    LiveState state =
        new LiveState(
            plan,
            ChangingHands.running(plan, provider, ChangingHands.renamed(plan, seen.snapshot())),
            provider.schema(),
            seen.borrowed());
    Resolver resolver = new Resolver(state::standing, options.variables());
    Rollback rollback = options.rollback() ? new Rollback(plan, provider, state, calls) : null;
    NodeRunner runner =
        new NodeRunner(plan, provider, state, seen.borrowed(), resolver, calls, rollback);
    SequencedMap<String, Outcome> outcomes =
        new Walk(plan, options.parallelism(), cancellation, told, node -> run(runner, node)).run();
    SequencedMap<String, Value> outputs = new LinkedHashMap<>();
    for (PlannedOutput output : plan.outputs()) {
      outputs.put(output.name(), resolver.resolve(output.value()));
    }
    ApplyResult result = new ApplyResult(outcomes, outputs, cancellation.isStopRequested());
    if (!result.stopped()) {
      awaitListed(state.made());
    }
    if (result.isComplete()) {
      new Conditions(plan, resolver).checks().forEach(told::warning);
    }
    journalEnd(result);
    return result;
  }

  /** So that the next plan sees what this apply has made. That it may not is no failure. */
  private void awaitListed(List<LiveResource> made) {
    if (made.isEmpty()) {
      return;
    }
    try {
      List<LiveResource> unseen = provider.awaitListed(plan.scope(), made);
      if (!unseen.isEmpty()) {
        told.warning(
            "AWS does not list all new objects yet (%s): a plan within the next minutes may want to make them, and its apply would find them there"
                .formatted(
                    unseen.stream()
                        .map(live -> live.address().toString())
                        .collect(Collectors.joining(", "))));
      }
    } catch (ProviderException unread) {
      told.warning("whether AWS lists the new objects cannot be told: " + unread.explanation());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** By now what happened counts more than its record. */
  private void journalEnd(ApplyResult result) {
    try {
      calls.event(
          "end",
          CallLog.facts(
              "complete",
              Boolean.toString(result.isComplete()),
              "done",
              Long.toString(result.outcomes().values().stream().filter(Outcome::isDone).count()),
              "how",
              how(result)));
    } catch (UncheckedIOException e) {
      told.warning(String.valueOf(e.getMessage()));
    }
  }

  private static String how(ApplyResult result) {
    if (result.isComplete()) {
      return "complete";
    }
    return result.isRolledBack()
        ? "rolled back"
        : result.failures().isEmpty() ? "stopped" : "failed";
  }

  private Outcome run(NodeRunner runner, PlanNode node) {
    return node.action() == Action.NO_OP ? unchanged(runner, node) : changed(runner, node);
  }

  /** Its conditions may read what changes. It is worth a word only when they do not hold. */
  private Outcome unchanged(NodeRunner runner, PlanNode node) {
    Outcome outcome = attempt(runner, node);
    if (!outcome.isDone()) {
      told.started(node);
      told.finished(node, outcome, Duration.ZERO);
    }
    return outcome;
  }

  private Outcome changed(NodeRunner runner, PlanNode node) {
    Instant start = provider.pacer().now();
    told.started(node);
    Outcome outcome = attempt(runner, node);
    told.finished(node, outcome, Duration.between(start, provider.pacer().now()));
    return outcome;
  }

  private Outcome attempt(NodeRunner runner, PlanNode node) {
    cancellation.enter();
    try {
      runner.run(node, told.progress(node));
      return new Outcome.Done();
    } catch (ProviderException e) {
      if (e.code().equals(ProviderException.LOCK_LOST)) {
        cancellation.requestStop();
      }
      return e.code().equals(ProviderException.ROLLED_BACK)
          ? new Outcome.RolledBack(e.operation(), redaction.of(e.explanation()), e.requestId())
          : new Outcome.Failed(
              e.code(), e.operation(), redaction.of(e.explanation()), e.requestId());
    } catch (InvalidValue e) {
      return new Outcome.Failed(
          Outcome.Failed.INVALID_VALUE, "", redaction.of(e.explanation()), "");
    } catch (ConditionFailed e) {
      return new Outcome.Failed(Outcome.Failed.CONDITION, "", redaction.of(e.explanation()), "");
    } catch (InterruptedException e) {
      return new Outcome.Interrupted();
    } catch (UncheckedIOException e) {
      return new Outcome.Failed(Outcome.Failed.NO_JOURNAL, "", String.valueOf(e.getMessage()), "");
    } catch (RuntimeException | Error e) {
      return Bugs.outcome(e);
    } finally {
      cancellation.leave();
    }
  }
}
