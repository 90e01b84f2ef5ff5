package org.isopolity.practice.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.isopolity.practice.Known;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Place;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Readiness;
import org.isopolity.practice.library.TheoryOfChange;
import org.isopolity.practice.vocabulary.Concept;
import org.isopolity.practice.vocabulary.Facet;
import org.isopolity.practice.vocabulary.Tagger;
import org.isopolity.practice.vocabulary.Vocabulary;
import org.isopolity.practice.vocabulary.Words;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/**
 * The simple form of the library, for people who fill in a sheet: one line for each practice in one place, as comma-separated text or a
 * workbook. Lines with the same {@code practice}, or without it the same title, are one idea in several places.
 */
public final class PracticeTable {

    /** The columns of the simple form; those after {@code source} may be left out. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "title",
            "city",
            "country_iso2",
            "theme",
            "actor_family",
            "summary",
            "source",
            "practice",
            "year",
            "target_group",
            "concepts",
            "adapted_from",
            "status",
            "partners",
            "reach",
            "lat",
            "lon");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST = 5_000;

    private PracticeTable() {}

    /**
     * What an import would do.
     *
     * @param library the library with the new records
     * @param practices how many practices are new
     * @param places how many implementations are new
     * @param notices what was understood in another way than written, each with its line
     */
    public record Import(Library library, int practices, int places, List<String> notices) {

        /** Keeps its own copy. */
        public Import {
            notices = List.copyOf(notices);
        }
    }

