package io.ecsctl.compiler.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ecsctl.compiler.testing.AnyText;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiling and evaluating any text ends, with values that are what their types said. */
class EvaluateFuzzTest {
  static Stream<byte[]> programs() {
    return Seeds.programs();
  }

  @MethodSource("programs")
  @DictionaryFile(resourcePath = "ecs.dict")
  @FuzzTest
  void evaluates(byte[] text) {
    AnyText.evaluates(new String(text, StandardCharsets.UTF_8));
  }
}
