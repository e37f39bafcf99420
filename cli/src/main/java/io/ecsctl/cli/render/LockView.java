package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.planner.provider.LockStatus;
import io.ecsctl.planner.provider.StackScope;
import java.util.Optional;

/** A stack's lock. */
public final class LockView {
  private LockView() {}

  public static void print(Console console, StackScope scope, Optional<LockStatus> status) {
    if (console.json()) {
      console.line(json(scope, status));
      return;
    }
    if (status.isEmpty()) {
      console.line(
          console.styled(Style.OK, "Free.") + " Nobody is changing stack " + scope.stack() + ".");
      return;
    }
    LockStatus held = status.get();
    console.line(
        console.styled(Style.WARNING, held.isExpired() ? "Expired." : "Held.")
            + " Stack %s is being changed by %s.".formatted(scope.stack(), held.owner()));
    console.line("  taken       %s, %s ago".formatted(held.since(), ApplyWords.time(held.age())));
    console.line("  last heard  %s ago".formatted(ApplyWords.time(held.silence())));
    if (held.isExpired()) {
      console.line("  The next apply takes it over.");
    } else if (held.expires().toDays() < 1) {
      console.line(
          "  If nothing more is heard, the next apply takes it over in %s."
              .formatted(ApplyWords.time(held.expires())));
    }
  }

  public static void broken(Console console, StackScope scope) {
    if (console.json()) {
      console.line(JsonOut.object(json -> json.writeStringField("status", "broken")));
    } else {
      console.line(
          console.styled(Style.OK, "Broken.") + " The lock of " + scope.stack() + " is free.");
    }
  }

  private static String json(StackScope scope, Optional<LockStatus> status) {
    return JsonOut.line(json -> {
      json.writeStringField("stack", scope.stack());
      json.writeStringField(
          "lock", status.map(held -> held.isExpired() ? "expired" : "held").orElse("free"));
      if (status.isPresent()) {
        json.writeStringField("owner", status.get().owner());
        json.writeStringField("since", status.get().since().toString());
        json.writeNumberField("ageSeconds", status.get().age().toSeconds());
        json.writeNumberField("silenceSeconds", status.get().silence().toSeconds());
      }
    });
  }
}
