package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Objects of EC2: it filters by itself, and answers in full. */
final class Ec2Finder<T> implements Finder {
  private final Ec2Kind<T> kind;
  private final Function<T, @Nullable String> name;
  private final Map<String, String> filters;

  /**
   * @param name what it is called; null where only its tags may say
   * @param filters EC2's name of the filter that an argument goes into, by argument; what EC2 does
   *     not filter by is compared here
   */
  Ec2Finder(Ec2Kind<T> kind, Function<T, @Nullable String> name, Map<String, String> filters) {
    this.kind = kind;
    this.name = name;
    this.filters = filters;
  }

  @Override
  public String kind() {
    return kind.name();
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf wanted) {
    return Parallel.map(kind.find(filters(wanted)), this::object).stream()
        .filter(object -> Matching.holds(compared(wanted), object))
        .sorted(
            Comparator.comparing((Value.ObjectOf object) -> text(object, "availability_zone"))
                .thenComparing(object -> text(object, "id")))
        .toList();
  }

  /** In the form in which objects tell it. */
  private Value.ObjectOf compared(Value.ObjectOf wanted) {
    TreeMap<String, Value> rest = new TreeMap<>(wanted.entries());
    rest.keySet().removeAll(filters.keySet());
    rest.remove(TagChange.ATTRIBUTE);
    return kind.canonical(new Value.ObjectOf(rest));
  }

  private List<Filter> filters(Value.ObjectOf wanted) {
    List<Filter> made = new ArrayList<>();
    wanted
        .entries()
        .forEach((argument, value) -> {
          if (value instanceof Value.Keyed tags) {
            tags.entries()
                .forEach((key, tag) -> made.add(Ec2Kind.filter("tag:" + key, List.of(text(tag)))));
          } else if (filters.containsKey(argument)) {
            made.add(Ec2Kind.filter(filters.get(argument), List.of(text(value))));
          }
        });
    return made;
  }

  private Value.ObjectOf object(T found) {
    return LiveAttributes.of(kind.attributes(found))
        .put(TagChange.ATTRIBUTE, Tags.of(kind.tags(found), Tag::key, Tag::value).value())
        .build();
  }

  /** What people call them: their tag Name, and their name where they have one. */
  @Override
  public List<String> names() {
    return kind.find(List.of()).stream()
        .flatMap(found ->
            Stream.concat(
                Stream.ofNullable(name.apply(found)),
                kind.tags(found).stream().filter(tag -> tag.key().equals("Name")).map(Tag::value)))
        .toList();
  }

  private static String text(Value.ObjectOf object, String name) {
    return text(object.get(name));
  }

  /** As EC2 writes it: a CIDR block, a bool or a text. */
  private static String text(Value value) {
    return value instanceof Value.Text(var text) ? text : ValueText.of(value);
  }
}
