package io.ecsctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.json.PlainJson;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlannedOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The program's outputs. */
public final class OutputsView {
  private OutputsView() {}

  /** Of a plan without changes: what they are now. */
  public static void print(Console console, Plan plan) {
    Map<String, Value> outputs = new LinkedHashMap<>();
    plan.outputs().forEach(output -> outputs.put(output.name(), output.value()));
    print(console, plan, outputs, "unchanged");
  }

  static void print(Console console, Plan plan, Map<String, Value> outputs, String status) {
    if (console.json()) {
      console.line(
          JsonOut.object(json -> {
            json.writeStringField("status", status);
            write(json, plan, outputs);
          }));
      return;
    }
    if (outputs.isEmpty()) {
      return;
    }
    console.line("");
    console.line(console.styled(Style.BOLD, "Outputs"));
    outputs.forEach((name, value) ->
        console.line(
            "  %s = %s"
                .formatted(
                    name, isSensitive(plan, name) ? "(sensitive value)" : ValueText.of(value))));
  }

  static void write(JsonGenerator json, Plan plan, Map<String, Value> outputs) throws IOException {
    json.writeObjectFieldStart("outputs");
    for (var output : outputs.entrySet()) {
      json.writeObjectFieldStart(output.getKey());
      boolean sensitive =
          isSensitive(plan, output.getKey()) || output.getValue() instanceof Value.Sensitive;
      json.writeBooleanField("sensitive", sensitive);
      json.writeBooleanField("known", !(output.getValue() instanceof Value.Unknown));
      json.writeFieldName("value");
      if (sensitive || output.getValue() instanceof Value.Unknown) {
        json.writeNull();
      } else {
        PlainJson.write(json, output.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static boolean isSensitive(Plan plan, String name) {
    return plan.outputs().stream()
        .anyMatch((PlannedOutput output) -> output.name().equals(name) && output.sensitive());
  }
}
