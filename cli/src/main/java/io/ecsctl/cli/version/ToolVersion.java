package io.ecsctl.cli.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built, from what.
 *
 * @param tool this project's version
 * @param awsSdk the AWS SDK release it was built with
 */
public record ToolVersion(String tool, String awsSdk) {
  public static ToolVersion current() {
    Properties properties = new Properties();
    try (InputStream in = ToolVersion.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is missing from the package");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ToolVersion(
        properties.getProperty("version", "?"), properties.getProperty("aws.sdk", "?"));
  }
}
