package org.isopolity.practice.vocabulary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/**
 * The vocabulary as two tables. {@code concepts.csv} has one column for each language, named by its code; a cell holds the preferred
 * label and other terms, parted by bars. A further language is a further column.
 */
final class VocabularyFiles {

    private static final String LANGUAGE = "[a-z]{2,3}";

    private VocabularyFiles() {}

    static Vocabulary read(Path folder) {
        Path file = folder.resolve("concepts.csv");
        List<Concept> concepts = concepts(CsvTable.read(file));
        List<Mapping> mappings = mappings(CsvTable.read(folder.resolve("mappings.csv")), concepts);
        try {
            return new Vocabulary(concepts, mappings);
        } catch (IllegalArgumentException wrong) {
            throw InvalidInput.inFile(file, wrong.getMessage() + ".", "Correct the column 'id' or 'broader'.");
        }
    }

    private static List<Concept> concepts(CsvTable table) {
        table.require("id", "facet", "broader", "en");
        table.requireRows();
        List<String> languages = table.columns().stream()
                .filter(column -> column.matches(LANGUAGE) && !column.equals("id"))
                .toList();
        List<Concept> concepts = new ArrayList<>();
        for (Row row : table.rows()) {
            Map<String, List<String>> terms = new LinkedHashMap<>();
            for (String language : languages) {
                List<String> words = Arrays.stream(row.text(language).split("\\|", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
                if (!words.isEmpty()) {
                    terms.put(language, words);
                }
            }
            if (!terms.containsKey("en")) {
                throw row.problem("en", "is empty.", "Every concept needs an English label.");
            }
            concepts.add(new Concept(
                    row.identifier("id"),
                    row.oneOf("facet", Facet.class),
                    Optional.of(row.text("broader")).filter(above -> !above.isEmpty()),
                    terms));
        }
        return concepts;
    }

    private static List<Mapping> mappings(CsvTable table, List<Concept> concepts) {
        table.require("concept", "scheme", "target", "closeness");
        Set<String> known = new HashSet<>();
        concepts.forEach(concept -> known.add(concept.id()));
        List<Mapping> mappings = new ArrayList<>();
        for (Row row : table.rows()) {
            String concept = row.identifier("concept");
            if (!known.contains(concept)) {
                throw row.problem(
                        "concept", "'" + concept + "' is not in concepts.csv.", "Add it there, or correct it.");
            }
            mappings.add(new Mapping(
                    concept,
                    row.identifier("scheme"),
                    row.identifier("target"),
                    row.oneOf("closeness", Mapping.Closeness.class)));
        }
        return mappings;
    }
}
