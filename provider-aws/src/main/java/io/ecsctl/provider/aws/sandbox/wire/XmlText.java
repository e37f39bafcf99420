package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
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

/** SDK model objects and refusals as XML. */
final class XmlText {
  private XmlText() {}

  interface Content {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }

  /** Elements that {@code content} leaves open are closed. */
  static String document(Content content) throws IOException {
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

  /** The refusal within elements of these names, outermost first. */
  static String refusal(AwsServiceException refusal, String... around) throws IOException {
    return document(out -> {
      for (String name : around) {
        out.writeStartElement(name);
      }
      text(out, "Code", refusal.awsErrorDetails().errorCode());
      text(out, "Message", refusal.awsErrorDetails().errorMessage());
    });
  }

  static void members(XMLStreamWriter out, SdkPojo pojo) throws XMLStreamException {
    members(out, Members.set(pojo).entrySet());
  }

  static void members(XMLStreamWriter out, Collection<Map.Entry<SdkField<?>, Object>> members)
      throws XMLStreamException {
    for (Map.Entry<SdkField<?>, Object> member : members) {
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
      members(out, pojo);
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
}
