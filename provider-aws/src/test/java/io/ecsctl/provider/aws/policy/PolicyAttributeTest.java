package io.ecsctl.provider.aws.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyAttributeTest {
  private static final String WRITTEN =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "Read",
            "Effect": "Allow",
            "Principal": { "AWS": ["arn:aws:iam::123456789012:root", "*"] },
            "Action": ["s3:GetObject", "s3:PutObject"],
            "Resource": "*",
            "Condition": {
              "StringEquals": { "aws:SourceAccount": ["123456789012"] },
              "Bool": { "aws:SecureTransport": true }
            }
          }
        ]
      }
      """;

  private static Value.ObjectOf canonical(String json) {
    return PolicyAttribute.DOCUMENT.canonical(attributes("document", new Value.Text(json)));
  }

  private static Value.ObjectOf attributes(String name, Value value) {
    return Value.ObjectOf.of(Map.of(name, value));
  }

  @Test
  void otherWaysToWriteTheSameAreTheSame() {
    String other =
        """
        {"Statement":{"Effect":"allow","Sid":"Read","Resource":["*"],
         "Principal":{"AWS":["*","123456789012"]},
         "Action":["s3:PutObject","s3:GetObject"],
         "Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"},
                      "Bool":{"aws:SecureTransport":"true"}}},
         "Version":"2012-10-17"}
        """;

    assertEquals(canonical(WRITTEN), canonical(other));
  }

  @Test
  void anotherActionIsAnotherPolicy() {
    assertNotEquals(
        canonical(WRITTEN), canonical(WRITTEN.replace("s3:PutObject", "s3:DeleteObject")));
  }

  @Test
  void anybodyIsAnyAccount() {
    assertEquals(
        canonical("{\"Statement\": {\"Principal\": {\"AWS\": \"*\"}}}"),
        canonical("{\"Statement\": {\"Principal\": \"*\"}}"));
  }

  @Test
  void whatIsReadIsWrittenAsItWas() {
    Value.ObjectOf block = canonical(WRITTEN);

    String json = PolicyAttribute.DOCUMENT.json(block);

    assertEquals(
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Read\",\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":[\"*\",\"arn:aws:iam::123456789012:root\"]},"
            + "\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Resource\":\"*\","
            + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"},"
            + "\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}}]}",
        json);
  }

  @Test
  void aBlockHasIamsDefaults() {
    Value statement =
        Value.ObjectOf.of(
            Map.of(
                "actions",
                new Value.SetOf(Type.STRING, List.of(new Value.Text("s3:*"))),
                "resources",
                new Value.SetOf(Type.STRING, List.of(new Value.Text("*")))));
    Value.ObjectOf written =
        attributes(
            "policy_document",
            Value.ObjectOf.of(Map.of("statement", new Value.Tuple(List.of(statement)))));

    assertEquals(
        canonical(
            "{\"Version\": \"2012-10-17\", \"Statement\":"
                + " [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}"),
        PolicyAttribute.DOCUMENT.canonical(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[]",
        "{\"Statements\": []}",
        "{\"Statement\": \"allow\"}",
        "{\"Statement\": {\"Principal\": {\"User\": \"me\"}}}",
        "{\"Statement\": {\"Action\": {\"a\": 1}}}",
      })
  void whatIsNoPolicyStaysAsItIs(String text) {
    Value.ObjectOf written = attributes("document", new Value.Text(text));

    assertEquals(written, PolicyAttribute.DOCUMENT.canonical(written));
    assertEquals(text, PolicyAttribute.DOCUMENT.json(written));
  }
}
