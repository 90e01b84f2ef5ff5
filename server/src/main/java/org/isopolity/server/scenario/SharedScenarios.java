package org.isopolity.server.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.server.page.Basis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Scenarios that cities share, as files beside the releases; public pages read these and never the workspace. A file is named by
 * the hash of the secret in its address, so whoever sees the files cannot tell the addresses. Of what is shared no more only that
 * is kept, as an empty file.
 */
public final class SharedScenarios implements Basis {

    private static final Logger LOG = LoggerFactory.getLogger(SharedScenarios.class);
    private static final String DOCUMENT = ".json";
    private static final String WITHDRAWN = ".withdrawn";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}[.](json|withdrawn)");
    private static final int HASH = 64;

    private final Path directory;
    private final Map<String, SharedSet> shared = new ConcurrentHashMap<>();
    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();

    private SharedScenarios(Path directory) {
        this.directory = directory;
    }

    /** Reads a directory; one that is not there is empty, a file that cannot be read is named and left out. */
    public static SharedScenarios open(Path directory) {
        SharedScenarios opened = new SharedScenarios(directory);
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(one ->
                                NAME.matcher(String.valueOf(one.getFileName())).matches())
                        .toList()) {
                    opened.read(file);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(directory + " cannot be read", unreadable);
            }
        }
        return opened;
    }

    private void read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String hash = name.substring(0, HASH);
        if (name.endsWith(WITHDRAWN)) {
            withdrawn.add(hash);
            return;
        }
        try {
            shared.put(hash, SharedSet.read(Files.readAllBytes(file)));
        } catch (JacksonException | IllegalArgumentException wrong) {
            LOG.error("{} holds no scenarios and is not shown", file);
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** What is shared at an address, as long as it is. */
    Optional<SharedSet> find(String token) {
        String hash = hash(token);
        return withdrawn.contains(hash) ? Optional.empty() : Optional.ofNullable(shared.get(hash));
    }

    /** Whether something was shared at an address and is no more. */
    boolean isWithdrawn(String token) {
        return withdrawn.contains(hash(token));
    }

    /** Shares; the file is there whole or not at all. */
    synchronized void share(String token, SharedSet set) {
        String hash = hash(token);
        try {
            Files.createDirectories(directory);
            Path half = Files.createTempFile(directory, ".half", "");
            try (FileChannel out = FileChannel.open(half, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(set.json().getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.move(
                    half,
                    directory.resolve(hash + DOCUMENT),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(directory.resolve(hash + WITHDRAWN));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        shared.put(hash, set);
        withdrawn.remove(hash);
        changes.incrementAndGet();
    }

    /** Shares no more. The mark comes first: wherever this is broken off, the content is not shown again. */
    void withdraw(String token) {
        withdrawHash(hash(token));
    }

    private synchronized void withdrawHash(String hash) {
        withdrawn.add(hash);
        shared.remove(hash);
        changes.incrementAndGet();
        try {
            Files.createDirectories(directory);
            Path mark = directory.resolve(hash + WITHDRAWN);
            if (!Files.exists(mark)) {
                Files.createFile(mark);
            }
            Files.deleteIfExists(directory.resolve(hash + DOCUMENT));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes the files agree with the store, which decides: a fall may have come between the two. */
    void agree(Map<String, SharedSet> stored) {
        stored.forEach((token, set) -> {
            if (!find(token).equals(Optional.of(set))) {
                share(token, set);
            }
        });
        Set<String> wanted = stored.keySet().stream().map(SharedScenarios::hash).collect(Collectors.toSet());
        List.copyOf(shared.keySet()).stream()
                .filter(hash -> !wanted.contains(hash))
                .forEach(this::withdrawHash);
    }

    @Override
    public String digest() {
        return "shared " + shared.size() + " " + withdrawn.size() + " " + changes.get();
    }
}
