package io.ecsctl.compiler.function;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of built-in functions. */
public final class Functions {
  private Functions() {}

  /**
   * The function of that name. Families are asked one by one and make it on demand, so a program
   * pays only for what it calls.
   */
  public static Optional<Function> find(String name) {
    return find(name, FileScope.NONE);
  }

  /**
   * The same for those who call it.
   *
   * @param files what it may read
   */
  public static Optional<Function> find(String name, FileScope files) {
    @Nullable Function found = CidrFunctions.find(name);
    found = found != null ? found : MapFunctions.find(name);
    found = found != null ? found : ListFunctions.find(name);
    found = found != null ? found : ElementFunctions.find(name);
    found = found != null ? found : SetFunctions.find(name);
    found = found != null ? found : TextFunctions.find(name);
    found = found != null ? found : PatternFunctions.find(name);
    found = found != null ? found : FormatFunctions.find(name);
    found = found != null ? found : NumberFunctions.find(name);
    found = found != null ? found : ConversionFunctions.find(name);
    found = found != null ? found : EncodingFunctions.find(name);
    found = found != null ? found : TimeFunctions.find(name);
    found = found != null ? found : FileFunctions.find(name, files);
    return Optional.ofNullable(found);
  }

  /** Whether the function of that name reads files: that has to happen when planning. */
  public static boolean readsFiles(String name) {
    return FileFunctions.reads(name);
  }

  /** Every name, in ascending order: for completion and for suggestions. */
  public static List<String> names() {
    return Stream.of(
            CidrFunctions.NAMES,
            MapFunctions.NAMES,
            ListFunctions.NAMES,
            ElementFunctions.NAMES,
            SetFunctions.NAMES,
            TextFunctions.NAMES,
            PatternFunctions.NAMES,
            FormatFunctions.NAMES,
            NumberFunctions.NAMES,
            ConversionFunctions.NAMES,
            EncodingFunctions.NAMES,
            TimeFunctions.NAMES,
            FileFunctions.NAMES)
        .flatMap(List::stream)
        .sorted()
        .toList();
  }
}
