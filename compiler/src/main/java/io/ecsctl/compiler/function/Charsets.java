package io.ecsctl.compiler.function;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;

/** Texts in other encodings than UTF-8, by their IANA names; the bytes as Base64. */
final class Charsets {
  private Charsets() {}

  static String encode(String text, String encoding) {
    try {
      ByteBuffer bytes = charset(encoding).newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return Base64.getEncoder().encodeToString(exact);
    } catch (CharacterCodingException unmappable) {
      throw new Refusal("the text has characters that %s does not".formatted(encoding));
    }
  }

  static String decode(String base64, String encoding) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return charset(encoding).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new Refusal("the decoded bytes are not text in %s".formatted(encoding));
    } catch (IllegalArgumentException malformed) {
      throw new Refusal("the text is not Base64");
    }
  }

  private static Charset charset(String encoding) {
    try {
      Charset found = Charset.forName(encoding);
      if (found.canEncode()) {
        return found;
      }
      throw new Refusal("%s can only be read".formatted(encoding));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new Refusal("there is no encoding %s".formatted(encoding));
    }
  }
}
