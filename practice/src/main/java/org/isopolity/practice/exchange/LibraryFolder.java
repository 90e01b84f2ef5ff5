package org.isopolity.practice.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.isopolity.practice.Known;
import org.isopolity.practice.evidence.Design;
import org.isopolity.practice.evidence.EffectEstimate;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.evidence.Interval;
import org.isopolity.practice.evidence.Metric;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Change;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Place;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Precondition;
import org.isopolity.practice.library.Readiness;
import org.isopolity.practice.library.RecordKind;
import org.isopolity.practice.library.TheoryOfChange;
import org.isopolity.practice.vocabulary.Vocabulary;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/**
 * A library as a folder of tables: {@code practices.csv}, and where there is something to tell {@code implementations.csv},
 * {@code adaptations.csv}, {@code components.csv}, {@code preconditions.csv}, {@code evidence.csv}, {@code effects.csv},
 * {@code history.csv}; the vocabulary is in {@code vocabulary/}. Cells that are empty say that something is not known.
 */
public final class LibraryFolder {

    private static final String BEFORE = ".before";

    /** Between id and version; no part of an identifier. */
    private static final char VERSION = '/';

    private LibraryFolder() {}

    /**
     * Reads a folder.
     *
     * @throws InvalidInput if a table is missing or has no shape
     * @throws InvalidImport if lines are wrong, naming all of them
     */
    public static Library read(Path folder) {
        restore(folder);
        Vocabulary vocabulary = Vocabulary.read(folder.resolve("vocabulary"));
        Mistakes mistakes = new Mistakes();
        Reader reader = new Reader(folder, vocabulary, mistakes);
        List<Practice> practices = reader.practices();
        List<Implementation> implementations = reader.each("implementations", Reader::implementation, true);
        List<Adaptation> adaptations = reader.each("adaptations", Reader::adaptation, true);
        List<EvidenceItem> evidence = reader.evidence();
        List<Change> history = reader.each("history", Reader::change, true);
        mistakes.finish();
        try {
            return new Library(vocabulary, practices, implementations, adaptations, evidence, history);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidImport(String.valueOf(wrong.getMessage())
                    .lines()
                    .map(line -> folder + ": " + line + ".")
                    .toList());
        }
    }

    /** Whether a folder holds a library. */
    public static boolean exists(Path folder) {
        restore(folder);
        return Files.isRegularFile(folder.resolve("practices.csv"));
    }

