package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Text in other forms: JSON, YAML, CSV, Base64, URL encoding and digests; bytes are UTF-8. */
final class EncodingFunctions {
  static final List<String> NAMES =
      List.of(
          "base64decode",
          "base64encode",
          "base64gzip",
          "base64sha256",
          "base64sha512",
          "csvdecode",
          "jsondecode",
          "jsonencode",
          "md5",
          "sha1",
          "sha256",
          "sha512",
          "textdecodebase64",
          "textencodebase64",
          "urlencode",
          "uuidv5",
          "yamldecode",
          "yamlencode");

  private EncodingFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "base64encode" -> ofText(name, text -> Base64.getEncoder().encodeToString(utf8(text)));
      case "base64decode" -> ofText(name, EncodingFunctions::base64Decode);
      case "base64sha256" ->
          ofText(name, text -> Base64.getEncoder().encodeToString(digest("SHA-256", text)));
      case "base64sha512" ->
          ofText(name, text -> Base64.getEncoder().encodeToString(digest("SHA-512", text)));
      case "md5" -> ofText(name, text -> hex("MD5", text));
      case "sha1" -> ofText(name, text -> hex("SHA-1", text));
      case "sha256" -> ofText(name, text -> hex("SHA-256", text));
      case "sha512" -> ofText(name, text -> hex("SHA-512", text));
      case "urlencode" -> ofText(name, EncodingFunctions::urlEncode);
      case "csvdecode" ->
          function(name)
              .takes("text", Type.STRING)
              .returns(
                  // Of objects with the columns that the text names.
                  new Type.ListType(Type.ANY), a -> Csv.decode(a.text(0)));
      case "jsonencode" ->
          function(name)
              .takesNullable("value", Type.ANY)
              .returns(Type.STRING, a -> new Value.Text(JsonText.encode(a.value(0))));
      case "jsondecode" ->
          function(name)
              .takes("text", Type.STRING)
              .returns(Type.ANY, a -> JsonText.decode(a.text(0)));
      case "yamlencode" ->
          function(name)
              .takesNullable("value", Type.ANY)
              .returns(Type.STRING, a -> new Value.Text(YamlWriter.write(a.value(0))));
      case "yamldecode" ->
          function(name)
              .takes("text", Type.STRING)
              .returns(Type.ANY, a -> YamlReader.read(a.text(0)));
      case "base64gzip" ->
          ofText(name, text -> Base64.getEncoder().encodeToString(Gzip.of(utf8(text))));
      case "textencodebase64" ->
          function(name)
              .takes("text", Type.STRING)
              .takes("encoding", Type.STRING)
              .returns(Type.STRING, a -> new Value.Text(Charsets.encode(a.text(0), a.text(1))));
      case "textdecodebase64" ->
          function(name)
              .takes("text", Type.STRING)
              .takes("encoding", Type.STRING)
              .returns(Type.STRING, a -> new Value.Text(Charsets.decode(a.text(0), a.text(1))));
      case "uuidv5" ->
          function(name)
              .takes("namespace", Type.STRING)
              .takes("name", Type.STRING)
              .returns(Type.STRING, a -> new Value.Text(Uuids.of(a.text(0), a.text(1))));
      default -> null;
    };
  }

  private static Function ofText(String name, UnaryOperator<String> body) {
    return function(name)
        .takes("text", Type.STRING)
        .returns(Type.STRING, a -> new Value.Text(body.apply(a.text(0))));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64Decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException malformed) {
      throw new Refusal("the text is not Base64");
    } catch (CharacterCodingException binary) {
      throw new Refusal("the decoded bytes are not text in UTF-8");
    }
  }

  private static String hex(String algorithm, String text) {
    return HexFormat.of().formatHex(digest(algorithm, text));
  }

  private static byte[] digest(String algorithm, String text) {
    return digest(algorithm, utf8(text));
  }

  static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has " + algorithm, missing);
    }
  }

  /** For a query: a space is a plus. Only {@code - _ . ~}, letters and digits stay. */
  private static String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
