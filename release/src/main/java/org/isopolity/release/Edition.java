package org.isopolity.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.isopolity.index.input.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a release says about itself. The date is part of what is published, never the clock: the same sources give the same
 * bytes.
 *
 * @param series short name of the index, lower case
 * @param title for readers
 * @param description one paragraph
 * @param date of publication
 * @param publisher who answers for it
 * @param licence of the compilation
 * @param draws how often the index is recomputed for the rank intervals
 * @param seed makes those draws repeatable
 */
public record Edition(
        String series,
        String title,
        String description,
        LocalDate date,
        String publisher,
        Licence licence,
        int draws,
        long seed) {

    /**
     * Terms of use.
     *
     * @param name short name, SPDX where there is one
     * @param title for readers
     * @param url where the terms stand
     */
    public record Licence(String name, String title, String url) {}

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public Edition {
        if (ReleaseId.parse(series + "-2000.1").isEmpty()) {
            throw new IllegalArgumentException("'series' must be lower-case letters, digits and dashes");
        }
        if (draws < 1 || draws > 1_000_000) {
            throw new IllegalArgumentException("'draws' must be from 1 to 1000000");
        }
    }

    /**
     * Reads an edition file (YAML).
     *
     * @throws InvalidInput if the file is wrong, naming the line
     */
    public static Edition read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        try {
            return YAML.readValue(file.toFile(), Edition.class);
        } catch (JacksonException wrong) {
            int line = wrong.getLocation() == null
                    ? 1
                    : Math.max(1, wrong.getLocation().getLineNr());
            throw InvalidInput.atLine(
                    file,
                    line,
                    wrong.getOriginalMessage().lines().findFirst().orElse("cannot be read") + ".",
                    "An edition has series, title, description, date, publisher, licence (name, title, url), draws and"
                            + " seed.");
        }
    }
}
