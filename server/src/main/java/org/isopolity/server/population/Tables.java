package org.isopolity.server.population;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isopolity.server.page.Basis;
import org.isopolity.text.Mendable;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of small areas in the folder {@code population} beside the releases, and the histories of gateways. The manifest is read
 * at the start, each table when it is first asked for; a wrong one is named on its page and stops nothing else.
 */
public final class Tables implements Basis {

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);
    private static final String MANIFEST = "tables.csv";

    private final Path folder;
    private final Map<String, TableEntry> entries;
    private final Map<String, Reading> read = new LinkedHashMap<>();
    private final String problem;
    private final String digest;
    private final Gateways gateways;

    /**
     * What came of reading a table.
     *
     * @param table absent where it cannot be shown
     * @param problem why; empty where it can
     */
    public record Reading(Optional<PublishedTable> table, String problem) {}

    private Tables(Path folder, Map<String, TableEntry> entries, String problem, String digest, Gateways gateways) {
        this.folder = folder;
        this.entries = Collections.unmodifiableMap(entries);
        this.problem = problem;
        this.digest = digest;
        this.gateways = gateways;
    }

    /**
     * The tables of a home.
     *
     * @param releases the directory of releases, beside which the folder lies
     */
    public static Tables beside(Path releases) {
        Path folder = releases.toAbsolutePath().normalize().resolveSibling("population");
        if (!Files.isDirectory(folder)) {
            return new Tables(folder, Map.of(), "", "", Gateways.none());
        }
        Map<String, TableEntry> entries = new LinkedHashMap<>();
        String problem = "";
        try {
            entries.putAll(manifest(folder.resolve(MANIFEST)));
        } catch (InvalidInput wrong) {
            problem = withoutPath(wrong, folder);
            LOG.error("Tables of small areas are not shown. {}", wrong.getMessage());
        }
        return new Tables(folder, entries, problem, digest(folder), Gateways.in(folder));
    }

    private static Map<String, TableEntry> manifest(Path file) {
        Map<String, TableEntry> entries = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return entries;
        }
        CsvTable table = CsvTable.read(file);
        table.require(TableEntry.HEADER.strip().split(",", -1));
        for (Row row : table.rows()) {
            TableEntry entry = TableEntry.read(row);
            if (entries.putIfAbsent(entry.id(), entry) != null) {
                throw row.problem("id", "'" + entry.id() + "' stands there twice.", "Give every table its own id.");
            }
        }
        return entries;
    }

    private static String digest(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                try (DigestInputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read", unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** A message for readers, who need not know where the home of this site lies. */
    static String withoutPath(Mendable wrong, Path folder) {
        return String.valueOf(wrong.getMessage()).replace(folder + "/", "").replace(folder.toString(), "");
    }

    /** What the manifest names, in its order. */
    public List<TableEntry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** Why the manifest cannot be read; empty where it can. */
    public String problem() {
        return problem;
    }

    /** The histories of gateways. */
    public Gateways gateways() {
        return gateways;
    }

    /** A table, read and protected when it is first asked for; empty if there is none of this id. */
    public synchronized Optional<Reading> find(String id) {
        TableEntry entry = entries.get(id);
        if (entry == null) {
            return Optional.empty();
        }
        return Optional.of(read.computeIfAbsent(id, _ -> reading(entry)));
    }

    private Reading reading(TableEntry entry) {
        try {
            return new Reading(Optional.of(PublishedTable.read(folder, entry)), "");
        } catch (Mendable wrong) {
            LOG.error("The table {} is not shown. {}", entry.id(), wrong.getMessage());
            return new Reading(Optional.empty(), withoutPath(wrong, folder));
        }
    }

    @Override
    public String digest() {
        return digest;
    }
}
