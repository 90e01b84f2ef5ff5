package org.isopolity.server.practice;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.practice.exchange.InvalidImport;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.exchange.LibraryTables;
import org.isopolity.practice.exchange.Turtle;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.search.PracticeIndex;
import org.isopolity.practice.vocabulary.Vocabulary;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/** The library of practices at one moment, as a page reads it: it does not change while the page is made. */
public final class Practices {

    private final PracticeIndex index;
    private final Map<String, String> recommendations;
    private final String digest;

    private Practices(Library library, Map<String, String> recommendations) {
        this.index = PracticeIndex.buildWithInstalled(library);
        this.recommendations = java.util.Collections.unmodifiableMap(recommendations);
        this.digest = digest(LibraryTables.of(library).toString()
                + library.history()
                + Turtle.skos(library.vocabulary(), "")
                + recommendations);
    }

    /**
     * The practices in a folder.
     *
     * @throws InvalidInput if a table is missing or has no shape
     * @throws InvalidImport if lines are wrong
     */
    static Practices read(Path folder) {
        return of(LibraryFolder.read(folder), folder);
    }

    /** A library that lies in a folder, with what else lies there. */
    static Practices of(Library library, Path folder) {
        return new Practices(library, recommendations(folder.resolve("recommendations.csv")));
    }

    /** No practices. */
    static Practices none() {
        return new Practices(Library.empty(new Vocabulary(List.of(), List.of())), Map.of());
    }

    private static Map<String, String> recommendations(Path file) {
        Map<String, String> names = new LinkedHashMap<>();
        if (Files.exists(file)) {
            CsvTable table = CsvTable.read(file);
            table.require("id", "short");
            for (Row row : table.rows()) {
                names.put(row.identifier("id"), row.requiredText("short"));
            }
        }
        return names;
    }

    private static String digest(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** All records. */
    public Library library() {
        return index.library();
    }

    /** The records, searchable. */
    public PracticeIndex index() {
        return index;
    }

    /** What each recommendation is called, by its id, in their order. */
    public Map<String, String> recommendations() {
        return recommendations;
    }

    /** What stands for all of it. */
    String digest() {
        return digest;
    }
}
