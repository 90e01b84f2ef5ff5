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
import org.isopolity.server.page.Basis;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library of practices as the pages read it: read once at the start, searched in memory. */
public final class Practices implements Basis, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Practices.class);

    private final PracticeIndex index;
    private final Map<String, String> recommendations;
    private final String digest;

    private Practices(Library library, Map<String, String> recommendations) {
        this.index = PracticeIndex.build(library);
        this.recommendations = java.util.Collections.unmodifiableMap(recommendations);
        this.digest = digest(LibraryTables.of(library) + Turtle.skos(library.vocabulary(), "") + recommendations);
    }

    /** The practices in a folder; none where there is no library or it cannot be read, which is logged. */
    public static Practices open(Path folder) {
        try {
            if (LibraryFolder.exists(folder)) {
                return new Practices(
                        LibraryFolder.read(folder), recommendations(folder.resolve("recommendations.csv")));
            }
        } catch (InvalidInput | InvalidImport wrong) {
            LOG.error("The practices are not shown. {}", wrong.getMessage());
        }
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

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public void close() {
        index.close();
    }
}
