package io.ecsctl.planner.file;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.file.Members.Reader;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlannedCondition;
import io.ecsctl.planner.plan.PlannedLookup;
import io.ecsctl.planner.plan.PlannedOutput;
import io.ecsctl.planner.plan.SeenObject;
import io.ecsctl.planner.plan.Selection;
import io.ecsctl.planner.plan.Step;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.StackScope;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;

/** The other direction of {@link PlanWriter}. */
final class PlanReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final Map<String, Reader<?>> PLAN =
      Map.ofEntries(
          entry("formatVersion", JsonParser::getIntValue),
          entry("seal", Members::text),
          entry("toolVersion", Members::text),
          entry("id", Members::text),
          entry("stack", Members::text),
          entry("environment", Members::text),
          entry("account", Members::text),
          entry("region", Members::text),
          entry("plannedBy", Members::text),
          entry("destroy", Members::bool),
          entry("selection", PlanReader::selection),
          entry("programHash", Members::text),
          entry("sensitiveVariables", Members::texts),
          entry("nodes", Members.listOf(PlanReader::node)),
          entry("leftOut", Members.listOf(PlanReader::node)),
          entry("outputs", Members.listOf(PlanReader::output)),
          entry("conditions", Members.listOf(PlanReader::condition)),
          entry("seen", Members.listOf(PlanReader::seen)),
          entry("lookups", Members.listOf(PlanReader::lookup)));

  private static final Map<String, Reader<?>> NODE =
      Map.ofEntries(
          entry("id", Members::text),
          entry("address", Members::address),
          entry("action", Members.constant(Action.class)),
          entry("step", Members.constant(Step.class)),
          entry("changes", Members.listOf(PlanReader::change)),
          entry("attributes", Members.listOf(Members::text)),
          entry("newRevision", Members::bool),
          entry("replaceReason", Members::text),
          entry("createFirst", Members::bool),
          entry("dependsOn", Members.listOf(Members::text)),
          entry("desired", Members::value),
          entry("liveId", Members::text),
          entry("notes", Members.listOf(Members::text)),
          entry("from", Members::address),
          entry("external", Members.listOf(Members::text)),
          entry("kept", Members.listOf(PlanReader::change)));

  private static final Map<String, Reader<?>> CHANGE =
      Map.of(
          "path", Members::text,
          "attribute", Members::text,
          "forcesReplacement", Members::bool,
          "sensitive", Members::bool,
          "before", Members::value,
          "after", Members::value);

  private static final Map<String, Reader<?>> SELECTION =
      Map.of(
          "targets", Members.listOf(Members::range),
          "excludes", Members.listOf(Members::range),
          "replaces", Members.listOf(Members::range),
          "refreshOnly", Members::bool);

  private static final Map<String, Reader<?>> OUTPUT =
      Map.of(
          "name", Members::text,
          "sensitive", Members::bool,
          "description", Members::text,
          "value", Members::value);

  private static final Map<String, Reader<?>> CONDITION =
      Map.of(
          "when", Members.constant(PlannedCondition.When.class),
          "owner", Members::text,
          "text", Members::text,
          "holds", Members::value,
          "message", Members::value);

  private static final Map<String, Reader<?>> LOOKUP =
      Map.of(
          "address", Members::address,
          "kind", Members::text,
          "filters", Members::value,
          "all", Members::bool,
          "waits", Members::bool,
          "ids", Members.listOf(Members::text),
          "fingerprint", Members::text,
          "read", Members.listOf(Members::text));

  private static final Map<String, Reader<?>> SEEN =
      Map.of(
          "address", Members::address,
          "id", Members::text,
          "fingerprint", Members::text,
          "uncompared", Members.listOf(Members::text));

  private PlanReader() {}

  /**
   * The format of the file, which is its first member, so that it can be told whatever the rest
   * looks like.
   */
  static int version(String text) throws IOException {
    try (JsonParser json = FACTORY.createParser(text)) {
      json.nextToken();
      Members.expect(json, JsonToken.START_OBJECT);
      if (!"formatVersion".equals(json.nextFieldName())) {
        throw new JsonParseException(json, "its first member is not formatVersion");
      }
      json.nextToken();
      return json.getIntValue();
    }
  }

  static Plan read(String text) throws IOException {
    try (JsonParser json = FACTORY.createParser(text)) {
      json.nextToken();
      Members members = Members.read(json, PLAN);
      String stack = members.get("stack", String.class);
      String environment = members.get("environment", String.class);
      return new Plan(
          members.get("formatVersion", Integer.class),
          members.get("id", String.class),
          new StackScope(environment.isEmpty() ? stack : stack + "/" + environment),
          stack,
          environment,
          new Identity(
              members.get("account", String.class),
              members.get("region", String.class),
              members.get("plannedBy", String.class)),
          members.get("toolVersion", String.class),
          members.get("destroy", Boolean.class),
          members.get("selection", Selection.class),
          members.list("nodes", PlanNode.class),
          members.list("leftOut", PlanNode.class),
          members.list("outputs", PlannedOutput.class),
          members.list("conditions", PlannedCondition.class),
          members.list("seen", SeenObject.class),
          members.list("lookups", PlannedLookup.class),
          members.get("programHash", String.class),
          members.textsOf("sensitiveVariables"));
    }
  }

  private static Selection selection(JsonParser json) throws IOException {
    Members members = Members.read(json, SELECTION);
    return new Selection(
        members.list("targets", AddressRange.class),
        members.list("excludes", AddressRange.class),
        members.list("replaces", AddressRange.class),
        members.get("refreshOnly", Boolean.class));
  }

  private static PlanNode node(JsonParser json) throws IOException {
    Members members = Members.read(json, NODE);
    if (!(members.get("desired", Value.class) instanceof Value.ObjectOf desired)) {
      throw new JsonParseException(json, "desired is no object");
    }
    return new PlanNode(
        members.get("id", String.class),
        members.get("address", ResourceAddress.class),
        members.get("action", Action.class),
        members.get("step", Step.class),
        members.list("changes", AttributeChange.class),
        new TreeSet<>(members.list("attributes", String.class)),
        members.get("newRevision", Boolean.class),
        members.get("replaceReason", String.class),
        members.get("createFirst", Boolean.class),
        new TreeSet<>(members.list("dependsOn", String.class)),
        desired,
        members.get("liveId", String.class),
        members.list("notes", String.class),
        members.find("from", ResourceAddress.class),
        new TreeSet<>(members.list("external", String.class)),
        members.list("kept", AttributeChange.class));
  }

  private static AttributeChange change(JsonParser json) throws IOException {
    Members members = Members.read(json, CHANGE);
    return new AttributeChange(
        members.get("path", String.class),
        members.get("attribute", String.class),
        members.find("before", Value.class),
        members.find("after", Value.class),
        members.get("forcesReplacement", Boolean.class),
        members.get("sensitive", Boolean.class));
  }

  private static PlannedOutput output(JsonParser json) throws IOException {
    Members members = Members.read(json, OUTPUT);
    return new PlannedOutput(
        members.get("name", String.class),
        members.get("value", Value.class),
        members.get("sensitive", Boolean.class),
        members.get("description", String.class));
  }

  private static PlannedCondition condition(JsonParser json) throws IOException {
    Members members = Members.read(json, CONDITION);
    return new PlannedCondition(
        members.get("when", PlannedCondition.When.class),
        members.get("owner", String.class),
        members.get("text", String.class),
        members.get("holds", Value.class),
        members.get("message", Value.class));
  }

  private static PlannedLookup lookup(JsonParser json) throws IOException {
    Members members = Members.read(json, LOOKUP);
    if (!(members.get("filters", Value.class) instanceof Value.ObjectOf filters)) {
      throw new JsonParseException(json, "filters is no object");
    }
    return new PlannedLookup(
        members.get("address", ResourceAddress.class),
        members.get("kind", String.class),
        filters,
        members.get("all", Boolean.class),
        members.get("waits", Boolean.class),
        members.list("ids", String.class),
        members.get("fingerprint", String.class),
        members.list("read", String.class));
  }

  private static SeenObject seen(JsonParser json) throws IOException {
    Members members = Members.read(json, SEEN);
    return new SeenObject(
        members.get("address", ResourceAddress.class),
        members.get("id", String.class),
        members.get("fingerprint", String.class),
        new TreeSet<>(members.list("uncompared", String.class)));
  }
}
