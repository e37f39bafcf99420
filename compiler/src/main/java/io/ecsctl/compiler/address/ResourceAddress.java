package io.ecsctl.compiler.address;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One resource instance: {@code vpc.main}, {@code subnet.public["a"]}, {@code module.net.vpc.main};
 * or an object that belongs to somebody else, as a data block names it: {@code data.vpc.main}.
 *
 * <p>The key of most maps of a plan, so its hash is worked out once. What compares addresses is
 * written out, because a chain of comparators goes through lambdas, which are slow until the
 * optimising compiler has been there: a command ends before.
 */
public final class ResourceAddress implements Comparable<ResourceAddress> {
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

  private final String module;
  private final boolean data;
  private final String kind;
  private final String name;
  private final @Nullable InstanceKey key;
  private final int hash;

  /**
   * @param module {@code ""} in the root program, else {@code module.net} or {@code
   *     module.net["x"].module.inner}
   * @param data whether it is looked up, not made
   * @param kind the object's; also of one that is looked up
   * @param key null when the block has neither {@code for_each} nor {@code count}
   */
  public ResourceAddress(
      String module, boolean data, String kind, String name, @Nullable InstanceKey key) {
    this.module = module;
    this.data = data;
    this.kind = kind;
    this.name = name;
    this.key = key;
    int sum = module.hashCode();
    sum = 31 * sum + Boolean.hashCode(data);
    sum = 31 * sum + kind.hashCode();
    sum = 31 * sum + name.hashCode();
    this.hash = 31 * sum + Objects.hashCode(key);
  }

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

  /** Empty in the root program. */
  public String module() {
    return module;
  }

  /** Whether it is looked up, not made. */
  public boolean data() {
    return data;
  }

  public String kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  /** Null when the block has neither {@code for_each} nor {@code count}. */
  public @Nullable InstanceKey key() {
    return key;
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
            && hash == address.hash
            && name.equals(address.name)
            && kind.equals(address.kind)
            && module.equals(address.module)
            && data == address.data
            && Objects.equals(key, address.key));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** By module, those of others last, then by kind, name, and index or key. */
  @Override
  public int compareTo(ResourceAddress other) {
    if (this == other) {
      return 0;
    }
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