    /**
     * Reads a file, a table or JSON-LD by its ending, and adds its records to a library. Nothing is written.
     *
     * @throws org.isopolity.text.input.InvalidInput if the file has no shape or lacks a column
     * @throws InvalidImport if lines are wrong, naming every mistake of every line
     */
    public static Import read(Path file, Library library) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonld") || name.endsWith(".json")) {
            return JsonLdImport.read(file, library);
        }
        CsvTable table = name.endsWith(".xlsx") ? Workbook.read(file) : CsvTable.read(file);
        table.require(COLUMNS.subList(0, 8).toArray(new String[0]));
        table.requireRows();
        return new Reading(file, library).read(table);
    }

    /** A library in the simple form, one line for each implementation. */
    public static Table of(Library library) {
        Map<String, Adaptation> origins = new HashMap<>();
        library.adaptations().forEach(adaptation -> origins.putIfAbsent(adaptation.to(), adaptation));
        return new Table(
                COLUMNS,
                library.implementations().stream()
                        .map(place -> line(library, place, Optional.ofNullable(origins.get(place.id()))))
                        .toList());
    }

    private static List<String> line(Library library, Implementation place, Optional<Adaptation> origin) {
        Practice practice = library.get(place.practice());
        Vocabulary vocabulary = library.vocabulary();
        return List.of(
                place.id(),
                place.title(),
                place.place().city(),
                place.place().country(),
                String.join(
                        "; ",
                        practice.concepts().stream()
                                .map(vocabulary::get)
                                .filter(concept -> concept.facet() == Facet.THEME)
                                .map(concept -> vocabulary
                                        .withBroader(concept.id())
                                        .getLast()
                                        .id())
                                .distinct()
                                .toList()),
                place.lead(),
                place.summary(),
                place.source(),
                practice.id(),
                place.firstYear().isPresent()
                        ? Integer.toString(place.firstYear().getAsInt())
                        : "",
                String.join(
                        "; ",
                        practice.concepts().stream()
                                .filter(id -> vocabulary.get(id).facet() == Facet.TARGET)
                                .toList()),
                String.join("; ", practice.concepts()),
                origin.map(adaptation -> switch (adaptation.from()) {
                            case Adaptation.Outside(String name) -> name;
                            case Adaptation.Recorded(String id) ->
                                library.findImplementation(id)
                                        .map(Implementation::title)
                                        .orElse(id);
                        })
                        .orElse(""),
                place.status() == Implementation.Status.UNKNOWN
                        ? ""
                        : place.status().name().toLowerCase(Locale.ROOT),
                place.partners(),
                place.reach(),
                place.place()
                        .point()
                        .map(point -> Double.toString(point.latitude()))
                        .orElse(""),
                place.place()
                        .point()
                        .map(point -> Double.toString(point.longitude()))
                        .orElse(""));
    }

    /** An identifier made of a title: its words in lower case with dashes. */
    public static String slug(String title) {
        String slug = Words.plain(title).replace(' ', '-');
        return slug.isEmpty() ? "untitled" : slug;
    }

    /** One reading of one table. */
    private static final class Reading {

        private final Path file;
        private final Library before;
        private final Vocabulary vocabulary;
        private final Tagger tagger;
        private final Mistakes mistakes = new Mistakes();
        private final List<String> notices = new ArrayList<>();
        private final Map<String, Practice> practices = new TreeMap<>();
        private final Map<String, Implementation> places = new LinkedHashMap<>();
        private final List<Adaptation> adaptations = new ArrayList<>();
        private final Map<String, Row> adapted = new LinkedHashMap<>();
        private final Map<String, List<String>> titles = new HashMap<>();

        Reading(Path file, Library before) {
            this.file = file;
            this.before = before;
            this.vocabulary = before.vocabulary();
            this.tagger = Tagger.plain(vocabulary, "en");
            before.implementations().forEach(place -> remember(place.title(), place.id()));
        }

        private void remember(String title, String id) {
            titles.computeIfAbsent(Words.plain(title), _ -> new ArrayList<>()).add(id);
        }

        Import read(CsvTable table) {
            Set<String> ids = new HashSet<>();
            for (Row row : table.rows()) {
                read(row, ids);
            }
            mistakes.finish();
            adapted.forEach(this::adapt);
            Set<String> added = new LinkedHashSet<>(practices.keySet());
            added.removeIf(id -> before.find(id).isPresent());
            Library whole = before.whole();
            List<Practice> all = new ArrayList<>(whole.allVersions());
            added.forEach(id -> all.add(practices.get(id)));
            List<Implementation> everywhere = new ArrayList<>(whole.implementations());
            everywhere.addAll(places.values());
            List<Adaptation> edges = new ArrayList<>(whole.adaptations());
            edges.addAll(adaptations);
            try {
                Library after = new Library(vocabulary, all, everywhere, edges, whole.evidence(), before.history());
                return new Import(after, added.size(), places.size(), notices);
            } catch (IllegalArgumentException wrong) {
                throw new InvalidImport(String.valueOf(wrong.getMessage())
                        .lines()
                        .map(line -> file + ": " + line + ".")
                        .toList());
            }
        }

        private void read(Row row, Set<String> ids) {
            Optional<String> id = mistakes.check(() -> row.identifier("id"));
            id.ifPresent(given -> {
                if (!ids.add(given)) {
                    mistakes.add(
                            row.problem("id", "'" + given + "' is used twice.", "Give every line an id of its own."));
                } else if (before.findImplementation(given).isPresent()) {
                    mistakes.add(row.problem(
                            "id",
                            "'" + given + "' is in the library already.",
                            "Leave the line out, or give it another id."));
                }
            });
            Optional<String> title = mistakes.check(() -> text(row, "title"));
            Optional<String> city = mistakes.check(() -> text(row, "city"));
            Optional<String> country = mistakes.check(() -> country(row));
            Optional<Set<String>> themes = mistakes.check(() -> themes(row));
            Optional<String> lead = mistakes.check(() -> actor(row));
            Optional<String> summary = mistakes.check(() -> text(row, "summary"));
            Optional<String> source = mistakes.check(() -> text(row, "source"));
            Optional<OptionalInt> year = mistakes.check(
                    () -> row.text("year").isEmpty() ? OptionalInt.empty() : OptionalInt.of(row.year("year")));
            Optional<Optional<Place.Point>> point = mistakes.check(() -> point(row));
            Optional<Set<String>> more = mistakes.check(() -> concepts(row));
            Optional<Implementation.Status> status =
                    mistakes.check(() -> row.text("status").isEmpty()
                            ? Implementation.Status.UNKNOWN
                            : row.oneOf("status", Implementation.Status.class));
            Optional<String> idea = mistakes.check(
                    () -> row.text("practice").isEmpty() ? slug(title.orElse("")) : row.identifier("practice"));
            if (!mistakes.none()) {
                return;
            }
            Set<String> concepts = new LinkedHashSet<>(more.orElseThrow());
            concepts.addAll(targets(row));
            themes.orElseThrow().stream()
                    .filter(theme -> !covered(theme, more.orElseThrow()))
                    .forEach(concepts::add);
            if (more.orElseThrow().isEmpty()) {
                concepts.addAll(tagger.concepts(title.orElseThrow() + ". " + summary.orElseThrow()).stream()
                        .filter(concept -> vocabulary.get(concept).facet() == Facet.THEME)
                        .toList());
            }
            String practice = idea.orElseThrow();
            practices.merge(
                    practice,
                    practice(
                            practice,
                            title.orElseThrow(),
                            summary.orElseThrow(),
                            concepts,
                            lead.orElseThrow(),
                            source.orElseThrow()),
                    Reading::together);
            Implementation place = new Implementation(
                    id.orElseThrow(),
                    practice,
                    before.find(practice).map(Practice::version).orElse(1),
                    title.orElseThrow(),
                    new Place(city.orElseThrow(), country.orElseThrow(), "", point.orElseThrow()),
                    year.orElseThrow(),
                    OptionalInt.empty(),
                    status.orElseThrow(),
                    "",
                    lead.orElseThrow(),
                    row.text("partners"),
                    row.text("reach"),
                    "",
                    "",
                    summary.orElseThrow(),
                    source.orElseThrow());
            places.put(place.id(), place);
            remember(place.title(), place.id());
            if (!row.text("adapted_from").isEmpty()) {
                adapted.put(place.id(), row);
            }
        }

        /** Whether something more exact is said than the theme. */
        private boolean covered(String theme, Set<String> concepts) {
            return concepts.stream()
                    .anyMatch(concept -> vocabulary.withBroader(concept).stream()
                            .anyMatch(above -> above.id().equals(theme)));
        }

        private static String text(Row row, String column) {
            String text = row.requiredText(column);
            if (text.length() > LONGEST) {
                throw row.problem(column, "has " + text.length() + " characters.", "Write at most " + LONGEST + ".");
            }
            return text;
        }

        private static String country(Row row) {
            String code = row.requiredText("country_iso2");
            if (!COUNTRIES.contains(code)) {
                throw row.problem("country_iso2", "'" + code + "' is no country.", "Write two letters, such as NZ.");
            }
            return code;
        }

        private static Optional<Place.Point> point(Row row) {
            if (row.text("lat").isEmpty() && row.text("lon").isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Place.Point(row.number("lat"), row.number("lon")));
            } catch (IllegalArgumentException wrong) {
                throw row.problem("lat", wrong.getMessage() + ".", "Write degrees north and east.");
            }
        }

        private Set<String> themes(Row row) {
            Set<String> themes = new LinkedHashSet<>();
            for (String word : parts(row.requiredText("theme"))) {
                themes.add(named(row, "theme", word, Facet.THEME));
            }
            return themes;
        }

        private String actor(Row row) {
            return named(row, "actor_family", row.requiredText("actor_family"), Facet.ACTOR);
        }

        private String named(Row row, String column, String word, Facet facet) {
            return vocabulary.named(word).stream()
                    .filter(concept -> concept.facet() == facet)
                    .map(Concept::id)
                    .findFirst()
                    .orElseThrow(() -> row.problem(
                            column,
                            "'" + word + "' is not in the vocabulary.",
                            "Write one of: "
                                    + String.join(
                                            ", ",
                                            vocabulary.concepts(facet).stream()
                                                    .filter(concept ->
                                                            concept.broader().isEmpty())
                                                    .map(Concept::id)
                                                    .toList())
                                    + ", or something below them."));
        }

        private Set<String> concepts(Row row) {
            Set<String> concepts = new LinkedHashSet<>();
            for (String word : parts(row.text("concepts"))) {
                List<Concept> named = vocabulary.named(word);
                if (named.isEmpty()) {
                    throw row.problem(
                            "concepts", "'" + word + "' is not in the vocabulary.", "See vocabulary/concepts.csv.");
                }
                concepts.add(named.getFirst().id());
            }
            return concepts;
        }

        private static List<String> parts(String cell) {
            return Arrays.stream(cell.split(";", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        private Set<String> targets(Row row) {
            Set<String> targets = new LinkedHashSet<>();
            for (String words : parts(row.text("target_group"))) {
                Set<String> found = vocabulary.find(words).isPresent() ? Set.of(words) : targets(words);
                if (found.isEmpty()) {
                    notices.add(file + ", line " + row.line() + ", target_group: no concept was found for '" + words
                            + "'; the practice has no target group from it.");
                }
                targets.addAll(found);
            }
            return targets;
        }

        private Set<String> targets(String words) {
            Set<String> targets = new LinkedHashSet<>(tagger.concepts(words));
            targets.removeIf(concept -> vocabulary.get(concept).facet() != Facet.TARGET);
            return targets;
        }

        private static Practice practice(
                String id, String title, String summary, Set<String> concepts, String lead, String source) {
            return new Practice(
                    id,
                    1,
                    Map.of("en", new Practice.Wording(title, summary)),
                    "",
                    TheoryOfChange.UNKNOWN,
                    concepts,
                    List.of(new Practice.Actor(lead, Practice.Role.LEADS)),
                    List.of(),
                    List.of(),
                    Practice.Channel.UNKNOWN,
                    "",
                    Readiness.UNKNOWN,
                    "",
                    Practice.Sensitivity.OPEN,
                    "CC-BY-4.0",
                    Optional.empty(),
                    source);
        }

        /** One idea from two lines: the words of the first, the concepts and actors of both. */
        private static Practice together(Practice first, Practice second) {
            Set<String> concepts = new LinkedHashSet<>(first.concepts());
            concepts.addAll(second.concepts());
            Set<Practice.Actor> actors = new LinkedHashSet<>(first.actors());
            actors.addAll(second.actors());
            return new Practice(
                    first.id(),
                    first.version(),
                    first.wordings(),
                    first.problem(),
                    first.theory(),
                    concepts,
                    List.copyOf(actors),
                    first.components(),
                    first.preconditions(),
                    first.channel(),
                    first.channelNote(),
                    first.readiness(),
                    first.risks(),
                    first.sensitivity(),
                    first.licence(),
                    first.checked(),
                    first.source());
        }

        private void adapt(String to, Row row) {
            String name = row.text("adapted_from");
            List<String> known = new ArrayList<>(titles.getOrDefault(Words.plain(name), List.of()));
            known.remove(to);
            Adaptation.Origin origin =
                    known.size() == 1 ? new Adaptation.Recorded(known.getFirst()) : new Adaptation.Outside(name);
            if (known.isEmpty()) {
                notices.add(file + ", line " + row.line() + ", adapted_from: '" + name
                        + "' has no record here; it is kept by name.");
            } else if (known.size() > 1) {
                notices.add(file + ", line " + row.line() + ", adapted_from: '" + name + "' names " + known.size()
                        + " records (" + String.join(", ", known) + "); it is kept by name.");
            }
            adaptations.add(new Adaptation(
                    "a-" + to,
                    origin,
                    to,
                    OptionalInt.empty(),
                    "",
                    "",
                    "",
                    Known.UNKNOWN,
                    "",
                    "",
                    Known.UNKNOWN,
                    row.text("source")));
        }
    }
}
