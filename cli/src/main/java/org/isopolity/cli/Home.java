package org.isopolity.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.isopolity.release.Sources;

/**
 * The directory in which a person's Isopolity lives: {@code openness/}, the facts and the recipe, theirs to edit,
 * {@code practices/}, the library of practices, {@code releases/}, what was published, {@code services.csv}, which field of service
 * an indicator belongs to, {@code governance.csv}, what cities say of who may act, and {@code workspace/}, what people write and send.
 */
final class Home {

    private static final String SERIES = "openness";
    private static final String PRACTICES = "practices";
    private static final String SHIPPED = ".shipped.properties";
    private static final List<String> TABLES = List.of(
            "practices.csv",
            "implementations.csv",
            "adaptations.csv",
            "preconditions.csv",
            "vocabulary/concepts.csv",
            "vocabulary/mappings.csv");

    private final Path directory;

    /**
     * A home that is there or can be made.
     *
     * @throws Refusal if something else is in its place
     */
    Home(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        if (Files.exists(this.directory) && !Files.isDirectory(this.directory)) {
            throw new Refusal("home.no-directory", this.directory);
        }
    }

    /** Where homes are unless somebody says otherwise. */
    static Path usual() {
        return Path.of(System.getProperty("user.home"), ".isopolity");
    }

    Path directory() {
        return directory;
    }

    Path releases() {
        return directory.resolve("releases");
    }

    /** Where people work: the database unless it is elsewhere, evidence and candidates. */
    Path workspace() {
        return directory.resolve("workspace");
    }

    Archive archive() {
        return Archive.open(releases());
    }

    /**
     * Puts the starter facts in place. A file that the person changed is theirs and stays; one that is as an older version
     * shipped it gives way to the newer.
     */
    Sources starterFacts() {
        Path facts = directory.resolve(SERIES);
        ship(facts, SERIES, Sources.fileNames(), false);
        return Sources.in(facts);
    }

    /**
     * Puts the starter practices in place. Their tables refer to one another: where the person changed one of them, by hand or by an
     * import, all of them are theirs and stay.
     *
     * @return the folder of the library
     */
    Path starterPractices() {
        Path practices = directory.resolve(PRACTICES);
        // a library that an interrupted import left aside comes back first
        LibraryFolder.exists(practices);
        ship(practices, PRACTICES, TABLES, true);
        ship(practices, "", List.of("recommendations.csv"), false);
        return practices;
    }

    /** Puts the starter's table of fields of service in place, unless the person changed theirs. */
    void starterServices() {
        ship(directory, "", List.of("services.csv"), false);
    }

    private static void ship(Path folder, String series, List<String> names, boolean together) {
        try {
            Files.createDirectories(folder);
            Properties shipped = readShipped(folder.resolve(SHIPPED));
            boolean theirs = false;
            for (String name : names) {
                theirs |= Files.exists(folder.resolve(name)) && !asShipped(folder.resolve(name), shipped, name);
            }
            for (String name : names) {
                byte[] bytes = shippedBytes(series.isEmpty() ? name : series + "/" + name);
                Path file = folder.resolve(name);
                boolean replaceable = together ? !theirs : asShipped(file, shipped, name);
                if (!Files.exists(file) ? !(together && theirs) : replaceable) {
                    Files.createDirectories(file.toAbsolutePath().getParent());
                    Files.write(file, bytes);
                    shipped.setProperty(name, hash(bytes));
                }
            }
            try (var out = Files.newBufferedWriter(folder.resolve(SHIPPED))) {
                shipped.store(out, "SHA-256 of the files as they were shipped");
            }
        } catch (IOException unwritable) {
            throw new Refusal("home.unwritable", folder, reason(unwritable));
        }
    }

    private static boolean asShipped(Path file, Properties shipped, String name) throws IOException {
        return Files.exists(file) && hash(Files.readAllBytes(file)).equals(shipped.getProperty(name));
    }

    /** The system's reason where it gives one; the message of a file exception may be no more than the path. */
    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> Terminal.words("home.unwritable.permission");
            case FileSystemException named when named.getReason() != null -> String.valueOf(named.getReason());
            case FileSystemException _ -> Terminal.words("home.unwritable.system");
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static Properties readShipped(Path file) throws IOException {
        Properties shipped = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                shipped.load(in);
            }
        }
        return shipped;
    }

    private static byte[] shippedBytes(String name) throws IOException {
        try (InputStream in = Home.class.getResourceAsStream("/starter/" + name)) {
            if (in == null) {
                throw new IOException("the program lacks its starter facts (" + name + ")");
            }
            return in.readAllBytes();
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * A release by its id in this home, or by the path of its directory.
     *
     * @throws Refusal if there is neither
     * @throws org.isopolity.release.DamagedRelease if it is not what was published
     */
    Release release(String idOrPath) {
        Path inHome = releases().resolve(idOrPath).normalize();
        if (inHome.startsWith(releases()) && !inHome.equals(releases()) && Files.isDirectory(inHome)) {
            return Release.open(inHome);
        }
        Path path = Path.of(idOrPath).toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            return Release.open(path);
        }
        throw new Refusal("release.unknown", idOrPath, releases());
    }
}
