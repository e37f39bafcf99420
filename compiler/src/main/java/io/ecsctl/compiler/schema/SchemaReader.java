package io.ecsctl.compiler.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.KindSchema.Ownership;
import io.ecsctl.compiler.schema.KindSchema.Replacement;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SchemaWriter} writes. */
public final class SchemaReader {
  private static final String BUNDLED = "schema.json";

  /** Interning every name would take a third of the time, and each name is read once. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final JsonParser json;
  private final Map<String, BlockSchema> shapes = new HashMap<>();

  private SchemaReader(JsonParser json) {
    this.json = json;
  }

  /** The schema that this compiler was built with; read once. */
  public static Schema bundled() {
    return Bundled.SCHEMA;
  }

  /**
   * Reads a schema and leaves the stream open.
   *
   * @throws IOException when the stream fails or holds something else
   */
  public static Schema read(InputStream in) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      json.nextToken();
      return new SchemaReader(json).schema();
    }
  }

  /**
   * Begins to read the schema beside what the caller does next; {@link #bundled} waits for it.
   * Reading takes about as long as all else that happens before a small program is compiled.
   */
  public static void readAhead() {
    Thread.ofPlatform().daemon().name("schema").start(SchemaReader::bundled);
  }

  /** Initialised by the first caller of {@link #bundled}. */
  private static final class Bundled {
    static final Schema SCHEMA = load();

    private static Schema load() {
      try (InputStream in = SchemaReader.class.getResourceAsStream(BUNDLED)) {
        if (in == null) {
          throw new IllegalStateException("the compiler was packaged without " + BUNDLED);
        }
        return read(in);
      } catch (IOException e) {
        throw new UncheckedIOException("the compiler's own " + BUNDLED + " cannot be read", e);
      }
    }
  }

  private Schema schema() throws IOException {
    String sdkVersion = "";
    SortedMap<String, KindSchema> kinds = new TreeMap<>();
    SortedMap<String, DataSchema> data = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (field()) {
        case "sdkVersion" -> sdkVersion = json.getText();
        case "shapes" -> {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = field();
            shapes.put(name, block());
          }
        }
        case "kinds" -> {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String kind = field();
            kinds.put(kind, kind(kind));
          }
        }
        case "data" -> {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String kind = field();
            data.put(kind, data(kind));
          }
        }
        default -> throw unexpected();
      }
    }
    return new Schema(sdkVersion, kinds, data);
  }

  private DataSchema data(String kind) throws IOException {
    String service = "";
    String api = "";
    String doc = "";
    List<ComputedAttribute> results = new ArrayList<>();
    BlockSchema arguments = new BlockSchema(Map.of(), null);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (field()) {
        case "service" -> service = json.getText();
        case "api" -> api = json.getText();
        case "doc" -> doc = json.getText();
        case "results" -> {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            results.add(computed(field()));
          }
        }
        case "arguments" -> arguments = block();
        default -> throw unexpected();
      }
    }
    return new DataSchema(kind, service, api, doc, arguments, results);
  }

  private KindSchema kind(String kind) throws IOException {
    String service = "";
    String api = "";
    String doc = "";
    String identity = "";
    NameRule name = null;
    Ownership ownership = Ownership.TAGS;
    Replacement replacement = Replacement.CREATE_FIRST;
    boolean revisioned = false;
    List<ComputedAttribute> computed = new ArrayList<>();
    BlockSchema body = new BlockSchema(Map.of(), null);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (field()) {
        case "service" -> service = json.getText();
        case "api" -> api = json.getText();
        case "doc" -> doc = json.getText();
        case "identity" -> identity = json.getText();
        case "name" -> name = nameRule();
        case "ownership" -> ownership = Ownership.valueOf(json.getText());
        case "replacement" -> replacement = Replacement.valueOf(json.getText());
        case "revisioned" -> revisioned = json.getBooleanValue();
        case "computed" -> {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            computed.add(computed(field()));
          }
        }
        case "body" -> body = block();
        default -> throw unexpected();
      }
    }
    return new KindSchema(
        kind,
        service,
        api,
        doc,
        body,
        computed,
        identity,
        name,
        ownership,
        replacement,
        revisioned);
  }

  private NameRule nameRule() throws IOException {
    String attribute = "";
    int maxLength = 0;
    String pattern = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (field()) {
        case "attribute" -> attribute = json.getText();
        case "maxLength" -> maxLength = json.getIntValue();
        case "pattern" -> pattern = json.getText();
        default -> throw unexpected();
      }
    }
    return new NameRule(attribute, maxLength, pattern);
  }

  private ComputedAttribute computed(String name) throws IOException {
    Type type = Type.STRING;
    String doc = "";
    List<String> renewedBy = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (field()) {
        case "type" -> type = simple(json.getText());
        case "doc" -> doc = json.getText();
        case "renewedBy" -> renewedBy = strings();
        default -> throw unexpected();
      }
    }
    return new ComputedAttribute(name, type, doc, renewedBy);
  }

  private BlockSchema block() throws IOException {
    String label = null;
    Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (field()) {
        case "label" -> label = json.getText();
        case "attributes" -> {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = field();
            attributes.put(name, attribute(name));
          }
        }
        default -> throw unexpected();
      }
    }
    return new BlockSchema(attributes, label);
  }

  private AttributeSchema attribute(String name) throws IOException {
    String plural = null;
    AttributeType type = AttributeType.Scalar.of(Type.STRING);
    List<String> member = List.of();
    boolean required = false;
    Change change = Change.UPDATE;
    boolean sensitive = false;
    boolean computed = false;
    Value fallback = null;
    List<Constraint> constraints = List.of();
    String doc = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (field()) {
        case "plural" -> plural = json.getText();
        case "type" -> type = type();
        case "member" -> member = List.of(json.getText().split("/"));
        case "required" -> required = json.getBooleanValue();
        case "change" -> change = Change.valueOf(json.getText());
        case "sensitive" -> sensitive = json.getBooleanValue();
        case "computed" -> computed = json.getBooleanValue();
        case "default" -> fallback = Defaults.read(json, type);
        case "constraints" -> constraints = Constraints.read(json);
        case "doc" -> doc = json.getText();
        default -> throw unexpected();
      }
    }
    return new AttributeSchema(
        name,
        plural,
        type,
        member,
        required,
        change,
        sensitive,
        computed,
        fallback,
        constraints,
        doc);
  }

  private AttributeType type() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return AttributeType.Scalar.of(primitive(json.getText()));
    }
    json.nextToken();
    AttributeType type =
        switch (field()) {
          case "scalar" -> scalar();
          case "reference" -> new AttributeType.ReferenceTo(strings(), text("sends"));
          case "oneOf" -> {
            List<AttributeType> alternatives = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
              alternatives.add(type());
            }
            yield new AttributeType.OneOf(alternatives);
          }
          case "list" -> new AttributeType.ListOf(type());
          case "set" -> new AttributeType.SetOf(type());
          case "map" -> new AttributeType.MapOf(type(), text("keyMember"), text("valueMember"));
          case "nested" -> new AttributeType.Nested(shape());
          case "repeated" -> repeated();
          default -> throw unexpected();
        };
    if (!(type instanceof AttributeType.Scalar)) {
      json.nextToken();
    }
    return type;
  }

  /** Leaves the parser at the object's end, because every one of its fields may be missing. */
  private AttributeType.Scalar scalar() throws IOException {
    Type type = primitive(json.getText());
    Unit unit = Unit.NONE;
    List<String> words = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (field()) {
        case "unit" -> unit = Unit.valueOf(json.getText());
        case "words" -> words = strings();
        default -> throw unexpected();
      }
    }
    return new AttributeType.Scalar(type, unit, words);
  }

  private AttributeType.Repeated repeated() throws IOException {
    BlockSchema block = shape();
    json.nextToken();
    require("key");
    List<String> key = strings();
    json.nextToken();
    require("ordered");
    return new AttributeType.Repeated(block, key, json.getBooleanValue());
  }

  private BlockSchema shape() throws IOException {
    BlockSchema block = shapes.get(json.getText());
    if (block == null) {
      throw unexpected();
    }
    return block;
  }

  private String text(String name) throws IOException {
    json.nextToken();
    require(name);
    return json.getText();
  }

  private void require(String name) throws IOException {
    if (!field().equals(name)) {
      throw unexpected();
    }
  }

  private List<String> strings() throws IOException {
    List<String> strings = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      strings.add(json.getText());
    }
    return strings;
  }

  /** The name of the field the parser stands at; then it stands at its value. */
  private String field() throws IOException {
    String name = json.currentName();
    json.nextToken();
    return name;
  }

  /** A type without parts, a list or map of a simple one, or an object of types without parts. */
  private static Type simple(String text) {
    if (text.startsWith("list(")) {
      return new Type.ListType(simple(text.substring(5, text.length() - 1)));
    }
    if (text.startsWith("map(")) {
      return new Type.MapType(simple(text.substring(4, text.length() - 1)));
    }
    return text.startsWith("object({ ") ? object(text) : primitive(text);
  }

  /** {@code object({ name = string, value = string })}. */
  private static Type object(String text) {
    TreeMap<String, Type> attributes = new TreeMap<>();
    for (String attribute : text.substring("object({ ".length(), text.length() - 3).split(", ")) {
      int equals = attribute.indexOf(" = ");
      attributes.put(attribute.substring(0, equals), primitive(attribute.substring(equals + 3)));
    }
    return Type.ObjectType.of(attributes);
  }

  private static Type primitive(String name) {
    return Type.Primitive.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private IOException unexpected() throws IOException {
    @Nullable String name = json.currentName();
    return new IOException(
        "no schema: unexpected " + name + " = " + json.getText() + " at " + json.currentLocation());
  }
}
