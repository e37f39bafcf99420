package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;

/** XML as a tree for {@link Members}, by the SDK's own list of members. */
final class XmlTree {
  private XmlTree() {}

  /** The members that the document's root has. */
  static Map<String, Object> of(String text, SdkPojo pojo) throws IOException {
    try {
      return members(
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(text)))
              .getDocumentElement(),
          pojo);
    } catch (ParserConfigurationException | SAXException broken) {
      throw new IOException(broken);
    }
  }

  private static Map<String, Object> members(Element element, SdkPojo pojo) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      List<Element> named =
          children(element).stream()
              .filter(child -> child.getNodeName().equals(field.locationName()))
              .toList();
      if (!named.isEmpty() && field.location() == MarshallLocation.PAYLOAD) {
        members.put(field.locationName(), value(named, field));
      }
    }
    return members;
  }

  private static Object value(List<Element> elements, SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case LIST -> list(elements, field.getRequiredTrait(ListTrait.class));
      case SDK_POJO -> members(elements.getFirst(), field.constructor().get());
      default -> elements.getFirst().getTextContent();
    };
  }

  private static List<Object> list(List<Element> elements, ListTrait trait) {
    List<Element> items = trait.isFlattened() ? elements : children(elements.getFirst());
    List<Object> values = new ArrayList<>();
    for (Element item : items) {
      values.add(value(List.of(item), trait.memberFieldInfo()));
    }
    return values;
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
