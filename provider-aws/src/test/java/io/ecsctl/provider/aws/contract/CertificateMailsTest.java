package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.acm.model.DomainValidationOption;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

/** Where the mails go that prove a certificate's names: of no account where records prove them. */
class CertificateMailsTest {
  private final Sandbox account = Sandbox.open(SandboxOptions.forTests(TestStack.REGION));

  @AfterEach
  void close() {
    account.close();
  }

  private String refusalOf(DomainValidationOption option) {
    AwsServiceException refused =
        assertThrows(
            AwsServiceException.class,
            () ->
                account
                    .acm()
                    .requestCertificate(r ->
                        r.domainName("shop.example.com")
                            .validationMethod(ValidationMethod.DNS)
                            .domainValidationOptions(option)));
    assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
    return refused.awsErrorDetails().errorMessage();
  }

  @Test
  void anOptionSaysBothOfItsMembersAlsoWhereRecordsProveTheNames() {
    assertEquals(
        "1 validation error detected: Value null at 'domainValidationOptions.1.member.domainName'"
            + " failed to satisfy constraint: Member must not be null",
        refusalOf(DomainValidationOption.builder().build()));
    assertEquals(
        "1 validation error detected: Value null at"
            + " 'domainValidationOptions.1.member.validationDomain' failed to satisfy constraint:"
            + " Member must not be null",
        refusalOf(DomainValidationOption.builder().domainName("shop.example.com").build()));
  }

  @Test
  void whereRecordsProveTheNamesThePlanAfterTheApplyIsEmpty() {
    TestStack stack =
        TestStack.lenient(
            account,
            "shop",
            """
            stack "shop" { region = "eu-central-1" }
            certificate "web" {
              domain_name       = "shop.example.com"
              validation_method = DNS
              domain_validation_option {
                domain_name       = "shop.example.com"
                validation_domain = "example.com"
              }
            }
            """);
    stack.apply();
    assertEquals(List.of(), TestStack.changes(stack.plan()));

    stack.edit("validation_method = DNS", "validation_method = EMAIL");
    assertTrue(TestStack.changes(stack.plan()).contains("REPLACE certificate.web"));
    stack.apply();
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    stack.destroy();
  }

  /** Nothing proves it, whatever the program says of mails. */
  @Test
  void aPrivateCertificateIsNeverReplacedForHowItWouldBeProved() {
    TestStack stack =
        TestStack.lenient(
            account,
            "shop",
            """
            stack "shop" { region = "eu-central-1" }
            certificate "web" {
              domain_name           = "shop.internal"
              certificate_authority = "arn:aws:acm-pca:eu-central-1:123456789012:certificate-authority/one"
              validation_method     = EMAIL
              domain_validation_option {
                domain_name       = "shop.internal"
                validation_domain = "internal"
              }
            }
            """);
    stack.apply();
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    stack.edit("validation_method     = EMAIL", "validation_method     = DNS");
    assertEquals(List.of(), TestStack.changes(stack.plan()));
    stack.destroy();
  }
}
