package io.ecsctl.compiler.address;

import java.util.Objects;
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
 *     <p>The key of most maps of a plan. What compares addresses is written out, because a record's
 *     own methods and a chain of comparators go through method handles and lambdas, which are slow
 *     until the optimising compiler has been there: a command ends before.
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
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ResourceAddress address
            && name.equals(address.name)
            && kind.equals(address.kind)
            && module.equals(address.module)
            && data == address.data
            && Objects.equals(key, address.key));
  }

  @Override
  public int hashCode() {
    int hash = module.hashCode();
    hash = 31 * hash + Boolean.hashCode(data);
    hash = 31 * hash + kind.hashCode();
    hash = 31 * hash + name.hashCode();
    return 31 * hash + Objects.hashCode(key);
  }

  /** By module, those of others last, then by kind, name, and index or key. */
  @Override
  public int compareTo(ResourceAddress other) {
    int order = module.compareTo(other.module);
    if (order == 0) {
      order = Boolean.compare(data, other.data);
    }
    if (order == 0) {
      order = kind.compareTo(other.kind);
    }
    if (order == 0) {
      order = name.compareTo(other.name);
    }
    if (order == 0) {
      order = Integer.compare(indexOrZero(), other.indexOrZero());
    }
    return order == 0 ? suffix().compareTo(other.suffix()) : order;
  }

  @Override
  public String toString() {
    return (module.isEmpty() ? "" : module + ".") + blockType() + "." + name + suffix();
  }
}
