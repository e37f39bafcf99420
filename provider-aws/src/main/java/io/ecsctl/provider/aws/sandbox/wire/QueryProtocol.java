package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS query: the request is a form ({@code Filter.1.Name=vpc-id}), the answer XML. EC2 has a
 * dialect of its own.
 */
final class QueryProtocol implements Protocol {
  private final boolean ec2;
  private final Map<String, Object> form = new LinkedHashMap<>();

  QueryProtocol(Asked asked) {
    ec2 = asked.service().equals("ec2");
    for (String pair : asked.text().split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        put(Asked.decoded(pair.substring(0, equals)), Asked.decoded(pair.substring(equals + 1)));
      }
    }
  }

  @SuppressWarnings("unchecked") // nothing but such maps is put in for a name with a dot after it
  private void put(String name, String value) {
    Map<String, Object> at = form;
    String[] steps = name.split("\\.");
    for (int i = 0; i < steps.length - 1; i++) {
      at = (Map<String, Object>) at.computeIfAbsent(steps[i], _ -> new LinkedHashMap<>());
    }
    at.put(steps[steps.length - 1], value);
  }

  @Override
  public String operation() {
    return form.getOrDefault("Action", "").toString();
  }

  @Override
  public String contentType() {
    return "text/xml";
  }

  @Override
  public void read(SdkPojo request) {
    Members.fill(form, request);
  }

  @Override
  public String write(SdkPojo answer) throws IOException {
    return XmlText.document(out -> {
      out.writeStartElement(operation() + "Response");
      if (!ec2) {
        out.writeStartElement(operation() + "Result");
      }
      XmlText.members(out, answer);
    });
  }

  @Override
  public String write(AwsServiceException refusal) throws IOException {
    return ec2
        ? XmlText.refusal(refusal, "Response", "Errors", "Error")
        : XmlText.refusal(refusal, "ErrorResponse", "Error");
  }
}
