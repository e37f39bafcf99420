package io.ecsctl.planner.testing;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.DataSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.KindSchema.Ownership;
import io.ecsctl.compiler.schema.KindSchema.Replacement;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Three invented kinds that between them have everything a plan can meet: {@code node} is replaced
 * new one first and has a name, {@code leaf} is replaced old one first, {@code revision} is
 * immutable.
 */
public final class TestSchema {
  private static final AttributeType TEXT = AttributeType.Scalar.of(Type.STRING);

  public static final Schema SCHEMA = schema();

  private TestSchema() {}

  private static Schema schema() {
    Map<String, KindSchema> kinds = new TreeMap<>();
    kinds.put(
        "node",
        kind("node", new NameRule("name", 20, "[a-z0-9-]+"), Replacement.CREATE_FIRST, false));
    kinds.put("leaf", kind("leaf", null, Replacement.DELETE_FIRST, false));
    kinds.put("revision", kind("revision", null, Replacement.CREATE_FIRST, true));
    return new Schema("test", new TreeMap<>(kinds), new TreeMap<>(data()));
  }

  /** Nodes of others by name, the zones there are, and what nobody may look at. */
  private static Map<String, DataSchema> data() {
    BlockSchema arguments = block(attribute("name", TEXT), attribute("value", TEXT));
    ComputedAttribute names = new ComputedAttribute("names", new Type.ListType(Type.STRING), "");
    return Map.of(
        "node", new DataSchema("node", "Test", "test:Find", "", arguments, List.of()),
        "zones", new DataSchema("zones", "Test", "test:Zones", "", block(), List.of(names)),
        "refused", new DataSchema("refused", "Test", "x:Describe", "", arguments, List.of(names)));
  }

  private static KindSchema kind(
      String kind, @Nullable NameRule name, Replacement replacement, boolean revisioned) {
    // As in AWS, where no task definition refers to what can refer to it.
    List<String> targets = revisioned ? List.of("leaf") : List.of("node", "leaf", "revision");
    AttributeType reference = new AttributeType.ReferenceTo(targets, "id");
    return new KindSchema(
        kind,
        "Test",
        "test:Create",
        "A test kind.",
        block(
            attribute("name", TEXT, Change.REPLACE),
            attribute("value", TEXT, Change.UPDATE),
            attribute("fixed", TEXT, Change.REPLACE),
            attribute("base", reference, Change.REPLACE),
            attribute("needs", new AttributeType.SetOf(reference), Change.UPDATE),
            attribute("peers", new AttributeType.SetOf(reference), Change.SEPARATE),
            attribute("tags", new AttributeType.MapOf(TEXT, "", ""), Change.UPDATE)),
        List.of(
            new ComputedAttribute("arn", Type.STRING, ""),
            new ComputedAttribute("id", Type.STRING, "")),
        "id",
        name,
        Ownership.TAGS,
        replacement,
        revisioned);
  }

  public static BlockSchema block(AttributeSchema... attributes) {
    Map<String, AttributeSchema> byName = new LinkedHashMap<>();
    for (AttributeSchema attribute : attributes) {
      byName.put(attribute.name(), attribute);
    }
    return new BlockSchema(byName, null);
  }

  public static AttributeSchema attribute(String name, AttributeType type, Change change) {
    return new AttributeSchema(
        name, null, type, List.of(), false, change, false, false, null, List.of(), "");
  }

  public static AttributeSchema attribute(String name, AttributeType type) {
    return attribute(name, type, Change.UPDATE);
  }

  public static AttributeSchema withDefault(String name, AttributeType type, Value fallback) {
    return new AttributeSchema(
        name, null, type, List.of(), false, Change.UPDATE, false, false, fallback, List.of(), "");
  }

  public static AttributeSchema computed(String name, AttributeType type) {
    return new AttributeSchema(
        name, null, type, List.of(), false, Change.UPDATE, false, true, null, List.of(), "");
  }

  public static AttributeSchema sensitive(String name, AttributeType type) {
    return new AttributeSchema(
        name, null, type, List.of(), false, Change.UPDATE, true, false, null, List.of(), "");
  }
}
