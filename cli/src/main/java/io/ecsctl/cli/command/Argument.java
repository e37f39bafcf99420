package io.ecsctl.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * An option or a positional parameter of a command. {@code option("--out").label("FILE").path(file
 * -> out = file).says("Save the plan.")} reads: what people type, what comes behind it, what it is,
 * where it goes, and the line of the help.
 *
 * <p>What is not given leaves its field as it was. No parameter has to be given.
 */
final class Argument {
  private final String[] names;
  private String label = "";
  private String index = "";
  private Class<?> type = boolean.class;
  private @Nullable Class<?> element;
  private Target target = new Target(_ -> {});
  private String[] lines = {};
  private @Nullable String otherwise;
  private boolean inherited;
  private boolean help;

  private Argument(String... names) {
    this.names = names;
  }

  /** Any of {@code names} on the command line. */
  static Argument option(String... names) {
    return new Argument(names);
  }

  /** What stands there without a name, wherever it stands. */
  static Argument parameter(String label) {
    return new Argument().label(label);
  }

  /** What the help calls the value. */
  Argument label(String word) {
    label = word;
    return this;
  }

  /** Which of several parameters it is, from 0. */
  Argument at(int position) {
    index = String.valueOf(position);
    return this;
  }

  /** Takes no value: it is given or not. */
  Argument flag(Consumer<Boolean> to) {
    return of(boolean.class, null, to);
  }

  Argument text(Consumer<String> to) {
    return of(String.class, null, to);
  }

  /** May be given several times; {@code to} gets all of them. */
  Argument texts(Consumer<List<String>> to) {
    return of(List.class, String.class, to);
  }

  Argument path(Consumer<Path> to) {
    return of(Path.class, null, to);
  }

  /** May be given several times; {@code to} gets all of them. */
  Argument paths(Consumer<List<Path>> to) {
    return of(List.class, Path.class, to);
  }

  Argument number(Consumer<Integer> to) {
    return of(int.class, null, to);
  }

  /** One of the names of {@code words}. */
  <E extends Enum<E>> Argument oneOf(Class<E> words, Consumer<E> to) {
    return of(words, null, to);
  }

  /** Its description, line by line. */
  Argument says(String... description) {
    lines = description;
    return this;
  }

  /** What counts when it is not given, as if it had been typed. */
  Argument otherwise(String value) {
    otherwise = value;
    return this;
  }

  /** Every command below takes it too. */
  Argument inherited() {
    inherited = true;
    return this;
  }

  /** Shows the help of the command instead of running it. */
  Argument help() {
    help = true;
    return this;
  }

  private Argument of(Class<?> values, @Nullable Class<?> each, Consumer<?> to) {
    type = values;
    element = each;
    target = new Target(to);
    return this;
  }

  void addTo(CommandSpec command) {
    if (names.length > 0) {
      command.addOption(asOption());
    } else {
      command.addPositional(asParameter());
    }
  }

  private OptionSpec asOption() {
    OptionSpec.Builder option =
        OptionSpec.builder(names)
            .type(type)
            .getter(target)
            .setter(target)
            .hasInitialValue(false)
            .description(lines)
            .usageHelp(help)
            .scopeType(inherited ? ScopeType.INHERIT : ScopeType.LOCAL);
    if (!label.isEmpty()) {
      option.paramLabel(label);
    }
    if (element != null) {
      option.auxiliaryTypes(element);
    }
    if (otherwise != null) {
      option.defaultValue(otherwise);
    }
    return option.build();
  }

  private PositionalParamSpec asParameter() {
    PositionalParamSpec.Builder parameter =
        PositionalParamSpec.builder()
            .type(type)
            .arity(element == null ? "0..1" : "0..*")
            .getter(target)
            .setter(target)
            .hasInitialValue(false)
            .description(lines)
            .paramLabel(label);
    if (!index.isEmpty()) {
      parameter.index(index);
    }
    if (element != null) {
      parameter.auxiliaryTypes(element);
    }
    return parameter.build();
  }

  /** Where values go. Picocli asks for the last one, to add to a list what is given again. */
  private static final class Target implements IGetter, ISetter {
    private final Consumer<?> to;
    private @Nullable Object last;

    Target(Consumer<?> to) {
      this.to = to;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's signature
    public <T> @Nullable T get() {
      return (T) last;
    }

    @Override
    @SuppressWarnings("unchecked") // of the type that was declared with it
    public <T> @Nullable T set(T value) {
      Object before = last;
      last = value;
      ((Consumer<T>) to).accept(value);
      return (T) before;
    }
  }
}
