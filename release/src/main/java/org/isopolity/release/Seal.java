package org.isopolity.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What proves that a release is whole: {@code SHA256SUMS} lists every file in the form that {@code sha256sum -c} reads, and
 * {@code SEAL} holds the SHA-256 of that list, the digest of the release.
 *
 * @param files all files but the list and the seal themselves, by name
 * @param digest {@code sha256:} and the SHA-256 of the list
 */
record Seal(List<ReleaseFile> files, String digest) {

    static final String SUMS = "SHA256SUMS";
    static final String SEAL = "SEAL";

    private static final int PIECE = 1 << 16;

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]*)");

    /** Hashes all files of a directory and writes list and seal beside them. */
    static Seal write(Path directory) throws IOException {
        List<ReleaseFile> files = new ArrayList<>();
        for (String name : names(directory)) {
            files.add(fileOf(directory, name));
        }
        String sums = files.stream()
                .map(file -> file.sha256() + "  " + file.name() + "\n")
                .collect(Collectors.joining());
        String digest = "sha256:" + hash(sums.getBytes(StandardCharsets.UTF_8));
        Files.writeString(directory.resolve(SUMS), sums);
        Files.writeString(directory.resolve(SEAL), digest + "\n");
        return new Seal(List.copyOf(files), digest);
    }

    /**
     * Reads list and seal, and compares every file with them.
     *
     * @throws DamagedRelease naming the first difference
     */
    static Seal verify(Path directory) {
        try {
            return verifyFiles(directory);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new DamagedRelease(directory, "cannot be read (" + unreadable.getMessage() + ").");
        }
    }

    private static Seal verifyFiles(Path directory) throws IOException {
        for (String needed : List.of(SEAL, SUMS)) {
            if (!Files.isRegularFile(directory.resolve(needed), LinkOption.NOFOLLOW_LINKS)) {
                throw new DamagedRelease(directory, "the file " + needed + " is missing.");
            }
        }
        byte[] sums = Files.readAllBytes(directory.resolve(SUMS));
        String digest = "sha256:" + hash(sums);
        if (!Files.readString(directory.resolve(SEAL), StandardCharsets.ISO_8859_1)
                .strip()
                .equals(digest)) {
            throw new DamagedRelease(directory, "the list of hashes (" + SUMS + ") is not the one that was sealed.");
        }
        List<ReleaseFile> files = new ArrayList<>();
        Set<String> extra = new TreeSet<>(names(directory));
        for (String line : new String(sums, StandardCharsets.UTF_8).lines().toList()) {
            Matcher entry = LINE.matcher(line);
            if (!entry.matches()) {
                throw new DamagedRelease(directory, SUMS + " has a line that is not a hash and a name.");
            }
            files.add(compare(directory, entry.group(2), entry.group(1)));
            extra.remove(entry.group(2));
        }
        if (!extra.isEmpty()) {
            throw new DamagedRelease(
                    directory,
                    "holds a file that was not published: " + extra.iterator().next() + ".");
        }
        return new Seal(List.copyOf(files), digest);
    }

    private static ReleaseFile compare(Path directory, String name, String sha256) throws IOException {
        if (!Files.isRegularFile(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            throw new DamagedRelease(directory, "the file " + name + " is missing.");
        }
        ReleaseFile found = fileOf(directory, name);
        if (!found.sha256().equals(sha256)) {
            throw new DamagedRelease(
                    directory,
                    "the file " + name + " was altered or cut off (" + found.bytes() + " bytes with SHA-256 "
                            + found.sha256().substring(0, 12) + "…, published with " + sha256.substring(0, 12) + "…).");
        }
        return found;
    }

    /** All files that are sealed, and the seal itself. */
    List<String> names() {
        return Stream.concat(files.stream().map(ReleaseFile::name), Stream.of(SUMS, SEAL))
                .toList();
    }

    /** A file as it was sealed; nothing if it is not one of these. */
    Optional<byte[]> read(Path directory, String name) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(directory.resolve(name));
            if (!isSealed(name, bytes)) {
                throw altered(directory, name);
            }
            return Optional.of(bytes);
        } catch (IOException unreadable) {
            throw unreadable(directory, name, unreadable);
        }
    }

    /**
     * Copies a file as it was sealed, a piece at a time. The last piece follows only when the hash of all is right, so that
     * nobody gets the whole of what was altered.
     *
     * @throws DamagedRelease if it is not what was sealed; what was copied until then is not to be used
     * @throws IOException if it cannot be written
     */
    void copy(Path directory, String name, OutputStream to) throws IOException {
        Optional<ReleaseFile> sealed =
                files.stream().filter(file -> file.name().equals(name)).findFirst();
        if (sealed.isEmpty()) {
            to.write(read(directory, name).orElseThrow(() -> new IllegalArgumentException("there is no file " + name)));
            return;
        }
        MessageDigest digest = sha256();
        byte[] held = new byte[PIECE];
        byte[] next = new byte[PIECE];
        int kept = 0;
        long length = 0;
        try (InputStream from = open(directory, name)) {
            for (int read = fill(directory, name, from, next); read > 0; read = fill(directory, name, from, next)) {
                length += read;
                if (length > sealed.get().bytes()) {
                    throw altered(directory, name);
                }
                digest.update(next, 0, read);
                to.write(held, 0, kept);
                byte[] spare = held;
                held = next;
                next = spare;
                kept = read;
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sealed.get().sha256())) {
            throw altered(directory, name);
        }
        to.write(held, 0, kept);
    }

    private static InputStream open(Path directory, String name) {
        try {
            return Files.newInputStream(directory.resolve(name));
        } catch (IOException unreadable) {
            throw unreadable(directory, name, unreadable);
        }
    }

    private static int fill(Path directory, String name, InputStream from, byte[] piece) {
        try {
            return from.readNBytes(piece, 0, piece.length);
        } catch (IOException unreadable) {
            throw unreadable(directory, name, unreadable);
        }
    }

    private static DamagedRelease altered(Path directory, String name) {
        return new DamagedRelease(directory, "the file " + name + " was altered or cut off.");
    }

    private static DamagedRelease unreadable(Path directory, String name, IOException why) {
        return new DamagedRelease(directory, name + " cannot be read (" + why.getMessage() + ").");
    }

    private boolean isSealed(String name, byte[] bytes) {
        return switch (name) {
            case SUMS -> digest.equals("sha256:" + hash(bytes));
            case SEAL -> digest.equals(new String(bytes, StandardCharsets.ISO_8859_1).strip());
            default ->
                files.stream()
                        .anyMatch(file ->
                                file.name().equals(name) && file.sha256().equals(hash(bytes)));
        };
    }

    private static TreeSet<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals(SUMS) && !name.equals(SEAL))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static ReleaseFile fileOf(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        MessageDigest digest = sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            long length = bytes.transferTo(OutputStream.nullOutputStream());
            return new ReleaseFile(name, length, HexFormat.of().formatHex(digest.digest()));
        }
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
