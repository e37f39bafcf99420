package io.ecsctl.provider.aws.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every operation of AWS's that the product calls is one that the sandbox offers: read from the
 * compiled classes.
 */
class OfferedOperationsTest {
  private static final Path CLASSES = Path.of("target/classes/io/ecsctl/provider/aws");

  @Test
  void theSandboxOffersWhatTheProductCalls() throws IOException {
    Set<String> called = new TreeSet<>();
    Set<String> offered = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        ClassModel model = ClassFile.of().parse(file);
        if (file.startsWith(CLASSES.resolve("sandbox"))) {
          addOverrides(model, offered);
        } else if (!file.startsWith(CLASSES.resolve("client"))) {
          addCalls(model, called);
        }
      }
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
    assertTrue(called.contains("EcsClient.createService"), called::toString);
    called.removeAll(offered);
    assertEquals(Set.of(), called);
  }

  private static boolean isClient(String internalName) {
    return internalName.startsWith("software/amazon/awssdk/services/")
        && internalName.endsWith("Client");
  }

  private static String simple(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }

  private static void addOverrides(ClassModel model, Set<String> offered) {
    for (var implemented : model.interfaces()) {
      if (isClient(implemented.asInternalName())) {
        for (var method : model.methods()) {
          offered.add(
              simple(implemented.asInternalName()) + "." + method.methodName().stringValue());
        }
      }
    }
  }

  private static void addCalls(ClassModel model, Set<String> called) {
    for (var method : model.methods()) {
      method
          .code()
          .ifPresent(code ->
              code.forEach(element -> {
                if (element instanceof InvokeInstruction call
                    && isClient(call.owner().asInternalName())) {
                  called.add(operation(call));
                }
              }));
    }
  }

  /** A paginator is a default method of the interface, over the operation itself. */
  private static String operation(InvokeInstruction call) {
    String name = call.name().stringValue();
    String paginator = "Paginator";
    return simple(call.owner().asInternalName())
        + "."
        + (name.endsWith(paginator) ? name.substring(0, name.length() - paginator.length()) : name);
  }
}
