package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of the program's directory, and their paths. What they hold ends in values, so that a plan
 * does not need the files again.
 */
final class FileFunctions {
  static final List<String> NAMES =
      List.of(
          "basename",
          "dirname",
          "file",
          "filebase64",
          "filebase64sha256",
          "filebase64sha512",
          "fileexists",
          "filemd5",
          "fileset",
          "filesha1",
          "filesha256",
          "filesha512");

  private FileFunctions() {}

  static boolean reads(String name) {
    return NAMES.contains(name) && !name.equals("basename") && !name.equals("dirname");
  }

  static @Nullable Function find(String name, FileScope files) {
    return switch (name) {
      case "file" -> of(name, files, FileFunctions::text);
      case "filebase64" -> of(name, files, Base64.getEncoder()::encodeToString);
      case "filemd5" -> of(name, files, bytes -> hex("MD5", bytes));
      case "filesha1" -> of(name, files, bytes -> hex("SHA-1", bytes));
      case "filesha256" -> of(name, files, bytes -> hex("SHA-256", bytes));
      case "filesha512" -> of(name, files, bytes -> hex("SHA-512", bytes));
      case "filebase64sha256" -> of(name, files, bytes -> base64("SHA-256", bytes));
      case "filebase64sha512" -> of(name, files, bytes -> base64("SHA-512", bytes));
      case "fileexists" ->
          function(name)
              .takes("path", Type.STRING)
              .returns(Type.BOOL, a -> new Value.Bool(exists(a.text(0), files)));
      case "fileset" ->
          function(name)
              .takes("path", Type.STRING)
              .takes("pattern", Type.STRING)
              .returns(new Type.SetType(Type.STRING), a -> matching(a.text(0), a.text(1), files));
      case "basename" ->
          function(name)
              .takes("path", Type.STRING)
              .returns(Type.STRING, a -> new Value.Text(Paths.last(a.text(0))));
      case "dirname" ->
          function(name)
              .takes("path", Type.STRING)
              .returns(Type.STRING, a -> new Value.Text(Paths.directory(a.text(0))));
      default -> null;
    };
  }

  private interface Reading {
    String of(byte[] bytes);
  }

  private static Function of(String name, FileScope files, Reading reading) {
    return function(name)
        .takes("path", Type.STRING)
        .returns(Type.STRING, a -> new Value.Text(reading.of(bytes(a.text(0), files))));
  }

  private static byte[] bytes(String path, FileScope files) {
    return switch (files.source().read(files.inside(path))) {
      case FileSource.Found.Content(var content) -> {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        yield bytes;
      }
      case FileSource.Found.Missing _ ->
          throw new Refusal(
              "there is no file %s (paths are read from the program's directory; a module's own"
                      .formatted(path)
                  + " files are at ${path.module}/…)");
      case FileSource.Found.Refused(var reason) ->
          throw new Refusal("%s cannot be read: %s".formatted(path, reason));
      case FileSource.Found.Names _ -> throw new Refusal(path + " is a directory");
    };
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException binary) {
      throw new Refusal("the file is no text in UTF-8 (filebase64 reads any file)");
    }
  }

  private static boolean exists(String path, FileScope files) {
    return switch (files.source().read(files.inside(path))) {
      case FileSource.Found.Content _, FileSource.Found.Names _ -> true;
      case FileSource.Found.Missing _ -> false;
      case FileSource.Found.Refused(var reason) ->
          throw new Refusal("%s cannot be read: %s".formatted(path, reason));
    };
  }

  private static Value matching(String directory, String pattern, FileScope files) {
    return switch (files.source().list(files.inside(directory))) {
      case FileSource.Found.Names(var paths) -> {
        PathPattern wanted = PathPattern.of(pattern);
        yield new Value.SetOf(
            Type.STRING,
            paths.stream().filter(wanted::matches).<Value>map(Value.Text::new).toList());
      }
      case FileSource.Found.Missing _, FileSource.Found.Content _ ->
          new Value.SetOf(Type.STRING, List.of());
      case FileSource.Found.Refused(var reason) ->
          throw new Refusal("%s cannot be read: %s".formatted(directory, reason));
    };
  }

  private static String hex(String algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(EncodingFunctions.digest(algorithm, bytes));
  }

  private static String base64(String algorithm, byte[] bytes) {
    return Base64.getEncoder().encodeToString(EncodingFunctions.digest(algorithm, bytes));
  }
}
