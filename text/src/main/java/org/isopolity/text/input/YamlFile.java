package org.isopolity.text.input;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A YAML file read as a record: components are written in kebab case, constants of enumerations in any case. What the
 * record's constructor refuses, and every other mistake, is said with its line.
 */
public final class YamlFile {

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** Everything is needed but for what may come back empty. */
    private static final ObjectMapper WHOLE_YAML = YAML.rebuild()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
                    return member.getRawType() != Optional.class;
                }
            })
            .build();

    private static final Pattern MISSING = Pattern.compile(
            "[Mm]issing (?:required )?creator property '([^']+)'|Null value for creator property '([^']+)'|`null`");
    /** What a constructor refuses begins with the component's name in quotes. */
    private static final Pattern COMPONENT = Pattern.compile("^'([a-z-]+)'");

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"([^\"]*)\"");
    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, long.class, short.class, byte.class, Integer.class, Long.class, BigInteger.class);

    private YamlFile() {}

    /**
     * Reads a file in which components may be left out; the record's constructor sees null for these.
     *
     * @throws InvalidInput if there is no such file or it is wrong, naming the line
     */
    public static <T> T read(Path file, Class<T> type) {
        return read(YAML, file, type);
    }

    /**
     * Reads a file in which every component must be given, but for those that are optional.
     *
     * @throws InvalidInput if there is no such file, it is wrong or something is left out, naming the line
     */
    public static <T> T readWhole(Path file, Class<T> type) {
        return read(WHOLE_YAML, file, type);
    }

    private static <T> T read(ObjectMapper mapper, Path file, Class<T> type) {
        String text = TextFile.read(file);
        try {
            T value = isNothing(text) ? null : mapper.readValue(text, type);
            if (value == null) {
                throw InvalidInput.inFile(file, "is empty.", "Write something, or leave the file out.");
            }
            return value;
        } catch (JacksonException wrong) {
            throw explain(file, text, wrong);
        }
    }

    private static boolean isNothing(String text) {
        return text.lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---"));
    }

    private static InvalidInput explain(Path file, String text, JacksonException wrong) {
        long line = line(text, wrong);
        return switch (wrong) {
            case UnrecognizedPropertyException unknown ->
                unknown(
                        file,
                        line,
                        unknown.getPropertyName(),
                        Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()));
            case InvalidTypeIdException unknown ->
                unknown(
                        file,
                        line,
                        String.valueOf(Objects.requireNonNullElse(unknown.getTypeId(), "")),
                        kinds(unknown.getBaseType().getRawClass()));
            case InvalidFormatException unknown
            when unknown.getTargetType().isEnum() ->
                unknown(file, line, String.valueOf(unknown.getValue()), constants(unknown.getTargetType()));
            case ValueInstantiationException refused
            when refused.getCause() != null
                    && refused.getCause().getMessage() != null
                    && !(refused.getCause() instanceof NullPointerException) ->
                InvalidInput.atLine(file, line, sentence(refused.getCause().getMessage()), "Correct the value.");
            case ValueInstantiationException _ ->
                InvalidInput.atLine(
                        file, line, "something that is needed here is missing.", "Compare with the documentation.");
            case MismatchedInputException mismatch -> mismatch(file, line, mismatch);
            case StreamReadException twice
            when DUPLICATE.matcher(twice.getOriginalMessage()).find() ->
                InvalidInput.atLine(
                        file, line, "'" + duplicate(twice) + "' is written twice.", "Leave one of them out.");
            default ->
                InvalidInput.atLine(
                        file,
                        line,
                        "is not YAML that can be read: " + sentence(firstLines(wrong)),
                        "Check indentation, quotes and brackets.");
        };
    }

    private static String duplicate(StreamReadException twice) {
        Matcher duplicate = DUPLICATE.matcher(twice.getOriginalMessage());
        return duplicate.find() ? duplicate.group(1) : "";
    }

    private static long line(String text, JacksonException wrong) {
        if (wrong instanceof StreamReadException && !(wrong instanceof DatabindException)) {
            return wrong.getLocation() == null
                    ? 1
                    : Math.max(1, wrong.getLocation().getLineNr());
        }
        List<Object> path = new ArrayList<>();
        wrong.getPath()
                .forEach(step -> path.add(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
        if (wrong.getCause() != null) {
            Matcher component =
                    COMPONENT.matcher(String.valueOf(wrong.getCause().getMessage()));
            if (component.find()) {
                path.add(component.group(1));
            }
        }
        return new YamlPlace(path).findLine(YAML, text).orElse(1);
    }

    private static InvalidInput unknown(Path file, long line, String name, Collection<?> known) {
        return InvalidInput.atLine(file, line, "'" + name + "' is unknown here.", known(known));
    }

    private static InvalidInput mismatch(Path file, long line, MismatchedInputException mismatch) {
        String place = place(mismatch);
        String said = String.valueOf(mismatch.getOriginalMessage());
        Matcher missing = MISSING.matcher(said);
        if (missing.find()) {
            String name =
                    missing.group(1) != null ? missing.group(1) : missing.group(2) != null ? missing.group(2) : place;
            return InvalidInput.atLine(
                    file,
                    line,
                    "'" + name.substring(name.lastIndexOf('.') + 1) + "' is missing.",
                    "Write it, or check the spelling of its name.");
        }
        return InvalidInput.atLine(
                file,
                line,
                (place.isEmpty() ? "this" : "'" + place + "'") + " must be " + shape(mismatch.getTargetType())
                        + (mismatch instanceof InvalidFormatException given ? ", not '" + given.getValue() + "'" : "")
                        + ".",
                "Correct the value.");
    }

    private static String shape(@Nullable Class<?> type) {
        if (type == null) {
            return "written otherwise";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list, such as [one, two]";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == LocalDate.class) {
            return "a date, such as 2026-11-24";
        }
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return type.isEnum() ? "one of: " + String.join(", ", constants(type)) : "written as 'name: value'";
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String known(Collection<?> names) {
        return "Known: " + names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")) + ".";
    }

    private static List<String> kinds(Class<?> family) {
        JsonSubTypes kinds = family.getAnnotation(JsonSubTypes.class);
        return kinds == null
                ? List.of()
                : Arrays.stream(kinds.value()).map(JsonSubTypes.Type::name).toList();
    }

    private static String place(JacksonException wrong) {
        String path = wrong.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return path;
    }

    /** What the reader of YAML was about, and what it met there; the lines after these quote the file. */
    private static String firstLines(JacksonException wrong) {
        return String.valueOf(wrong.getOriginalMessage())
                .lines()
                .filter(line -> !line.startsWith(" "))
                .limit(2)
                .collect(Collectors.joining(", "));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
