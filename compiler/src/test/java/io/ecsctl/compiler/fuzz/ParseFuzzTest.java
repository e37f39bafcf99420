package io.ecsctl.compiler.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ecsctl.compiler.testing.AnyText;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text gives a tree and findings with a place. */
class ParseFuzzTest {
  static Stream<byte[]> programs() {
    return Seeds.programs();
  }

  @MethodSource("programs")
  @DictionaryFile(resourcePath = "ecs.dict")
  @FuzzTest
  void parses(byte[] text) {
    AnyText.parses(new String(text, StandardCharsets.UTF_8));
  }
}
