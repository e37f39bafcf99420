package io.ecsctl.compiler.function;

import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * What {@code yamldecode} reads. Mappings become objects, sequences tuples. Words are what they are
 * in Terraform: {@code yes}, {@code on} and {@code y} are true, {@code 0o17} is 15, a date is a
 * text.
 */
final class YamlReader {
  private static final int DEEPEST = 200;

  /** Aliases may make a short text a value of any size. */
  private static final int MOST_NODES = 100_000;

  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("uuuu-M-d[['T']['t']H:m:s[.n]XXX][ H:m:s[.n]]")
          .withResolverStyle(ResolverStyle.STRICT);
  private static final String PREFIX = "tag:yaml.org,2002:";

  private final Parser events;
  private final Map<String, Value> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int nodes;

  private YamlReader(String text) {
    events = new ParserImpl(new StreamReader(text), new LoaderOptions());
  }

  static Value read(String text) {
    try {
      return new YamlReader(text).document();
    } catch (MarkedYAMLException malformed) {
      throw new Refusal(
          malformed.getProblemMark() == null
              ? "the text is no YAML"
              : "the text is no YAML (line %d, column %d)"
                  .formatted(
                      malformed.getProblemMark().getLine() + 1,
                      malformed.getProblemMark().getColumn() + 1));
    } catch (YAMLException malformed) {
      throw new Refusal("the text is no YAML");
    }
  }

