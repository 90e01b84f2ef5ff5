package org.isopolity.text.input;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A YAML file read as a record: components are written in kebab case, constants of enumerations in any case. What the
 * record's constructor refuses, and every other mistake, is said with its line.
 */
public final class YamlFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final ObjectMapper WHOLE_YAML = YAML.rebuild()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

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
     * Reads a file in which every component must be given.
     *
     * @throws InvalidInput if there is no such file, it is wrong or something is left out, naming the line
     */
    public static <T> T readWhole(Path file, Class<T> type) {
        return read(WHOLE_YAML, file, type);
    }

    private static <T> T read(ObjectMapper mapper, Path file, Class<T> type) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        try {
            T value = mapper.readValue(file.toFile(), type);
            if (value == null) {
                throw InvalidInput.inFile(file, "is empty.", "Write something, or leave the file out.");
            }
            return value;
        } catch (JacksonException wrong) {
            throw explain(file, wrong);
        }
    }

    private static InvalidInput explain(Path file, JacksonException wrong) {
        long line = wrong.getLocation() == null
                ? 1
                : Math.max(1, wrong.getLocation().getLineNr());
        return switch (wrong) {
            case UnrecognizedPropertyException unknown ->
                InvalidInput.atLine(
                        file,
                        line,
                        "'" + unknown.getPropertyName() + "' is unknown here.",
                        known(Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of())));
            case InvalidTypeIdException unknown ->
                InvalidInput.atLine(
                        file,
                        line,
                        "'" + unknown.getTypeId() + "' is unknown here.",
                        known(kinds(unknown.getBaseType().getRawClass())));
            case ValueInstantiationException refused
            when refused.getCause() != null ->
                InvalidInput.atLine(file, line, refused.getCause().getMessage() + ".", "Correct the value.");
            case MismatchedInputException mismatch ->
                InvalidInput.atLine(file, line, place(mismatch) + firstLine(mismatch), "Correct the value.");
            default ->
                InvalidInput.atLine(
                        file,
                        line,
                        "is not YAML that can be read: " + firstLine(wrong),
                        "Check indentation and quotes.");
        };
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
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String firstLine(JacksonException wrong) {
        return wrong.getOriginalMessage().lines().findFirst().orElse("unknown mistake") + ".";
    }
}
