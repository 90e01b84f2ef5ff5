package org.isopolity.server.store;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.isopolity.server.store.Tables.Fingerprint;
import org.isopolity.server.store.Tables.Fingerprints;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything of a workspace in one ZIP file: the rows of all tables at one moment, evidence, candidates and releases, and a
 * list of the hashes of it all. It can be made while people work, from either kind of database, and restored into either.
 */
public final class Backup {

    private static final String PROOF = "PROOF.json";
    private static final String ROWS = "rows.jsonl";
    private static final String FILES = "files/";
    private static final JsonMapper JSON = new JsonMapper();

    /** Directories below a home that belong to it, beside the database. */
    private static final List<String> DIRECTORIES =
            List.of("releases", "practices", "workspace/evidence", "workspace/candidates");

    private Backup() {}

    /**
     * What a backup holds.
     *
     * @param tables what the tables hold, by name
     * @param files SHA-256 of the files, by path below the home
     */
    public record Proof(Map<String, Fingerprint> tables, Map<String, String> files) {

        public Proof {
            tables = new LinkedHashMap<>(tables);
            files = new TreeMap<>(files);
        }

        /** How many rows. */
        public long rows() {
            return tables.values().stream().mapToLong(Fingerprint::rows).sum();
        }

        /** One hash for all of it. */
        public String digest() {
            return sha256(JSON.writeValueAsBytes(this));
        }
    }

    // ---- out -----------------------------------------------------------------------------------------------------

    /**
     * Writes a backup, whole or not at all.
     *
     * @param home directory with releases and workspace
     * @param file where to; what is there is replaced when the new one is whole
     */
    public static Proof write(Store store, Path home, Path file) {
        Path place = file.toAbsolutePath();
        try {
            Path unfinished = Files.createTempFile(place.getParent(), ".unfinished-", ".zip");
            try {
                Proof proof;
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished));
                        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                    proof = fill(store, home, zip);
                }
                try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return proof;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " could not be written; nothing was left behind", failed);
        }
    }

    private static Proof fill(Store store, Path home, ZipOutputStream zip) throws IOException {
        Fingerprints fingerprints = new Fingerprints();
        zip.putNextEntry(new ZipEntry(ROWS));
        store.read(sql -> {
            Tables.each(sql, (table, row) -> {
                fingerprints.add(table, row);
                writeRow(zip, table, row);
            });
            return "";
        });
        zip.closeEntry();
        // files are only ever added, and before the rows that name them: those of the rows above are all there
        Map<String, String> files = new TreeMap<>();
        for (String path : paths(home)) {
            zip.putNextEntry(new ZipEntry(FILES + path));
            DigestOutputStream digested = new DigestOutputStream(zip, sha256());
            Files.copy(home.resolve(path), digested);
            zip.closeEntry();
            files.put(path, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        }
        Proof proof = new Proof(fingerprints.all(), files);
        zip.putNextEntry(new ZipEntry(PROOF));
        zip.write(JSON.writeValueAsBytes(proof));
        zip.closeEntry();
        return proof;
    }

    private static void writeRow(OutputStream out, String table, Map<String, @Nullable Object> row) {
        try {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("table", table);
            line.put("row", row);
            out.write(JSON.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> paths(Path home) throws IOException {
        java.util.ArrayList<String> paths = new java.util.ArrayList<>();
        for (String directory : DIRECTORIES) {
            if (Files.isDirectory(home.resolve(directory))) {
                try (Stream<Path> entries = Files.walk(home.resolve(directory))) {
                    entries.filter(Files::isRegularFile)
                            .map(file -> home.relativize(file).toString().replace('\\', '/'))
                            .filter(path -> !path.contains("/.unfinished"))
                            .forEach(paths::add);
                }
            }
        }
        paths.sort(Comparator.naturalOrder());
        return paths;
    }

    // ---- in ------------------------------------------------------------------------------------------------------

    /**
     * Restores a backup into an empty home and an empty database, and proves that both hold what the backup says.
     *
     * @throws NotEmpty if there is something already
     * @throws NotTheSame if a hash differs; nothing is kept in the database then
     */
    public static Proof restore(Path file, Store store, Path home) {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (String directory : DIRECTORIES) {
                if (Files.isDirectory(home.resolve(directory))) {
                    throw new NotEmpty();
                }
            }
            ZipEntry entry = zip.getEntry(PROOF);
            if (entry == null) {
                throw new NotTheSame(PROOF);
            }
            Proof proof = JSON.readValue(zip.getInputStream(entry).readAllBytes(), Proof.class);
            store.writing(sql -> {
                if (!Tables.areEmpty(sql)) {
                    throw new NotEmpty();
                }
                Tables.clear(sql);
                readRows(zip, sql);
                Tables.compare(proof.tables(), Tables.fingerprints(sql));
                // before the rows are committed: a row never names a file that is not there
                writeFiles(zip, proof, home);
            });
            return proof;
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " could not be restored", failed);
        }
    }

    private static void readRows(ZipFile zip, JdbcClient sql) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(zip.getInputStream(zip.getEntry(ROWS)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Line read = JSON.readValue(line, new TypeReference<Line>() {});
                Map<String, @Nullable Object> row = new TreeMap<>();
                read.row()
                        .forEach((column, value) ->
                                row.put(column, value instanceof Integer whole ? (Object) whole.longValue() : value));
                Tables.put(sql, read.table(), row);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private record Line(String table, Map<String, @Nullable Object> row) {}

    private static void writeFiles(ZipFile zip, Proof proof, Path home) {
        try {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            Map<String, String> found = new TreeMap<>();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(FILES)) {
                    String path = entry.getName().substring(FILES.length());
                    found.put(path, writeFile(zip, entry, path, home));
                }
            }
            if (!found.equals(proof.files())) {
                throw new NotTheSame("files");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String writeFile(ZipFile zip, ZipEntry entry, String path, Path home) throws IOException {
        Path place = home.resolve(path).normalize();
        if (!place.startsWith(home.normalize())
                || DIRECTORIES.stream().noneMatch(each -> path.startsWith(each + "/"))) {
            throw new NotTheSame(path);
        }
        Path parent = place.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (InputStream in = zip.getInputStream(entry);
                FileChannel channel = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                DigestOutputStream out =
                        new DigestOutputStream(java.nio.channels.Channels.newOutputStream(channel), sha256())) {
            in.transferTo(out);
            channel.force(true);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }
}
