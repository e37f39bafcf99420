import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes out of a class the two kinds of {@code invokedynamic} that an AOT cache of JDK 25 cannot
 * hold: a {@code switch} over types or with {@code case null}, and {@code equals} and {@code
 * hashCode} of records. Each makes a hidden class or a tree of method handles anew in every run,
 * and the fast JIT compiler does not see through them. What takes their place says the same in
 * plain instructions.
 */
final class DirectCode {
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc ENUM_CONSTANTS = ClassDesc.of("java.lang.Enum$EnumDesc");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final MethodTypeDesc HASH_OF_OBJECT =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);
  private static final MethodTypeDesc EQUALITY_OF_OBJECTS =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);

  /** One label of a {@code switch}. */
  private sealed interface Case {
    record OfType(ClassDesc type) implements Case {}

    record Constant(ClassDesc type, String name) implements Case {}
  }

  /** The method that decides one {@code switch}. */
  private record Decision(String name, MethodTypeDesc type, List<Case> cases) {}

  private final ClassModel model;
  private final List<Decision> decisions = new ArrayList<>();

  private DirectCode(ClassModel model) {
    this.model = model;
  }

  /** Whether there is anything to take out. */
  static boolean concerns(ClassModel model) {
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(CodeModel::elementStream)
        .anyMatch(element ->
            element instanceof InvokeDynamicInstruction call
                && (isSwitch(call) || isOfRecord(call)));
  }

  /** The class without them. */
  static byte[] of(ClassFile format, ClassModel model) {
    return new DirectCode(model).transformed(format);
  }

  private byte[] transformed(ClassFile format) {
    ClassTransform methods =
        (builder, element) -> {
          if (!(element instanceof MethodModel method)) {
            builder.with(element);
            return;
          }
          Optional<InvokeDynamicInstruction> ofRecord = ofRecord(method);
          if (ofRecord.isPresent()) {
            builder.withMethod(
                method.methodName(),
                method.methodType(),
                method.flags().flagsMask(),
                copy -> copy.withCode(code -> recordMethod(code, method, ofRecord.get())));
          } else {
            builder.transformMethod(
                method,
                MethodTransform.transformingCode((code, instruction) -> {
                  if (instruction instanceof InvokeDynamicInstruction call && isSwitch(call)) {
                    callDecision(code, call);
                  } else {
                    code.with(instruction);
                  }
                }));
          }
        };
    ClassTransform added =
        ClassTransform.endHandler(builder ->
            decisions.forEach(decision ->
                builder.withMethodBody(
                    decision.name(),
                    decision.type(),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> decide(code, decision.cases()))));
    return format.transformClass(model, methods.andThen(added));
  }

  /** Those over strings and numbers among types stay as they are: we have none. */
  private static boolean isSwitch(InvokeDynamicInstruction call) {
    return (isMadeBy(call, SWITCHES, "typeSwitch") || isMadeBy(call, SWITCHES, "enumSwitch"))
        && call.bootstrapArgs().stream().allMatch(label -> caseOf(call, label).isPresent());
  }

  private static Optional<Case> caseOf(InvokeDynamicInstruction call, ConstantDesc label) {
    return switch (label) {
      case ClassDesc type -> Optional.of(new Case.OfType(type));
      // An enumSwitch names the constants of the type that it is about.
      case String name when isMadeBy(call, SWITCHES, "enumSwitch") ->
          Optional.of(new Case.Constant(call.typeSymbol().parameterType(0), name));
      // EnumDesc.of(ClassDesc.of("the.Type"), "CONSTANT"), as a constant that is computed.
      case DynamicConstantDesc<?> computed
          when computed.bootstrapArgsList() instanceof List<ConstantDesc> arguments
              && arguments.size() == 3
              && arguments.get(0) instanceof DirectMethodHandleDesc made
              && made.owner().equals(ENUM_CONSTANTS)
              && arguments.get(1) instanceof DynamicConstantDesc<?> type
              && type.bootstrapArgsList().getLast() instanceof String typeName
              && arguments.get(2) instanceof String name ->
          Optional.of(new Case.Constant(ClassDesc.of(typeName), name));
      default -> Optional.empty();
    };
  }

  private static boolean isOfRecord(InvokeDynamicInstruction call) {
    return isMadeBy(call, RECORDS, "bootstrap")
        && (call.name().equalsString("equals") || call.name().equalsString("hashCode"));
  }

  private static boolean isMadeBy(
      InvokeDynamicInstruction call, ClassDesc owner, String bootstrap) {
    DirectMethodHandleDesc made = call.bootstrapMethod();
    return made.owner().equals(owner) && made.methodName().equals(bootstrap);
  }

  private void callDecision(CodeBuilder code, InvokeDynamicInstruction call) {
    Decision decision =
        new Decision(
            "typeSwitch$" + decisions.size(),
            call.typeSymbol(),
            call.bootstrapArgs().stream().flatMap(label -> caseOf(call, label).stream()).toList());
    decisions.add(decision);
    code.invokestatic(
        model.thisClass().asSymbol(),
        decision.name(),
        decision.type(),
        model.flags().has(AccessFlag.INTERFACE));
  }

  /**
   * As {@code SwitchBootstraps} says: -1 for null, else the index of the first case from the second
   * argument on that the first one meets, else the number of cases.
   */
  private static void decide(CodeBuilder code, List<Case> cases) {
    Label notNull = code.newLabel();
    code.aload(0).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
    for (int i = 0; i < cases.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      switch (cases.get(i)) {
        case Case.OfType(var type) -> code.aload(0).instanceOf(type).ifeq(next);
        case Case.Constant(var type, var name) ->
            code.aload(0).getstatic(type, name, type).if_acmpne(next);
      }
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(cases.size()).ireturn();
  }

  private static Optional<InvokeDynamicInstruction> ofRecord(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .filter(element -> element instanceof InvokeDynamicInstruction call && isOfRecord(call))
        .map(InvokeDynamicInstruction.class::cast)
        .findFirst();
  }

  /** As {@code ObjectMethods.bootstrap} says: the class, the names, then a handle a component. */
  private static void recordMethod(
      CodeBuilder code, MethodModel method, InvokeDynamicInstruction call) {
    List<ConstantDesc> arguments = call.bootstrapArgs();
    ClassDesc type = (ClassDesc) arguments.getFirst();
    List<DirectMethodHandleDesc> components =
        arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    if (method.methodName().equalsString("hashCode")) {
      hash(code, type, components);
    } else {
      compare(code, type, components);
    }
  }

  private static void hash(
      CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> components) {
    code.iconst_0();
    for (DirectMethodHandleDesc component : components) {
      code.loadConstant(31).imul();
      ClassDesc field = load(code, 0, type, component);
      if (field.isPrimitive()) {
        code.invokestatic(boxOf(field), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, field));
      } else {
        code.invokestatic(OBJECTS, "hashCode", HASH_OF_OBJECT);
      }
      code.iadd();
    }
    code.ireturn();
  }

  private static void compare(
      CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> components) {
    Label same = code.newLabel();
    Label different = code.newLabel();
    code.aload(0).aload(1).if_acmpeq(same);
    code.aload(1).instanceOf(type).ifeq(different);
    code.aload(1).checkcast(type).astore(2);
    for (DirectMethodHandleDesc component : components) {
      ClassDesc field = load(code, 0, type, component);
      load(code, 2, type, component);
      if (field.isPrimitive()) {
        code.invokestatic(
                boxOf(field), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, field, field))
            .ifne(different);
      } else {
        code.invokestatic(OBJECTS, "equals", EQUALITY_OF_OBJECTS).ifeq(different);
      }
    }
    code.labelBinding(same).iconst_1().ireturn();
    code.labelBinding(different).iconst_0().ireturn();
  }

  private static ClassDesc load(
      CodeBuilder code, int slot, ClassDesc type, DirectMethodHandleDesc getter) {
    ClassDesc field = getter.invocationType().returnType();
    code.aload(slot).getfield(type, getter.methodName(), field);
    return field;
  }

  private static ClassDesc boxOf(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalArgumentException("no primitive: " + primitive);
    };
  }
}
