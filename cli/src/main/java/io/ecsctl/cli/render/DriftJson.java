package io.ecsctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.json.ValueJson;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.drift.Drift;
import io.ecsctl.planner.drift.DriftedField;
import io.ecsctl.planner.drift.DriftedResource;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.AccountEvent;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the account differs from the program, for programs. */
public final class DriftJson {
  private DriftJson() {}

  public static String of(Plan plan, Drift drift) {
    return JsonOut.object(json -> {
      json.writeStringField("stack", plan.scope().stack());
      json.writeStringField("account", plan.identity().account());
      json.writeStringField("region", plan.identity().region());
      json.writeBooleanField("drifted", !drift.isNone());
      json.writeArrayFieldStart("resources");
      for (DriftedResource resource : drift.resources()) {
        resource(json, resource);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("history");
      var refused = drift.refused();
      json.writeStringField(
          "status", !drift.asked() ? "not-asked" : refused == null ? "asked" : "refused");
      if (refused != null) {
        json.writeStringField("code", refused.code());
        json.writeStringField("operation", refused.operation());
        json.writeStringField("message", refused.message());
        json.writeStringField("requestId", refused.requestId());
      }
      json.writeEndObject();
    });
  }

  private static void resource(JsonGenerator json, DriftedResource resource) throws IOException {
    json.writeStartObject();
    json.writeStringField("address", resource.address().toString());
    json.writeStringField("what", resource.what().name().toLowerCase(Locale.ROOT));
    json.writeStringField("id", resource.id());
    json.writeArrayFieldStart("fields");
    for (DriftedField field : resource.fields()) {
      json.writeStartObject();
      json.writeStringField("path", field.path());
      json.writeBooleanField("sensitive", field.sensitive());
      value(json, "account", field.live(), field.sensitive());
      value(json, "program", field.program(), field.sensitive());
      event(json, "since", field.since());
      json.writeEndObject();
    }
    json.writeEndArray();
    event(json, "changed", resource.change());
    event(json, "applied", resource.applied());
    json.writeEndObject();
  }

  private static void value(
      JsonGenerator json, String name, @Nullable Value value, boolean sensitive)
      throws IOException {
    if (value != null && !sensitive) {
      json.writeFieldName(name);
      ValueJson.write(json, value, ExpressionText::of);
    }
  }

  private static void event(JsonGenerator json, String name, @Nullable AccountEvent event)
      throws IOException {
    if (event != null) {
      json.writeObjectFieldStart(name);
      json.writeStringField("time", event.time().toString());
      json.writeStringField("by", event.who());
      json.writeStringField("operation", event.operation());
      json.writeStringField("requestId", event.requestId());
      json.writeEndObject();
    }
  }
}
