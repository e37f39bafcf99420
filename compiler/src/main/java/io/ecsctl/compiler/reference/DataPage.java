package io.ecsctl.compiler.reference;

import io.ecsctl.compiler.reference.Page.Section;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.DataSchema;
import io.ecsctl.compiler.schema.Schema;
import java.util.Collection;
import java.util.stream.Collectors;

/** The page of the reference that tells what can be looked up. */
public final class DataPage {
  private DataPage() {}

  public static Page of(Schema schema) {
    Collection<DataSchema> all = schema.data().values();
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Data

        What a stack borrows from others: `data KIND "NAME" { … }`, read as `data.KIND.NAME.ATTRIBUTE`, and given
        wherever an object of that kind is wanted. With `all = true` the name stands for every object that matches, in a
        list. See [the language](../language.md#data).

        | kind | service | what it is |
        | --- | --- | --- |
        """);
    all.forEach(data ->
        page.append(
            "| [%s](#%s) | %s | %s |\n"
                .formatted(data.kind(), data.kind(), data.service(), data.doc())));
    all.forEach(data -> section(data, page));
    return new Page(Section.KIND, "data", "What a stack borrows from others.", page.toString());
  }

  private static void section(DataSchema data, StringBuilder page) {
    page.append("\n## %s\n\n%s\n\n".formatted(data.kind(), data.doc()));
    page.append("AWS: %s, `%s`.\n".formatted(data.service(), data.api()));
    if (!data.arguments().attributes().isEmpty()) {
      page.append("\n| argument | type | required | |\n| --- | --- | --- | --- |\n");
      data.arguments().attributes().values().forEach(argument -> argument(argument, page));
    }
    if (data.results().isEmpty()) {
      page.append("\nHas the attributes of a [%1$s](%1$s.md).\n".formatted(data.kind()));
    } else {
      page.append("\n| attribute | type | |\n| --- | --- | --- |\n");
      for (ComputedAttribute result : data.results()) {
        page.append("| `%s` | %s | %s |\n".formatted(result.name(), result.type(), result.doc()));
      }
    }
  }

  private static void argument(AttributeSchema argument, StringBuilder page) {
    page.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(
                argument.name(),
                type(argument.type()),
                argument.required() ? "yes" : "",
                argument.doc()));
  }

  private static String type(AttributeType type) {
    return switch (type) {
      case AttributeType.Scalar scalar when !scalar.words().isEmpty() ->
          scalar.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
      case AttributeType.ReferenceTo(var kinds, var _) ->
          kinds.stream()
              .map(kind -> "[%1$s](%1$s.md)".formatted(kind))
              .collect(Collectors.joining(" or "));
      case AttributeType.Scalar _,
          AttributeType.OneOf _,
          AttributeType.ListOf _,
          AttributeType.SetOf _,
          AttributeType.MapOf _,
          AttributeType.Nested _,
          AttributeType.Repeated _ ->
          type.valueType().toString();
    };
  }
}
