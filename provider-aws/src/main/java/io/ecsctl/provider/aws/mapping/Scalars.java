package io.ecsctl.provider.aws.mapping;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * Single values in the SDK's types and AWS's units. AWS has the same number here as an integer and
 * there as text; both are read.
 */
final class Scalars {
  private Scalars() {}

  /** Without the mark of sensitivity: AWS gets the value itself. */
  static Value plain(Value value) {
    return value instanceof Value.Sensitive(var inner, var _) ? inner : value;
  }

  static Object toSdk(Value value, AttributeType type, SdkField<?> field) {
    MarshallingType<?> target = field.marshallingType();
    if (MarshallingType.STRING.equals(target)) {
      return text(value, type);
    }
    if (MarshallingType.INTEGER.equals(target)) {
      return amount(value, type).intValueExact();
    }
    if (MarshallingType.LONG.equals(target)) {
      return amount(value, type).longValueExact();
    }
    if (MarshallingType.DOUBLE.equals(target)) {
      return amount(value, type).doubleValue();
    }
    if (MarshallingType.BOOLEAN.equals(target) && value instanceof Value.Bool(var bool)) {
      return bool;
    }
    if (MarshallingType.INSTANT.equals(target)) {
      return Instant.parse(text(value, type));
    }
    if (MarshallingType.DOCUMENT.equals(target)) {
      return Documents.toDocument(value);
    }
    if (MarshallingType.SDK_POJO.equals(target)) {
      // EC2 wraps what an attribute call changes: { Value: true }.
      Structure wrapper = new Structure(field.constructor().get());
      SdkField<?> wrapped = MemberPath.requiredField(field.constructor().get(), "Value");
      wrapper.set("Value", toSdk(value, type, wrapped));
      return wrapper.build();
    }
    throw new IllegalArgumentException(
        field.memberName() + " takes " + target + ", not " + value.type());
  }

  /** As AWS writes it where it has text. */
  static String text(Value value, AttributeType type) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Bool(var bool) -> Boolean.toString(bool);
      case Value.CidrBlock(var cidr) -> cidr.toString();
      case Value.Port(var port) -> new PortRange(port.from(), port.to(), "").toString();
      case Value.Number _, Value.Size _, Value.Cpu _, Value.Duration _ ->
          amount(value, type).toPlainString();
      case Value.Null _,
          Value.Sequence _,
          Value.Keyed _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          throw new IllegalArgumentException("AWS has no text for " + value.type());
    };
  }

  private static BigDecimal amount(Value value, AttributeType type) {
    return switch (value) {
      case Value.Number(var number) -> number;
      case Value.Port(var port) when port.isSingle() -> BigDecimal.valueOf(port.from());
      case Value.Size(var bytes) -> inUnit(bytes, type);
      case Value.Cpu(var units) -> inUnit(units, type);
      case Value.Duration(var seconds) -> inUnit(seconds, type);
      case Value.Null _,
          Value.Bool _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Sequence _,
          Value.Keyed _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          throw new IllegalArgumentException("AWS has no number for " + value.type());
    };
  }

  /** The compiler has refused amounts that are not exact. */
  private static BigDecimal inUnit(long amount, AttributeType type) {
    return BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(unit(type).base()));
  }

  private static Unit unit(AttributeType type) {
    return type instanceof AttributeType.Scalar scalar ? scalar.unit() : Unit.NONE;
  }

  /**
   * What AWS reported, as the attribute's type has it. What cannot be read as that type is kept as
   * text, so that it shows as drift. {@link Value#NULL} for a structure in place of a single value,
   * as IAM describes a permissions boundary: only the kind knows what it means.
   */
  static Value fromSdk(Object reported, AttributeType type) {
    if (reported instanceof SdkPojo wrapper) {
      SdkField<?> wrapped = MemberPath.field(wrapper, "Value");
      Object inner = wrapped == null ? null : wrapped.getValueOrDefault(wrapper);
      return inner == null ? Value.NULL : fromSdk(inner, type);
    }
    if (reported instanceof Document document) {
      return Documents.toValue(document);
    }
    Value read = read(reported.toString(), type);
    return read == null ? new Value.Text(reported.toString()) : read;
  }

  private static @Nullable Value read(String text, AttributeType type) {
    return switch (type) {
      case AttributeType.Scalar scalar -> read(text, scalar);
      case AttributeType.ReferenceTo _ -> new Value.Text(text);
      case AttributeType.OneOf(var alternatives) -> {
        for (AttributeType alternative : alternatives) {
          Value value = read(text, alternative);
          if (value != null) {
            yield value;
          }
        }
        yield null;
      }
      case AttributeType.ListOf _,
          AttributeType.SetOf _,
          AttributeType.MapOf _,
          AttributeType.Nested _,
          AttributeType.Repeated _ ->
          null;
    };
  }

  private static @Nullable Value read(String text, AttributeType.Scalar scalar) {
    if (!(scalar.type() instanceof Type.Primitive primitive)) {
      return null;
    }
    return switch (primitive) {
      case STRING, ANY -> new Value.Text(text);
      case BOOL ->
          text.equals("true") || text.equals("false") ? new Value.Bool(text.equals("true")) : null;
      case NUMBER -> isNumber(text) ? new Value.Number(new BigDecimal(text)) : null;
      case CIDR -> {
        Cidr cidr = Cidr.parse(text);
        yield cidr == null ? null : new Value.CidrBlock(cidr);
      }
      case PORT -> {
        PortRange port = PortRange.parse(text);
        yield port == null ? null : new Value.Port(port);
      }
      case SIZE -> isNumber(text) ? new Value.Size(inBase(text, scalar)) : null;
      case CPU -> isNumber(text) ? new Value.Cpu(inBase(text, scalar)) : null;
      case DURATION -> isNumber(text) ? new Value.Duration(inBase(text, scalar)) : null;
    };
  }

  private static long inBase(String text, AttributeType.Scalar scalar) {
    return new BigDecimal(text).multiply(BigDecimal.valueOf(scalar.unit().base())).longValueExact();
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  }
}
