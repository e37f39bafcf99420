package io.ecsctl.compiler.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ecsctl.compiler.testing.AnyText;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Formatting keeps every word and settles at once. */
class FormatFuzzTest {
  static Stream<byte[]> programs() {
    return Seeds.programs();
  }

  @MethodSource("programs")
  @DictionaryFile(resourcePath = "ecs.dict")
  @FuzzTest
  void formats(byte[] text) {
    AnyText.formats(new String(text, StandardCharsets.UTF_8));
  }
}
