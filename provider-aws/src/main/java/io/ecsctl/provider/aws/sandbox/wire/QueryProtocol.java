package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * AWS query: the request is a form ({@code Filter.1.Name=vpc-id}), the answer XML. EC2 has a
 * dialect of its own.
 */
final class QueryProtocol implements Protocol {
  private final boolean ec2;
  private final Map<String, Object> form = new LinkedHashMap<>();

  QueryProtocol(String service, String body) {
    ec2 = service.equals("ec2");
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
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
  public void read(String body, SdkPojo request) {
    Members.fill(form, request);
  }

  @Override
  public String write(SdkPojo answer) throws IOException {
    return document(out -> {
      out.writeStartElement(operation() + "Response");
      if (ec2) {
        write(out, answer);
      } else {
        out.writeStartElement(operation() + "Result");
        write(out, answer);
        out.writeEndElement();
      }
      out.writeEndElement();
    });
  }

  @Override
  public String write(AwsServiceException refusal) throws IOException {
    return document(out -> {
      out.writeStartElement(ec2 ? "Response" : "ErrorResponse");
      if (ec2) {
        out.writeStartElement("Errors");
      }
      out.writeStartElement("Error");
      text(out, "Code", refusal.awsErrorDetails().errorCode());
      text(out, "Message", refusal.awsErrorDetails().errorMessage());
      out.writeEndDocument();
    });
  }

  private static void write(XMLStreamWriter out, SdkPojo pojo) throws XMLStreamException {
    for (Map.Entry<SdkField<?>, Object> member : Members.set(pojo).entrySet()) {
      SdkField<?> field = member.getKey();
      String name = field.unmarshallLocationName();
      if (!(member.getValue() instanceof List<?> list)) {
        element(out, name, member.getValue());
        continue;
      }
      ListTrait trait = field.getRequiredTrait(ListTrait.class);
      String item = Optional.ofNullable(trait.memberLocationName()).orElse("member");
      if (!trait.isFlattened()) {
        out.writeStartElement(name);
      }
      for (Object value : list) {
        element(out, trait.isFlattened() ? name : item, value);
      }
      if (!trait.isFlattened()) {
        out.writeEndElement();
      }
    }
  }

  private static void element(XMLStreamWriter out, String name, Object value)
      throws XMLStreamException {
    if (value instanceof SdkPojo pojo) {
      out.writeStartElement(name);
      write(out, pojo);
      out.writeEndElement();
    } else if (value instanceof Map<?, ?>) {
      throw new IllegalArgumentException("no way to write the map " + name);
    } else {
      text(out, name, value.toString());
    }
  }

  private static void text(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }

  private static String document(Content content) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      content.write(out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException broken) {
      throw new IOException(broken);
    }
    return text.toString();
  }

  private interface Content {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }
}
