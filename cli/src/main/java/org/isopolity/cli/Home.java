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
import java.util.Properties;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.isopolity.release.Sources;

/**
 * The directory in which a person's Isopolity lives: {@code openness/}, the facts and the recipe, theirs to edit, and
 * {@code releases/}, what was published from them, and {@code workspace/}, what people write and send.
 */
final class Home {

    private static final String SERIES = "openness";
    private static final String SHIPPED = ".shipped.properties";

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
        try {
            Files.createDirectories(facts);
            Properties shipped = readShipped(facts.resolve(SHIPPED));
            for (String name : Sources.fileNames()) {
                byte[] bytes = shippedBytes(name);
                Path file = facts.resolve(name);
                if (!Files.exists(file) || hash(Files.readAllBytes(file)).equals(shipped.getProperty(name))) {
                    Files.write(file, bytes);
                    shipped.setProperty(name, hash(bytes));
                }
            }
            try (var out = Files.newBufferedWriter(facts.resolve(SHIPPED))) {
                shipped.store(out, "SHA-256 of the files as they were shipped");
            }
        } catch (IOException unwritable) {
            throw new Refusal("home.unwritable", facts, reason(unwritable));
        }
        return Sources.in(facts);
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
        try (InputStream in = Home.class.getResourceAsStream("/starter/" + SERIES + "/" + name)) {
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
