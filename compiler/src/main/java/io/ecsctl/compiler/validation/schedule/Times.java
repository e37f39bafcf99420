package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Schedule;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where programs say when: in schedules, and in the scheduled actions of autoscaling. */
final class Times {
  private Times() {}

  /**
   * An expression such as {@code rate(1 hour)}.
   *
   * @param owner what it belongs to
   * @param block where it is said
   * @param name the attribute
   * @param zone the attribute that says the time zone
   */
  record Time(Element owner, Block block, String name, String zone) {
    /** Null when not known. */
    @Nullable String text() {
      return block.text(name);
    }

    SourceSpan span() {
      return block.valueSpan(name);
    }

    /** The part of the text that a finding is about, if the text stands there as it is. */
    SourceSpan span(int from, int to) {
      SourceSpan whole = span();
      return whole.text().equals("\"" + text() + "\"")
          ? whole.file().span(whole.start() + 1 + from, whole.start() + 1 + to)
          : whole;
    }
  }

  static List<Time> of(ProgramModel model) {
    List<Time> times = new ArrayList<>();
    for (Schedule schedule : model.schedules()) {
      times.add(
          new Time(
              schedule, schedule.body(), "schedule_expression", "schedule_expression_timezone"));
    }
    for (Autoscaling scaling : model.autoscalings()) {
      for (Block action : scaling.body().blocks("scheduled")) {
        times.add(new Time(scaling, action, "schedule", "timezone"));
      }
    }
    return times;
  }

  /** What stands between {@code word(} and {@code )}; null when it is something else. */
  static @Nullable String inside(@Nullable String text, String word) {
    return text != null && text.startsWith(word + "(") && text.endsWith(")")
        ? text.substring(word.length() + 1, text.length() - 1)
        : null;
  }
}
