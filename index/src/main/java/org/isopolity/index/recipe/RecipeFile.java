package org.isopolity.index.recipe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.isopolity.index.input.InvalidInput;
import org.jspecify.annotations.Nullable;
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

/** The recipe as a person writes it, and every mistake one can make in it. */
final class RecipeFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** The file's top level. */
    private record Written(
            @Nullable String recipe,
            @Nullable List<Step> steps,
            @Nullable Uncertainty uncertainty) {

        Recipe toRecipe() {
            return new Recipe(
                    Objects.requireNonNullElse(recipe, "recipe"),
                    Objects.requireNonNullElse(steps, List.of()),
                    Objects.requireNonNullElse(uncertainty, Uncertainty.NONE));
        }
    }

    private RecipeFile() {}

    static Recipe read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        try {
            return YAML.readValue(file.toFile(), Written.class).toRecipe();
        } catch (JacksonException wrong) {
            throw explain(file, wrong);
        } catch (IllegalArgumentException wrong) {
            throw InvalidInput.inFile(file, wrong.getMessage() + ".", "Correct the list of steps.");
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
                        "Known: "
                                + Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ".");
            case InvalidTypeIdException unknown ->
                InvalidInput.atLine(
                        file,
                        line,
                        "there is no step '" + unknown.getTypeId() + "'.",
                        "Known steps: " + String.join(", ", stepNames()) + ".");
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

    private static List<String> stepNames() {
        return java.util.Arrays.stream(Step.class
                        .getAnnotation(com.fasterxml.jackson.annotation.JsonSubTypes.class)
                        .value())
                .map(com.fasterxml.jackson.annotation.JsonSubTypes.Type::name)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
