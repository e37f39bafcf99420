package io.ecsctl.compiler.address;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One resource instance: {@code vpc.main}, {@code subnet.public["a"]}, {@code module.net.vpc.main};
 * or an object that belongs to somebody else, as a data block names it: {@code data.vpc.main}.
 *
 * @param module {@code ""} in the root program, else {@code module.net} or {@code
 *     module.net["x"].module.inner}
 * @param data whether it is looked up, not made
 * @param kind the object's; also of one that is looked up
 * @param key null when the block has neither {@code for_each} nor {@code count}
 */
public record ResourceAddress(
    String module, boolean data, String kind, String name, @Nullable InstanceKey key)
    implements Comparable<ResourceAddress> {
  private static final String STEP =
      "module\\.[^.\\[\\]]+(?:\\[(?:\"(?:[^\"\\\\]++|\\\\.)*+\"|[0-9]{1,9})\\])?";
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(?<module>"
              + STEP
              + "(?:\\."
              + STEP
              + ")*)\\.)?"
              + "(?<data>data\\.)?(?<kind>[^.\\[\\]]+)\\.(?<name>[^.\\[\\]]+)"
              + "(?:\\[(?:\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"|(?<index>[0-9]{1,9}))\\])?");
  private static final Comparator<ResourceAddress> ORDER =
      Comparator.comparing(ResourceAddress::module)
          .thenComparing(ResourceAddress::data)
          .thenComparing(ResourceAddress::kind)
          .thenComparing(ResourceAddress::name)
          .thenComparingInt(ResourceAddress::indexOrZero)
          .thenComparing(ResourceAddress::suffix);

  /** A resource. */
  public ResourceAddress(String module, String kind, String name, @Nullable InstanceKey key) {
    this(module, false, kind, name, key);
  }

  public static ResourceAddress of(String kind, String name) {
    return new ResourceAddress("", kind, name, null);
  }

  public ResourceAddress withKey(@Nullable InstanceKey newKey) {
    return new ResourceAddress(module, data, kind, name, newKey);
  }

  /** Reads what {@code toString} writes; null when {@code text} is no address. */
  public static @Nullable ResourceAddress parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String module = matcher.group("module");
    return new ResourceAddress(
        module == null ? "" : module,
        matcher.group("data") != null,
        matcher.group("kind"),
        matcher.group("name"),
        InstanceKey.of(matcher.group("text"), matcher.group("index")));
  }

  /** What the block begins with: {@code vpc}, {@code data.vpc}. */
  public String blockType() {
    return data ? "data." + kind : kind;
  }

  private int indexOrZero() {
    return key instanceof InstanceKey.Index(var index) ? index : 0;
  }

  private String suffix() {
    return key == null ? "" : key.suffix();
  }

  @Override
  public int compareTo(ResourceAddress other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return (module.isEmpty() ? "" : module + ".") + blockType() + "." + name + suffix();
  }
}
