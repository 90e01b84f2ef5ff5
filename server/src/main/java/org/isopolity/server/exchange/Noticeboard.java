package org.isopolity.server.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isopolity.server.page.Basis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The events of all networks for everybody, as a file beside the releases; public pages read it and never the workspace. */
public final class Noticeboard implements Basis {

    private static final Logger LOG = LoggerFactory.getLogger(Noticeboard.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Event>> EVENTS = new TypeReference<>() {};

    private final Path file;
    private volatile List<Event> events;

    private Noticeboard(Path file, List<Event> events) {
        this.file = file;
        this.events = events;
    }

    /** Reads a file of events; one that is not there is empty, one that cannot be read is named and left out. */
    public static Noticeboard open(Path file) {
        if (Files.isRegularFile(file)) {
            try {
                return new Noticeboard(file, sorted(JSON.readValue(Files.readAllBytes(file), EVENTS)));
            } catch (JacksonException wrong) {
                LOG.error("{} holds no events and is not shown", file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(file + " cannot be read", unreadable);
            }
        }
        return new Noticeboard(file, List.of());
    }

    private static List<Event> sorted(List<Event> events) {
        return events.stream()
                .sorted(Comparator.comparing(Event::begins).thenComparing(Event::id))
                .toList();
    }

    /** Shows these events from now on; the file is there whole or not at all. */
    synchronized void show(List<Event> all) {
        List<Event> next = sorted(all);
        if (next.equals(events)) {
            return;
        }
        try {
            Path directory =
                    Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
            Files.createDirectories(directory);
            Path half = Files.createTempFile(directory, ".half", "");
            try (FileChannel out = FileChannel.open(half, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(JSON.writeValueAsString(next).getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        events = next;
    }

    /** All events, the earliest first. */
    public List<Event> events() {
        return events;
    }

    @Override
    public String digest() {
        return Stream.of(events)
                .map(all -> all.size() + " "
                        + all.stream()
                                .mapToLong(event -> event.changed().toEpochMilli())
                                .max()
                                .orElse(0))
                .findFirst()
                .orElse("");
    }
}