  private Value document() {
    events.getEvent(); // the stream
    if (events.checkEvent(Event.ID.StreamEnd)) {
      throw new Refusal("the text is empty");
    }
    events.getEvent(); // the document
    Value value = node(events.getEvent(), 0);
    events.getEvent(); // its end
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      throw new Refusal("there is more text behind the first document");
    }
    return value;
  }

  private Value node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw new Refusal("more than %d mappings and sequences inside each other".formatted(DEEPEST));
    }
    count(1);
    return switch (event) {
      case ScalarEvent scalar -> anchored(scalar.getAnchor(), scalar(scalar));
      case SequenceStartEvent start -> {
        open(start.getAnchor(), start.getTag(), "seq");
        List<Value> elements = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
          elements.add(node(events.getEvent(), depth + 1));
        }
        events.getEvent();
        yield anchored(start.getAnchor(), new Value.Tuple(elements));
      }
      case MappingStartEvent start -> {
        open(start.getAnchor(), start.getTag(), "map");
        SortedMap<String, Value> entries = new TreeMap<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
          entry(entries, depth);
        }
        events.getEvent();
        yield anchored(start.getAnchor(), new Value.ObjectOf(entries));
      }
      case AliasEvent alias -> alias(alias.getAnchor());
      default -> throw new Refusal("the text is no YAML");
    };
  }

  private void count(int more) {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw new Refusal("the text stands for more than %d values".formatted(MOST_NODES));
    }
  }

  private void open(@Nullable String anchor, @Nullable String tag, String kind) {
    if (tag != null && !tag.equals(PREFIX + kind) && !tag.equals("!")) {
      throw new Refusal("the tag %s is not known".formatted(tag));
    }
    if (anchor != null) {
      open.add(anchor);
    }
  }

  private Value anchored(@Nullable String anchor, Value value) {
    if (anchor != null) {
      open.remove(anchor);
      anchors.put(anchor, value);
    }
    return value;
  }

  private Value alias(String anchor) {
    Value value = anchors.get(anchor);
    if (open.contains(anchor) || value == null) {
      throw new Refusal(
          open.contains(anchor)
              ? "the anchor %s is read inside of itself".formatted(anchor)
              : "there is no anchor %s".formatted(anchor));
    }
    count(size(value));
    return value;
  }

  private static int size(Value value) {
    return switch (value) {
      case Value.Sequence sequence ->
          1 + sequence.elements().stream().mapToInt(YamlReader::size).sum();
      case Value.Keyed keyed ->
          1 + keyed.entries().values().stream().mapToInt(YamlReader::size).sum();
      case Value _ -> 1;
    };
  }

  private void entry(SortedMap<String, Value> entries, int depth) {
    Event event = events.getEvent();
    if (!(event instanceof ScalarEvent key)) {
      throw new Refusal("a key is no text");
    }
    boolean merge =
        key.getTag() == null ? key.getValue().equals("<<") : key.getTag().equals(PREFIX + "merge");
    if (merge && key.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN) {
      merge(node(events.getEvent(), depth + 1), entries);
      return;
    }
    String name = Conversions.text(scalar(key));
    if (name == null) {
      throw new Refusal("a key is null");
    }
    entries.put(name, node(events.getEvent(), depth + 1));
  }

  private static void merge(Value from, SortedMap<String, Value> entries) {
    switch (from) {
      case Value.Keyed keyed -> entries.putAll(keyed.entries());
      case Value.Sequence sequence ->
          sequence
              .elements()
              .forEach(element -> {
                if (!(element instanceof Value.Keyed keyed)) {
                  throw new Refusal("<< takes mappings");
                }
                entries.putAll(keyed.entries());
              });
      case Value _ -> throw new Refusal("<< takes a mapping or a sequence of them");
    }
  }

  private static Value scalar(ScalarEvent scalar) {
    String text = scalar.getValue();
    String tag = scalar.getTag() == null ? "" : scalar.getTag();
    return switch (tag) {
      case "" ->
          scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
              ? plain(text)
              : new Value.Text(text);
      case "!", PREFIX + "str", PREFIX + "binary" -> new Value.Text(text);
      case PREFIX + "null" -> Value.NULL;
      case PREFIX + "bool" -> tagged(bool(text), text, "a bool");
      case PREFIX + "int", PREFIX + "float" -> tagged(number(text), text, "a number");
      case PREFIX + "timestamp" -> tagged(timestamp(text), text, "a time");
      default -> throw new Refusal("the tag %s is not known".formatted(tag));
    };
  }

  private static Value tagged(@Nullable Value value, String text, String what) {
    if (value == null) {
      throw new Refusal("\"%s\" is not %s".formatted(text, what));
    }
    return value;
  }

  private static Value plain(String text) {
    if (NULLS.contains(text)) {
      return Value.NULL;
    }
    if (INFINITE.matcher(text).matches()) {
      throw new Refusal("%s is no number that can be computed with".formatted(text));
    }
    Value found = bool(text);
    found = found == null ? timestamp(text) : found;
    found = found == null ? number(text) : found;
    return found == null ? new Value.Text(text) : found;
  }

  private static @Nullable Value bool(String text) {
    return TRUE.contains(text)
        ? new Value.Bool(true)
        : FALSE.contains(text) ? new Value.Bool(false) : null;
  }

  private static @Nullable Value number(String text) {
    if (INTEGER.matcher(text).matches() && text.length() > 2 && text.charAt(0) == '0') {
      char base = text.charAt(1);
      if (base == 'o' || base == 'x') {
        return new Value.Number(
            new BigDecimal(new BigInteger(text.substring(2), base == 'x' ? 16 : 8)));
      }
    }
    if (!DECIMAL.matcher(text).matches()) {
      return null;
    }
    String plain = text.startsWith("+") ? text.substring(1) : text;
    BigDecimal number = Numbers.parse(plain);
    return number == null ? null : new Value.Number(number);
  }

  /** In the one form that time functions read. */
  private static @Nullable Value timestamp(String text) {
    if (!text.matches("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*")) {
      return null;
    }
    try {
      return switch (TIMES.parseBest(
          text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
        case OffsetDateTime time -> text(time);
        case LocalDateTime time -> text(time.atOffset(ZoneOffset.UTC));
        case LocalDate day -> text(day.atStartOfDay().atOffset(ZoneOffset.UTC));
        default -> null;
      };
    } catch (DateTimeException other) {
      return null;
    }
  }

  private static Value text(OffsetDateTime time) {
    return new Value.Text(time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX")));
  }
}
