package org.isopolity.server.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isopolity.server.page.Basis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The plans that were published, as files beside the releases: {@code plans/vienna/3.json}. Public pages read these and never
 * the workspace, so they go on without it; every number that was published can be read again.
 */
public final class PlanShelf implements Basis {

    private static final Logger LOG = LoggerFactory.getLogger(PlanShelf.class);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,80}");
    private static final Pattern FILE = Pattern.compile("[1-9][0-9]{0,8}\\.json");

    private final Path directory;
    private final Clock clock;
    private final Map<String, List<PublishedPlan>> plans = new ConcurrentHashMap<>();

    /** The action of a plan, with the plan. */
    public record Found(PublishedPlan plan, PublishedPlan.PublishedAction action) {}

    private PlanShelf(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Reads a directory of plans; one that is not there is empty, a file that cannot be read is named and left out. */
    public static PlanShelf open(Path directory, Clock clock) {
        PlanShelf shelf = new PlanShelf(directory, clock);
        if (Files.isDirectory(directory)) {
            try (Stream<Path> cities = Files.list(directory)) {
                cities.filter(Files::isDirectory).sorted().forEach(shelf::read);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(directory + " cannot be read", unreadable);
            }
        }
        return shelf;
    }

    private void read(Path city) {
        String name = String.valueOf(city.getFileName());
        if (!NAME.matcher(name).matches()) {
            return;
        }
        List<PublishedPlan> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(city)) {
            for (Path file : files.filter(each ->
                            FILE.matcher(String.valueOf(each.getFileName())).matches())
                    .toList()) {
                try {
                    PublishedPlan plan = PublishedPlan.read(Files.readAllBytes(file));
                    if (plan.city().equals(name)) {
                        found.add(plan);
                    }
                } catch (JacksonException | IllegalArgumentException wrong) {
                    LOG.error("{} is no plan and is not shown", file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(city + " cannot be read", unreadable);
        }
        if (!found.isEmpty()) {
            put(name, found);
        }
    }

    private void put(String city, List<PublishedPlan> all) {
        plans.put(
                city,
                all.stream()
                        .sorted(Comparator.comparingInt(PublishedPlan::number).reversed())
                        .toList());
    }

    /** Puts a plan on the shelf and on the disk; the file is there whole or not at all. */
    synchronized void put(PublishedPlan plan) {
        if (!NAME.matcher(plan.city()).matches()) {
            throw new IllegalArgumentException("no name for a directory: " + plan.city());
        }
        Path city = directory.resolve(plan.city());
        Path file = city.resolve(plan.number() + ".json");
        byte[] content = plan.json().getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(city);
            Path half = Files.createTempFile(city, ".half", "");
            try (FileChannel out = FileChannel.open(half, StandardOpenOption.WRITE)) {
                out.write(java.nio.ByteBuffer.wrap(content));
                out.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        List<PublishedPlan> all = new ArrayList<>(plans.getOrDefault(plan.city(), List.of()));
        all.removeIf(one -> one.number() == plan.number());
        all.add(plan);
        put(plan.city(), all);
    }

    /** Whether exactly this is on the shelf already. */
    boolean holds(PublishedPlan plan) {
        return plans.getOrDefault(plan.city(), List.of()).contains(plan);
    }

    /** What was last published of a city's plan, if anything was; it may be withdrawn. */
    public Optional<PublishedPlan> find(String city) {
        return plans.getOrDefault(city, List.of()).stream().findFirst();
    }

    /** A number of a city's plan, for as long as the plan is not withdrawn. */
    public Optional<PublishedPlan> find(String city, int number) {
        return find(city)
                .filter(PublishedPlan::isReadable)
                .flatMap(newest -> plans.getOrDefault(city, List.of()).stream()
                        .filter(plan -> plan.number() == number && plan.isReadable())
                        .findFirst());
    }

    /** All numbers of a city's plan, newest first. */
    public List<PublishedPlan> versions(String city) {
        return plans.getOrDefault(city, List.of());
    }

    /** The newest of every city whose plan can be read, by city. */
    public List<PublishedPlan> all() {
        return new TreeMap<>(plans)
                .values().stream()
                        .map(List::getFirst)
                        .filter(PublishedPlan::isReadable)
                        .toList();
    }

    /** A public action by its id, wherever it is; an evaluation can be said to be of it. */
    public Optional<Found> findAction(String id) {
        return all().stream()
                .flatMap(plan -> plan.find(id).map(action -> new Found(plan, action)).stream())
                .findFirst();
    }

    /** Changes when a plan is published, and with the day: what is stale or expected depends on it. */
    @Override
    public String digest() {
        StringBuilder facts = new StringBuilder(LocalDate.now(clock).toString());
        new TreeMap<>(plans)
                .forEach((city, all) -> facts.append(' ')
                        .append(city)
                        .append(all.getFirst().number())
                        .append(all.getFirst().moment().toEpochMilli()));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(facts.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
