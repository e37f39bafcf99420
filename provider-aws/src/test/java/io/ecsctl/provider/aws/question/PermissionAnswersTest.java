package io.ecsctl.provider.aws.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.Faults;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PermissionAnswersTest {
  private static final String ROLES = "arn:aws:iam::123456789012:role/";

  private static final List<Question> QUESTIONS = List.of(about("a"), about("b"), about("c"));

  private static Question about(String role) {
    return new Question.Permission("iam:PassRole", ROLES + role, new TreeMap<>());
  }

  private final AtomicInteger calls = new AtomicInteger();

  private List<Answer> answers(Fault fault) {
    Faults faults =
        call -> {
          if (call.name().equals("Iam.SimulatePrincipalPolicy")) {
            calls.incrementAndGet();
            return fault;
          }
          return Fault.NONE;
        };
    try (Sandbox account =
        Sandbox.open(SandboxOptions.forTests("eu-central-1").withFaults(faults))) {
      Identity caller =
          new Identity("123456789012", "eu-central-1", "arn:aws:iam::123456789012:user/sandbox");
      return new Questions(account, () -> caller).answer(QUESTIONS);
    }
  }

  @Test
  void eachResourceIsACall() {
    answers(Fault.NONE).forEach(answer -> assertInstanceOf(Answer.Allowed.class, answer));
    assertEquals(3, calls.get());
  }

  @Test
  void whoMayNotAskHearsThatOnce() {
    answers(Fault.ACCESS_DENIED).forEach(answer -> assertInstanceOf(Answer.Refused.class, answer));
    assertEquals(1, calls.get());
  }
}
