package io.ecsctl.planner.drift;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.refs;
import static io.ecsctl.planner.testing.TestValues.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.drift.DriftedResource.What;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.Selection;
import io.ecsctl.planner.provider.AccountEvent;
import io.ecsctl.planner.provider.History;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final Selection NOTHING = new Selection(List.of(), List.of(), List.of(), true);
  private static final AccountEvent OURS = event(1, true, "value", "name");
  private static final AccountEvent ANA = event(2, false, "value");
  private static final AccountEvent BEN = event(3, false, "other");

  private final FakeProvider account = new FakeProvider(SCHEMA);

  private static AccountEvent event(int minute, boolean ours, String... parameters) {
    return new AccountEvent(
        Instant.EPOCH.plusSeconds(60L * minute),
        "test:Update",
        "arn:aws:iam::123456789012:user/" + minute,
        ours,
        Set.of(parameters),
        "request-" + minute);
  }

  private static Program program() {
    return new TestProgram(SCHEMA)
        .resource("node.a", Map.of("value", text("1")))
        .resource("revision.r", Map.of("value", text("1")))
        .resource("node.user", Map.of("needs", refs("revision.r")))
        .build();
  }

  private Drift drift(Program program) {
    Plan plan = Runs.plan(program, account, new PlanOptions(false, "test").selecting(NOTHING));
    assertTrue(plan.isEmpty(), plan::toTree);
    return Drift.of(plan);
  }

  private DriftedResource explained(AccountEvent... newestFirst) {
    Runs.apply(program(), account);
    account.meddle("node.a", "value", text("by hand"));
    account.remember("node.a", new History.Found(List.of(newestFirst)));
    Drift drift = drift(program());
    return drift.with(account.history(drift.requests())).resources().getFirst();
  }

  @Test
  void whatIsAsTheProgramSaysIsNone() {
    Runs.apply(program(), account);
    assertTrue(drift(program()).isNone());
  }

  @Test
  void eachSideIsTold() {
    Runs.apply(program(), account);
    account.meddle("node.a", "value", text("by hand"));
    DriftedField field = drift(program()).resources().getFirst().fields().getFirst();
    assertEquals("value", field.path());
    assertEquals(text("by hand"), field.live());
    assertEquals(text("1"), field.program());
    assertNull(field.since());
  }

  @Test
  void whatIsMissingAndWhatIsTooMuchIsTold() {
    Runs.apply(program(), account);
    Drift drift =
        drift(
            new TestProgram(SCHEMA)
                .resource("node.new", Map.of("value", text("1")))
                .resource("revision.r", Map.of("value", text("1")))
                .resource("node.user", Map.of("needs", refs("revision.r")))
                .build());
    assertEquals(1, drift.count(What.MISSING));
    assertEquals(1, drift.count(What.EXTRA));
    assertEquals(2, drift.resources().size());
    assertEquals("shop-new", drift.requests().getFirst().name());
  }

  @Test
  void whatOnlyFollowsIsNotToldTwice() {
    Runs.apply(program(), account);
    Drift drift =
        drift(
            new TestProgram(SCHEMA)
                .resource("node.a", Map.of("value", text("1")))
                .resource("revision.r", Map.of("value", text("2")))
                .resource("node.user", Map.of("needs", refs("revision.r")))
                .build());
    assertEquals(
        List.of("revision.r"),
        drift.resources().stream().map(r -> r.address().toString()).toList());
  }

  @Test
  void theLastCallThatSetTheFieldIsNamed() {
    DriftedResource found = explained(BEN, ANA, OURS);
    assertEquals(ANA, found.fields().getFirst().since());
    assertEquals(BEN, found.change());
    assertNull(found.applied());
  }

  @Test
  void whatThisToolHasPutRightSinceIsNotBlamed() {
    DriftedResource found = explained(OURS, ANA);
    assertNull(found.fields().getFirst().since());
    assertNull(found.change());
    assertEquals(OURS, found.applied());
  }

  @Test
  void aLogThatMayNotBeReadLeavesTheRest() {
    Runs.apply(program(), account);
    account.meddle("node.a", "value", text("by hand"));
    account.remember(
        "node.a", new History.Refused("AccessDenied", "x:Lookup", "not allowed", "request-1"));
    Drift before = drift(program());
    Drift drift = before.with(account.history(before.requests()));
    assertNotNull(drift.refused());
    assertEquals(before.resources(), drift.resources());
    assertFalse(drift.isExplained());
  }
}
