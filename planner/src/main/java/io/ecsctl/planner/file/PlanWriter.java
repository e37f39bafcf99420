package io.ecsctl.planner.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.json.ValueJson;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.value.SecretName;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlannedCondition;
import io.ecsctl.planner.plan.PlannedLookup;
import io.ecsctl.planner.plan.PlannedOutput;
import io.ecsctl.planner.plan.SeenObject;
import io.ecsctl.planner.plan.Selection;
import io.ecsctl.planner.plan.VariableCheck;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plan as JSON. */
final class PlanWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;
  private final Plan plan;

  /** Each name costs a slow hash. */
  private final Map<String, String> names = new HashMap<>();

  private PlanWriter(JsonGenerator json, Plan plan) {
    this.json = json;
    this.plan = plan;
  }

  static String write(Plan plan) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      // Line feeds on every system: the seal covers them.
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      new PlanWriter(json, plan).plan();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return text + "\n";
  }

  private void plan() throws IOException {
    json.writeStartObject();
    json.writeNumberField("formatVersion", plan.formatVersion());
    json.writeStringField("seal", Seal.EMPTY);
    json.writeStringField("toolVersion", plan.toolVersion());
    json.writeStringField("id", plan.id());
    json.writeStringField("stack", plan.stack());
    json.writeStringField("environment", plan.environment());
    json.writeStringField("account", plan.identity().account());
    json.writeStringField("region", plan.identity().region());
    json.writeStringField("plannedBy", plan.identity().arn());
    json.writeBooleanField("destroy", plan.destroy());
    selection(plan.selection());
    json.writeStringField("programHash", plan.programHash());
    json.writeObjectFieldStart("sensitiveVariables");
    SortedMap<String, String> checks = new TreeMap<>();
    plan.variableChecks().forEach((name, check) -> checks.put(nameInFile(name), check));
    for (var check : checks.entrySet()) {
      json.writeStringField(check.getKey(), check.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("nodes");
    for (PlanNode node : plan.nodes()) {
      node(node);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("leftOut");
    for (PlanNode node : plan.leftOut()) {
      node(node);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("outputs");
    for (PlannedOutput output : plan.outputs()) {
      output(output);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("conditions");
    for (PlannedCondition condition : plan.conditions()) {
      condition(condition);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("seen");
    for (SeenObject seen : plan.seen()) {
      seen(seen);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("lookups");
    for (PlannedLookup lookup : plan.lookups()) {
      lookup(lookup);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void selection(Selection selection) throws IOException {
    json.writeObjectFieldStart("selection");
    strings("targets", texts(selection.targets()));
    strings("excludes", texts(selection.excludes()));
    strings("replaces", texts(selection.replaces()));
    json.writeBooleanField("refreshOnly", selection.refreshOnly());
    json.writeEndObject();
  }

  private static List<String> texts(List<AddressRange> ranges) {
    return ranges.stream().map(AddressRange::toString).toList();
  }

  private void lookup(PlannedLookup lookup) throws IOException {
    json.writeStartObject();
    json.writeStringField("address", lookup.address().toString());
    json.writeStringField("kind", lookup.kind());
    value("filters", lookup.filters());
    json.writeBooleanField("all", lookup.all());
    json.writeBooleanField("waits", lookup.waits());
    strings("ids", lookup.ids());
    json.writeStringField("fingerprint", lookup.fingerprint());
    strings("read", lookup.read());
    json.writeEndObject();
  }

  private void node(PlanNode node) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", node.id());
    json.writeStringField("address", node.address().toString());
    json.writeStringField("action", node.action().name());
    json.writeStringField("step", node.step().name());
    json.writeArrayFieldStart("changes");
    for (AttributeChange change : node.changes()) {
      change(change);
    }
    json.writeEndArray();
    strings("attributes", node.attributes());
    json.writeBooleanField("newRevision", node.newRevision());
    json.writeStringField("replaceReason", node.replaceReason());
    json.writeBooleanField("createFirst", node.createFirst());
    strings("dependsOn", node.dependsOn());
    value("desired", node.desired());
    json.writeStringField("liveId", node.liveId());
    strings("notes", node.notes());
    strings("external", node.external());
    json.writeArrayFieldStart("kept");
    for (AttributeChange kept : node.kept()) {
      change(kept);
    }
    json.writeEndArray();
    if (node.from() != null) {
      json.writeStringField("from", node.from().toString());
    }
    json.writeEndObject();
  }

  private void change(AttributeChange change) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", change.path());
    json.writeStringField("attribute", change.attribute());
    json.writeBooleanField("forcesReplacement", change.forcesReplacement());
    json.writeBooleanField("sensitive", change.sensitive());
    if (!change.sensitive()) {
      value("before", change.before());
      value("after", change.after());
    }
    json.writeEndObject();
  }

  private void output(PlannedOutput output) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", output.name());
    json.writeBooleanField("sensitive", output.sensitive());
    json.writeStringField("description", output.description());
    value("value", output.value());
    json.writeEndObject();
  }

  private void condition(PlannedCondition condition) throws IOException {
    json.writeStartObject();
    json.writeStringField("when", condition.when().name());
    json.writeStringField("owner", condition.owner());
    json.writeStringField("text", condition.text());
    value("holds", condition.holds());
    value("message", condition.message());
    json.writeEndObject();
  }

  private void seen(SeenObject seen) throws IOException {
    json.writeStartObject();
    json.writeStringField("address", seen.address().toString());
    json.writeStringField("id", seen.id());
    json.writeStringField("fingerprint", seen.fingerprint());
    strings("uncompared", seen.uncompared());
    json.writeEndObject();
  }

  private void strings(String name, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void value(String name, @Nullable Value value) throws IOException {
    if (value != null) {
      json.writeFieldName(name);
      ValueJson.write(
          json,
          value,
          expression -> SecretName.rename(ExpressionText.of(expression), this::nameInFile));
    }
  }

  private String nameInFile(String name) {
    return SecretName.is(name)
        ? names.computeIfAbsent(name, secret -> VariableCheck.nameInFile(plan, secret))
        : name;
  }
}
