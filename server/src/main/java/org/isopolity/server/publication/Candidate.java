package org.isopolity.server.publication;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.isopolity.index.observation.City;
import org.isopolity.server.answer.Checks;
import org.isopolity.server.answer.Content;
import org.isopolity.server.network.FrameworkCsv;
import org.isopolity.server.network.FrameworkVersion;
import org.isopolity.server.network.Item;
import org.isopolity.server.network.Networks;
import org.isopolity.server.round.Round;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The facts of a round as they would be released: accepted answers of the core, and nothing else.
 *
 * @param round the round
 * @param framework its framework
 * @param cities those with at least one accepted answer
 * @param values the accepted answers with a value
 */
record Candidate(Round round, FrameworkVersion framework, List<City> cities, List<Value> values) {

    /** Counts of people below this could be about persons. */
    static final int SMALL = 10;

    private static final List<String> COUNTS = List.of("person", "people", "number", "count");
    private static final char BREAK = 'b';

    /** What is done with small counts. */
    enum Small {
        /** They are withheld. */
        WITHHELD,
        /** They are withheld, and so is what would give them away. */
        COMPLEMENTED,
        /** They are published. */
        PUBLISHED
    }

    /**
     * A value with what is said about it.
     *
     * @param city id of the city
     * @param item what was asked
     * @param content the accepted answer
     * @param amount the value
     */
    record Value(String city, Item item, Content content, double amount) {

        /** Whether it counts so few people that somebody could be recognised. */
        boolean isSmall() {
            return amount > 0 && amount < SMALL && counts(item);
        }

        /** Whether an item counts people or things. */
        static boolean counts(Item item) {
            String unit = item.unit().toLowerCase(Locale.ROOT);
            return COUNTS.stream().anyMatch(unit::contains);
        }
    }

    static Candidate of(JdbcClient sql, Round round) {
        FrameworkVersion framework = Networks.framework(sql, round.network(), round.framework());
        Map<String, Item> core = new LinkedHashMap<>();
        framework.asked().stream().filter(Item::isCore).forEach(item -> core.put(item.id(), item));
        List<Value> values = new ArrayList<>();
        sql.sql("select r.city, a.item, v.amount, v.choice, v.year, v.level, v.flags, v.source, v.source_url,"
                        + " v.licence, v.note from answer a join city_return r on r.id = a.city_return join"
                        + " answer_revision v on v.answer = a.id and v.revision = a.revision where r.network = ?"
                        + " and r.round = ? and a.state = 'ACCEPTED' order by r.city, a.item")
                .params(round.network(), round.id())
                .query(row -> {
                    Item item = core.get(row.getString("item"));
                    if (item == null) {
                        return;
                    }
                    double amount = row.getDouble("amount");
                    Content content = new Content(
                            row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(amount),
                            row.getString("choice"),
                            "",
                            row.getInt("year"),
                            row.getString("level"),
                            row.getString("flags"),
                            row.getString("source"),
                            row.getString("source_url"),
                            row.getString("licence"),
                            row.getString("note"));
                    String city = row.getString("city");
                    Checks.amount(item, content).ifPresent(value -> values.add(new Value(city, item, content, value)));
                });
        Set<String> answered = new TreeSet<>();
        values.forEach(value -> answered.add(value.city()));
        List<City> cities = Networks.cities(sql, round.network()).stream()
                .filter(city -> answered.contains(city.id()))
                .toList();
        return new Candidate(round, framework, cities, values);
    }

    /** The values that count few people. */
    List<Value> small() {
        return values.stream().filter(Value::isSmall).toList();
    }

    /** What a choice of the secretariat withholds. */
    Set<Value> withheld(Small choice) {
        return switch (choice) {
            case PUBLISHED -> Set.of();
            case WITHHELD -> Set.copyOf(small());
            case COMPLEMENTED -> Disclosure.of(values).complemented(Set.copyOf(small()));
        };
    }

    /** Whether every indicator of the core has goalposts; questions have those of their scores. */
    boolean hasGoalposts() {
        return framework.asked().stream()
                .filter(Item::isCore)
                .allMatch(item -> item.worst().isPresent() && item.target().isPresent());
    }

    /** Writes the facts into a directory, as a release wants them, but for what is withheld. */
    void write(Path directory, Set<Value> withheld) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("framework.csv"), FrameworkCsv.write(framework));
            writeCities(directory.resolve("cities.csv"));
            writeObservations(directory.resolve("observations.csv"), withheld);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static CsvWriter csv(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    }

    private void writeCities(Path file) throws IOException {
        try (CsvWriter csv = csv(file)) {
            csv.writeRecord(
                    "id", "name", "country_iso2", "latitude", "longitude", "population", "population_year", "region");
            for (City city : cities) {
                csv.writeRecord(
                        city.id(),
                        city.name(),
                        city.country(),
                        city.location()
                                .map(place -> FrameworkCsv.plain(place.latitude()))
                                .orElse(""),
                        city.location()
                                .map(place -> FrameworkCsv.plain(place.longitude()))
                                .orElse(""),
                        city.population()
                                .map(people -> String.valueOf(people.residents()))
                                .orElse(""),
                        city.population()
                                .map(people -> String.valueOf(people.year()))
                                .orElse(""),
                        city.region());
            }
        }
    }

    private void writeObservations(Path file, Set<Value> withheld) throws IOException {
        try (CsvWriter csv = csv(file)) {
            csv.writeRecord(
                    "city_id",
                    "indicator_id",
                    "year",
                    "value",
                    "level",
                    "flag",
                    "source",
                    "source_url",
                    "licence_or_terms",
                    "note");
            for (Value value : values) {
                if (!withheld.contains(value)) {
                    Content content = value.content();
                    csv.writeRecord(
                            value.city(),
                            value.item().id(),
                            String.valueOf(content.year() == 0 ? round.year() : content.year()),
                            FrameworkCsv.plain(value.amount()),
                            content.level(),
                            flags(value),
                            content.source(),
                            content.sourceUrl(),
                            content.licence(),
                            note(value));
                }
            }
        }
    }

    /** What a composite answer is made of is part of what a reader should know. */
    private static String note(Value value) {
        String note = value.content().note();
        if (!value.item().isComposite()) {
            return note;
        }
        return note.isEmpty()
                ? value.content().choice()
                : note + " (" + value.content().choice() + ")";
    }

    /** An item that cannot be compared with the version before marks its values, so that lines are interrupted. */
    private static String flags(Value value) {
        String flags = value.content().flags();
        return value.item().breaks().isEmpty() || flags.indexOf(BREAK) >= 0 ? flags : BREAK + flags;
    }
}
