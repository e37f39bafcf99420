package io.ecsctl.provider.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.provider.ProviderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class AwsErrorsTest {
  @Test
  void aDeniedCallNamesTheActionToAllowAndDropsWhatOnlyAwsCanRead() {
    ProviderException failure =
        AwsErrors.of(
            "ec2:CreateVpc",
            answered(
                403,
                "UnauthorizedOperation",
                "You are not authorized to perform this operation. User: arn:aws:iam::1:user/a is"
                    + " not authorized to perform: ec2:CreateVpc. Encoded authorization failure"
                    + " message: AbCdEf"));
    assertEquals("UnauthorizedOperation", failure.code());
    assertEquals("ec2:CreateVpc", failure.operation());
    assertEquals("req-1", failure.requestId());
    assertTrue(failure.explanation().contains("Allow the action ec2:CreateVpc"));
    assertTrue(failure.explanation().contains("arn:aws:iam::1:user/a"));
    assertFalse(failure.explanation().contains("AbCdEf"));
  }

  @Test
  void aBadSignatureDoesNotRepeatTheSignedRequest() {
    ProviderException failure =
        AwsErrors.of(
            "ecs:ListClusters",
            answered(
                403,
                "SignatureDoesNotMatch",
                "The canonical string was x-amz-security-token:SECRET"));
    assertFalse(failure.explanation().contains("SECRET"));
    assertTrue(failure.explanation().contains("secret key"));
  }

  @Test
  void expiredUnknownAndThrottledCredentialsSayWhatToDo() {
    assertAdvice("ExpiredTokenException", "aws sso login");
    assertAdvice("UnrecognizedClientException", "AWS_PROFILE");
    assertAdvice("RequestLimitExceeded", "Wait a minute");
    assertAdvice("VpcLimitExceeded", "Service Quotas");
  }

  private static void assertAdvice(String code, String advice) {
    ProviderException failure = AwsErrors.of("ec2:CreateVpc", answered(400, code, "It says so"));
    assertEquals(code, failure.code());
    assertTrue(failure.explanation().contains(advice), failure.explanation());
  }

  @Test
  void aRefusalIsOneSentenceOfAwsOwn() {
    assertEquals(
        "The CIDR '10.0.0.0/8' is invalid.",
        AwsErrors.of(
                "ec2:CreateVpc",
                answered(400, "InvalidVpc.Range", "The CIDR '10.0.0.0/8' is invalid."))
            .explanation());
  }

  @Test
  void anEndpointWithoutTheOperationIsToldApartFromAFailingOne() {
    assertEquals(
        AwsErrors.UNSUPPORTED,
        AwsErrors.of("tag:GetResources", answered(501, "InternalFailure", "")).code());
    assertEquals(
        AwsErrors.UNSUPPORTED, AwsErrors.of("tag:GetResources", answered(500, "", "")).code());
    assertEquals(
        "InternalError",
        AwsErrors.of("tag:GetResources", answered(500, "InternalError", "x")).code());
  }

  @Test
  void noCredentialsListsTheWaysToGetSome() {
    ProviderException failure =
        AwsErrors.of(
            "sts:GetCallerIdentity",
            SdkClientException.create(
                "Unable to load credentials from any of the providers in the chain"));
    assertEquals(ProviderException.NO_CREDENTIALS, failure.code());
    assertTrue(failure.explanation().contains("--profile"));
  }

  @Test
  void anUnreachableEndpointSaysWhyAndWhatToCheck() {
    ProviderException failure =
        AwsErrors.of(
            "sts:GetCallerIdentity",
            SdkClientException.create(
                "Unable to execute", new ConnectException("Connection refused")));
    assertEquals(ProviderException.UNREACHABLE, failure.code());
    assertTrue(failure.explanation().contains("Connection refused"));
    assertTrue(failure.explanation().contains("--endpoint-url"));
  }

  @Test
  void anInterruptedCallLeavesTheThreadInterrupted() {
    assertEquals(
        AwsErrors.INTERRUPTED,
        AwsErrors.of("ec2:DescribeVpcs", AbortedException.create("Thread was interrupted")).code());
    assertTrue(Thread.interrupted());
  }

  @Test
  void absenceIsAnAnswerWhereTheCallerSaysSo() {
    SdkException gone = answered(400, "InvalidVpcID.NotFound", "gone");
    assertNull(
        Call.unless(
            Set.of("InvalidVpcID.NotFound"),
            "ec2:DeleteVpc",
            () -> {
              throw gone;
            }));
    assertThrows(
        ProviderException.class,
        () ->
            Call.unless(
                Set.of("Other"),
                "ec2:DeleteVpc",
                () -> {
                  throw gone;
                }));
  }

  @Test
  void aRealClientTurnsARefusedConnectionIntoUnreachable() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0)) {
      port = unused.getLocalPort();
    }
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    var settings =
        new ConnectionSettings(null, "us-east-1", URI.create("http://127.0.0.1:" + port));
    try (RealClients clients = new RealClients(settings)) {
      ProviderException failure =
          assertThrows(
              ProviderException.class,
              () -> Call.to("sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity()));
      assertEquals(ProviderException.UNREACHABLE, failure.code());
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  private static AwsServiceException answered(int status, String code, String message) {
    return AwsServiceException.builder()
        .statusCode(status)
        .requestId("req-1")
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }
}
