package io.ecsctl.provider.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are made by the JDK's own tool. */
class DefaultTrustTest {
  private static final String PASSWORD = "changeit";
  private static final String STORE = "javax.net.ssl.trustStore";

  @TempDir Path directory;
  private Path store = Path.of("");
  private X509Certificate[] chain = {};

  @BeforeEach
  void selfSigned() throws Exception {
    store = directory.resolve("store.p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=sts.us-east-1.amazonaws.com",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString());
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD.toCharArray());
    }
    chain = new X509Certificate[] {(X509Certificate) made.getCertificate("server")};
  }

  @Test
  void aServerThatNobodyVouchesForIsRefused() {
    DefaultTrust trust = new DefaultTrust();
    assertThrows(CertificateException.class, () -> trust.checkServerTrusted(chain, "EC"));
    assertTrue(trust.getAcceptedIssuers().length > 50);
  }

  /** Those that the machine's owner named are read when the first certificate is judged. */
  @Test
  void whatTheJdkIsToldToTrustIsTrusted() throws Exception {
    DefaultTrust trust = new DefaultTrust();
    System.setProperty(STORE, store.toString());
    System.setProperty(STORE + "Password", PASSWORD);
    try {
      trust.checkServerTrusted(chain, "EC");
      assertEquals(1, trust.getAcceptedIssuers().length);
    } finally {
      System.clearProperty(STORE);
      System.clearProperty(STORE + "Password");
    }
  }
}