    /**
     * Puts a library in the place of what a folder holds, whole or not at all; the vocabulary and whatever else lies there stay.
     *
     * @throws UncheckedIOException if it cannot be written; the folder is then as it was
     */
    public static void write(Path folder, Library library) {
        restore(folder);
        Path aside = folder.resolveSibling("." + folder.getFileName() + ".new");
        Path before = folder.resolveSibling("." + folder.getFileName() + BEFORE);
        try {
            delete(aside);
            // left by a crash after the second move
            delete(before);
            copy(folder, aside);
            for (Map.Entry<String, Table> table :
                    LibraryTables.of(library.whole()).entrySet()) {
                table.getValue().write(aside.resolve(table.getKey() + ".csv"));
            }
            if (!library.history().isEmpty()) {
                LibraryTables.history(library).write(aside.resolve("history.csv"));
            }
            force(aside);
            Files.move(folder, before, StandardCopyOption.ATOMIC_MOVE);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            delete(before);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    folder + " cannot be written (" + unwritable.getMessage() + "). Check its permissions.",
                    unwritable);
        }
    }

    /** What is moved into place is on the disk, also after the power failed. */
    private static void force(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Puts back what a crash between two moves left aside. */
    private static void restore(Path folder) {
        Path name = folder.toAbsolutePath().normalize();
        Path before = name.resolveSibling("." + name.getFileName() + BEFORE);
        if (!Files.exists(name) && Files.isDirectory(before)) {
            try {
                Files.move(before, name, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Files.copy(source, to.resolve(from.relativize(source).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Reads the tables of one folder, gathering mistakes. */
    private record Reader(Path folder, Vocabulary vocabulary, Mistakes mistakes) {

        Optional<CsvTable> table(String name, boolean optional) {
            Path file = folder.resolve(name + ".csv");
            return optional && !Files.exists(file) ? Optional.empty() : Optional.of(CsvTable.read(file));
        }

        <T> List<T> each(String name, BiFunction<Reader, Row, T> reading, boolean optional) {
            List<T> records = new ArrayList<>();
            table(name, optional)
                    .ifPresent(table -> table.rows()
                            .forEach(row -> mistakes.line(row, () -> reading.apply(this, row))
                                    .ifPresent(records::add)));
            return records;
        }

        private <T> Map<String, List<T>> grouped(String name, String key, BiFunction<Reader, Row, T> reading) {
            Map<String, List<T>> groups = new HashMap<>();
            each(
                    name,
                    (reader, row) -> groups.computeIfAbsent(
                                    row.identifier(key)
                                            + (row.text("version").isEmpty()
                                                    ? ""
                                                    : VERSION + row.requiredText("version")),
                                    _ -> new ArrayList<>())
                            .add(reading.apply(reader, row)),
                    true);
            return groups;
        }

        List<Practice> practices() {
            Map<String, List<Practice.Component>> components = grouped("components", "practice", Reader::component);
            Map<String, List<Precondition>> needs = grouped("preconditions", "practice", Reader::precondition);
            CsvTable table = CsvTable.read(folder.resolve("practices.csv"));
            table.require("id", "version", "title", "summary", "concepts", "source");
            List<String> languages = table.columns().stream()
                    .filter(column -> column.startsWith("title."))
                    .map(column -> column.substring("title.".length()))
                    .toList();
            List<Practice> practices =
                    each("practices", (reader, row) -> reader.practice(row, languages, components, needs), false);
            Set<String> known = new LinkedHashSet<>();
            practices.forEach(practice -> {
                known.add(practice.id());
                known.add(practice.id() + VERSION + practice.version());
            });
            components.keySet().stream()
                    .filter(id -> !known.contains(id))
                    .sorted()
                    .forEach(id -> mistakes.add(folder.resolve("components.csv") + ": '" + id
                            + "' is no practice. Correct the column 'practice'."));
            needs.keySet().stream()
                    .filter(id -> !known.contains(id))
                    .sorted()
                    .forEach(id -> mistakes.add(folder.resolve("preconditions.csv") + ": '" + id
                            + "' is no practice. Correct the column 'practice'."));
            return practices;
        }

        private Practice practice(
                Row row,
                List<String> languages,
                Map<String, List<Practice.Component>> components,
                Map<String, List<Precondition>> needs) {
            String id = row.identifier("id");
            int version = Math.toIntExact(row.findWholeNumber("version").orElse(1));
            Map<String, Practice.Wording> wordings = new LinkedHashMap<>();
            for (String language : languages) {
                if (!row.text("title." + language).isEmpty()) {
                    wordings.put(
                            language,
                            new Practice.Wording(row.text("title." + language), row.text("summary." + language)));
                }
            }
            // a record need not have English words, but some
            if (wordings.isEmpty() || !row.text("title").isEmpty()) {
                wordings.put("en", new Practice.Wording(row.requiredText("title"), row.requiredText("summary")));
            }
            return new Practice(
                    id,
                    version,
                    wordings,
                    row.text("problem"),
                    new TheoryOfChange(
                            row.text("inputs"),
                            row.text("activities"),
                            row.text("outputs"),
                            row.text("outcomes"),
                            row.text("assumptions")),
                    concepts(row),
                    actors(row),
                    ofVersion(components, id, version),
                    ofVersion(needs, id, version),
                    constant(row, "channel", Practice.Channel.class, Practice.Channel.UNKNOWN),
                    row.text("channel_note"),
                    new Readiness(
                            known(row, "manual"), known(row, "training"), known(row, "cost"), known(row, "material")),
                    row.text("risks"),
                    constant(row, "sensitivity", Practice.Sensitivity.class, Practice.Sensitivity.OPEN),
                    row.text("licence"),
                    date(row, "checked"),
                    row.requiredText("source"));
        }

        /** Lines that name no version belong to every one. */
        private static <T> List<T> ofVersion(Map<String, List<T>> lines, String id, int version) {
            List<T> all = new ArrayList<>(lines.getOrDefault(id, List.of()));
            all.addAll(lines.getOrDefault(id + VERSION + version, List.of()));
            return all;
        }

        private Set<String> concepts(Row row) {
            Set<String> concepts = new LinkedHashSet<>();
            for (String id : list(row.requiredText("concepts"))) {
                if (vocabulary.find(id).isEmpty()) {
                    throw row.problem(
                            "concepts", "'" + id + "' is not in the vocabulary.", "See vocabulary/concepts.csv.");
                }
                concepts.add(id);
            }
            return concepts;
        }

        private List<Practice.Actor> actors(Row row) {
            List<Practice.Actor> actors = new ArrayList<>();
            for (String entry : list(row.text("actors"))) {
                int colon = entry.indexOf(':');
                String concept = colon < 0 ? entry : entry.substring(0, colon);
                String role = colon < 0 ? "leads" : entry.substring(colon + 1);
                if (vocabulary.find(concept).isEmpty()) {
                    throw row.problem(
                            "actors", "'" + concept + "' is not in the vocabulary.", "Name an actor concept.");
                }
                actors.add(new Practice.Actor(
                        concept,
                        Arrays.stream(Practice.Role.values())
                                .filter(known -> known.name().equalsIgnoreCase(role))
                                .findFirst()
                                .orElseThrow(() -> row.problem(
                                        "actors",
                                        "'" + role + "' is no role.",
                                        "Write concept:role, such as municipality:leads."))));
            }
            return actors;
        }

        private Practice.Component component(Row row) {
            return new Practice.Component(
                    row.oneOf("kind", Practice.Component.Kind.class), row.requiredText("text"), row.text("basis"));
        }

        private Precondition precondition(Row row) {
            return new Precondition(
                    row.identifier("variable"),
                    row.oneOf("comparison", Precondition.Comparison.class),
                    row.number("value"),
                    known(row, "hard") == Known.YES,
                    row.requiredText("holder"),
                    row.requiredText("text"));
        }

        private Implementation implementation(Row row) {
            Optional<Place.Point> point = row.text("latitude").isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Place.Point(row.number("latitude"), row.number("longitude")));
            return new Implementation(
                    row.identifier("id"),
                    row.identifier("practice"),
                    Math.toIntExact(row.findWholeNumber("practice_version").orElse(1)),
                    row.requiredText("title"),
                    new Place(row.requiredText("city"), row.requiredText("country_iso2"), row.text("locality"), point),
                    year(row, "first_year"),
                    year(row, "last_year"),
                    constant(row, "status", Implementation.Status.class, Implementation.Status.UNKNOWN),
                    row.text("status_reason"),
                    row.text("lead"),
                    row.text("partners"),
                    row.text("reach"),
                    row.text("budget"),
                    row.text("staff"),
                    row.text("summary"),
                    row.requiredText("source"));
        }

        private Adaptation adaptation(Row row) {
            String from = row.text("from");
            return new Adaptation(
                    row.identifier("id"),
                    from.isEmpty()
                            ? new Adaptation.Outside(row.requiredText("from_outside"))
                            : new Adaptation.Recorded(row.identifier("from")),
                    row.identifier("to"),
                    year(row, "year"),
                    row.text("kept"),
                    row.text("changed"),
                    row.text("why"),
                    known(row, "core_kept"),
                    row.text("support"),
                    row.text("result"),
                    known(row, "again"),
                    row.requiredText("source"));
        }

        private Change change(Row row) {
            String moment = row.requiredText("moment");
            try {
                return new Change(
                        Instant.parse(moment),
                        row.oneOf("deed", Change.Deed.class),
                        row.oneOf("kind", RecordKind.class),
                        row.identifier("id"),
                        Math.toIntExact(row.findWholeNumber("version").orElse(1)),
                        row.text("reason"));
            } catch (DateTimeParseException wrong) {
                throw row.problem("moment", "'" + moment + "' is not a moment.", "Write it as 2026-11-30T12:00:00Z.");
            }
        }

        List<EvidenceItem> evidence() {
            Map<String, List<EffectEstimate>> effects = grouped("effects", "evidence", Reader::effect);
            return each("evidence", (reader, row) -> reader.item(row, effects), true);
        }

        private EvidenceItem item(Row row, Map<String, List<EffectEstimate>> effects) {
            String id = row.identifier("id");
            return new EvidenceItem(
                    id,
                    row.identifier("practice"),
                    row.text("implementation"),
                    row.oneOf("design", Design.class),
                    known(row, "pre_stated"),
                    row.findNumber("attrition"),
                    whole(row, "participants"),
                    whole(row, "follow_up_months"),
                    row.text("place"),
                    row.text("funder"),
                    row.text("conflict_of_interest"),
                    year(row, "year"),
                    row.requiredText("source"),
                    effects.getOrDefault(id, List.of()));
        }

        private EffectEstimate effect(Row row) {
            Optional<Interval> interval = row.text("lower").isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Interval(
                            row.number("lower"),
                            row.number("upper"),
                            row.findNumber("confidence").orElse(0.95)));
            return new EffectEstimate(
                    row.identifier("outcome"),
                    row.oneOf("metric", Metric.class),
                    row.number("estimate"),
                    interval,
                    known(row, "higher_is_better") != Known.NO,
                    row.text("unit"),
                    row.text("subgroup"));
        }

        private static List<String> list(String cell) {
            return Arrays.stream(cell.split("[;\\s]+", -1))
                    .filter(entry -> !entry.isEmpty())
                    .toList();
        }

        private static Known known(Row row, String column) {
            return constant(row, column, Known.class, Known.UNKNOWN);
        }

        private static <E extends Enum<E>> E constant(Row row, String column, Class<E> type, E usual) {
            return row.text(column).isEmpty() ? usual : row.oneOf(column, type);
        }

        private static OptionalInt whole(Row row, String column) {
            OptionalLong number = row.findWholeNumber(column);
            return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(number.getAsLong()));
        }

        private static OptionalInt year(Row row, String column) {
            return row.text(column).isEmpty() ? OptionalInt.empty() : OptionalInt.of(row.year(column));
        }

        private static Optional<LocalDate> date(Row row, String column) {
            String text = row.text(column);
            try {
                return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException wrong) {
                throw row.problem(column, "'" + text + "' is not a day.", "Write it as 2026-11-30.");
            }
        }
    }
}
