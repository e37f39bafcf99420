package io.ecsctl.provider.aws.mapping;

import io.ecsctl.compiler.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.document.Document;

/** Members that take any JSON. Amounts with units have no form there. */
final class Documents {
  private Documents() {}

  static Document toDocument(Value value) {
    return switch (Scalars.plain(value)) {
      case Value.Null _ -> Document.fromNull();
      case Value.Bool(var bool) -> Document.fromBoolean(bool);
      case Value.Number(var number) -> Document.fromNumber(number);
      case Value.Text(var text) -> Document.fromString(text);
      case Value.CidrBlock(var cidr) -> Document.fromString(cidr.toString());
      case Value.Sequence list ->
          Document.fromList(list.elements().stream().map(Documents::toDocument).toList());
      case Value.Keyed map -> {
        Map<String, Document> entries = new LinkedHashMap<>();
        map.entries().forEach((key, inner) -> entries.put(key, toDocument(inner)));
        yield Document.fromMap(entries);
      }
      case Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          throw new IllegalArgumentException("JSON has no " + value.type());
    };
  }

  static Value toValue(Document document) {
    if (document.isBoolean()) {
      return new Value.Bool(document.asBoolean());
    }
    if (document.isNumber()) {
      return new Value.Number(document.asNumber().bigDecimalValue());
    }
    if (document.isString()) {
      return new Value.Text(document.asString());
    }
    if (document.isList()) {
      return new Value.Tuple(document.asList().stream().map(Documents::toValue).toList());
    }
    if (document.isMap()) {
      Map<String, Value> entries = new TreeMap<>();
      document.asMap().forEach((key, inner) -> entries.put(key, toValue(inner)));
      return Value.ObjectOf.of(entries);
    }
    return Value.NULL;
  }
}
