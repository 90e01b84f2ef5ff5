package org.isopolity.practice.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.isopolity.practice.Known;
import org.isopolity.practice.evidence.Design;
import org.isopolity.practice.evidence.EffectEstimate;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.evidence.Interval;
import org.isopolity.practice.evidence.Metric;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Place;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Precondition;
import org.isopolity.practice.library.Readiness;
import org.isopolity.practice.library.TheoryOfChange;
import org.isopolity.text.input.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads practices from JSON-LD as {@link JsonLd} writes it: one practice, or several in a {@code @graph}. Contexts are not fetched; names
 * that are not known are passed over. Mistakes are named by their path in the document, such as {@code @graph[2].workExample[0].name}.
 *
 * <p>A practice that is in the library already becomes its next version where it says something else, and is passed over where it does
 * not. Places, adaptations and evidence that are there already must say the same.
 */
final class JsonLdImport {

    private static final long LARGEST = 64L << 20;
    private static final int DEEPEST = 32;
    private static final int LONGEST = 5_000;
    private static final int MOST = 200_000;
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,119}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final Path file;
    private final Library before;
    private final Mistakes mistakes = new Mistakes();
    private final List<String> notices = new ArrayList<>();
    private final Map<String, Practice> practices = new LinkedHashMap<>();
    private final Map<String, Implementation> places = new LinkedHashMap<>();
    private final Map<String, EvidenceItem> evidence = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /** An adaptation whose origin can be looked up only when everything is read. */
    private record Edge(Adaptation adaptation, String originId, String originName, At at) {}

    private JsonLdImport(Path file, Library before) {
        this.file = file;
        this.before = before;
    }

    static PracticeTable.Import read(Path file, Library library) {
        return new JsonLdImport(file, library).read(parse(file));
    }

    private static JsonNode parse(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
            }
            if (Files.size(file) > LARGEST) {
                throw InvalidInput.inFile(
                        file, "has more than " + (LARGEST >> 20) + " MB.", "Bring it in by several files.");
            }
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException wrong) {
            var place = wrong.getLocation();
            throw InvalidInput.atLine(
                    file,
                    place == null ? 1 : Math.max(1, place.getLineNr()),
                    "is not JSON that can be read here (" + wrong.getOriginalMessage() + ").",
                    "Save it as JSON-LD in UTF-8.");
        } catch (IOException unreadable) {
            throw InvalidInput.inFile(
                    file, "cannot be read (" + unreadable.getMessage() + ").", "Check its permissions.");
        }
    }

    // ---- the document --------------------------------------------------------------------------------------------

    private PracticeTable.Import read(JsonNode document) {
        At root = new At("", document);
        if (!document.isObject()) {
            throw InvalidInput.inFile(
                    file, "does not hold an object.", "Write one practice, or several in \"@graph\".");
        }
        List<At> records = document.has("@graph") ? root.list("@graph") : List.of(root);
        records.forEach(this::practice);
        mistakes.finish();
        return together();
    }

    private PracticeTable.Import together() {
        Library whole = before.whole();
        List<Practice> ideas = new ArrayList<>(whole.allVersions());
        int added = 0;
        for (Practice practice : practices.values()) {
            added += addTo(ideas, practice, whole.versions(practice.id())) ? 1 : 0;
        }
        Map<String, Implementation> everywhere = new LinkedHashMap<>();
        whole.implementations().forEach(place -> everywhere.put(place.id(), place));
        int placesBefore = everywhere.size();
        places.forEach((id, place) -> merge(everywhere, id, place, "implementation"));
        Map<String, EvidenceItem> items = new LinkedHashMap<>();
        whole.evidence().forEach(item -> items.put(item.id(), item));
        evidence.forEach((id, item) -> merge(items, id, item, "evidence"));
        Map<String, Adaptation> adaptations = new LinkedHashMap<>();
        whole.adaptations().forEach(edge -> adaptations.put(edge.id(), edge));
        edges.forEach(edge -> merge(adaptations, edge.adaptation().id(), placed(edge, everywhere), "adaptation"));
        mistakes.finish();
        try {
            Library after = new Library(
                    before.vocabulary(),
                    ideas,
                    everywhere.values(),
                    adaptations.values(),
                    items.values(),
                    before.history());
            return new PracticeTable.Import(after, added, everywhere.size() - placesBefore, notices);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidImport(String.valueOf(wrong.getMessage())
                    .lines()
                    .map(line -> file + ": " + line + ".")
                    .toList());
        }
    }

    private boolean addTo(List<Practice> ideas, Practice practice, List<Practice> versions) {
        Practice next = numbered(practice, versions.size() + 1);
        if (versions.stream()
                .anyMatch(version -> numbered(version, next.version()).equals(next))) {
            notices.add(file + ": '" + practice.id() + "' is in the library as it is here; it was passed over.");
            return false;
        }
        if (next.version() != practice.version()) {
            notices.add(file + ": '" + practice.id() + "', version " + practice.version() + " there, becomes version "
                    + next.version() + " here.");
        }
        ideas.add(next);
        return true;
    }

    private static Practice numbered(Practice practice, int version) {
        return new Practice(
                practice.id(),
                version,
                practice.wordings(),
                practice.problem(),
                practice.theory(),
                practice.concepts(),
                practice.actors(),
                practice.components(),
                practice.preconditions(),
                practice.channel(),
                practice.channelNote(),
                practice.readiness(),
                practice.risks(),
                practice.sensitivity(),
                practice.licence(),
                practice.checked(),
                practice.source());
    }

    private <T> void merge(Map<String, T> all, String id, T record, String kind) {
        T there = all.putIfAbsent(id, record);
        if (there != null && !there.equals(record)) {
            mistakes.add(file + ": " + kind + " '" + id + "' is in the library and says something else there."
                    + " Give it another id, or propose a new version in the workspace.");
        }
    }

    private Adaptation placed(Edge edge, Map<String, Implementation> everywhere) {
        Adaptation read = edge.adaptation();
        boolean known = everywhere.containsKey(edge.originId());
        if (!known && !edge.originId().isEmpty()) {
            notices.add(file + ", " + edge.at().path() + ": '" + edge.originId()
                    + "' has no record here; it is kept by name.");
        }
        String name = edge.originName().isEmpty() ? edge.originId() : edge.originName();
        return new Adaptation(
                read.id(),
                known ? new Adaptation.Recorded(edge.originId()) : new Adaptation.Outside(name),
                read.to(),
                read.year(),
                read.kept(),
                read.changed(),
                read.why(),
                read.coreKept(),
                read.support(),
                read.result(),
                read.again(),
                read.source());
    }

    // ---- records -------------------------------------------------------------------------------------------------

    private void practice(At at) {
        String id = at.identifier("identifier");
        int version = at.whole("version", 1, Integer.MAX_VALUE).orElse(1);
        Map<String, Practice.Wording> wordings = wordings(at);
        Set<String> concepts = new LinkedHashSet<>();
        at.list("about").forEach(concept -> concepts.add(concept.concept("identifier")));
        if (concepts.isEmpty()) {
            at.wrong("about", "names no concept.", "Name at least one of the vocabulary.");
        }
        List<Practice.Actor> actors = at.list("isopolity:actors").stream()
                .map(actor -> new Practice.Actor(
                        actor.concept("isopolity:concept"),
                        actor.oneOf("isopolity:role", Practice.Role.class, Practice.Role.LEADS)))
                .toList();
        List<Practice.Component> parts = at.list("isopolity:components").stream()
                .map(part -> new Practice.Component(
                        part.oneOf("isopolity:kind", Practice.Component.Kind.class, Practice.Component.Kind.CORE),
                        part.needed("description"),
                        part.text("isopolity:basis")))
                .toList();
        List<Precondition> needs = at.list("isopolity:preconditions").stream()
                .map(JsonLdImport::need)
                .toList();
        TheoryOfChange theory = new TheoryOfChange(
                at.text("isopolity:inputs"),
                at.text("isopolity:activities"),
                at.text("isopolity:outputs"),
                at.text("isopolity:outcomes"),
                at.text("isopolity:assumptions"));
        Readiness readiness = new Readiness(
                at.known("isopolity:manual"),
                at.known("isopolity:training"),
                at.known("isopolity:cost"),
                at.known("isopolity:material"));
        at.record(() -> new Practice(
                        id,
                        version,
                        wordings,
                        at.text("isopolity:problem"),
                        theory,
                        concepts,
                        actors,
                        parts,
                        needs,
                        at.oneOf("isopolity:channel", Practice.Channel.class, Practice.Channel.UNKNOWN),
                        at.text("isopolity:channelNote"),
                        readiness,
                        at.text("isopolity:risks"),
                        at.oneOf("isopolity:sensitivity", Practice.Sensitivity.class, Practice.Sensitivity.OPEN),
                        at.text("license"),
                        at.day("dateModified"),
                        at.needed("citation")))
                .ifPresent(practice -> at.once(practices, id, practice));
        at.list("workExample").forEach(place -> implementation(place, id, version));
        at.list("subjectOf").forEach(item -> item(item, id));
    }

    private static Map<String, Practice.Wording> wordings(At at) {
        Map<String, String> titles = at.inLanguages("name");
        Map<String, String> summaries = at.inLanguages("abstract");
        Map<String, Practice.Wording> wordings = new LinkedHashMap<>();
        titles.forEach((language, title) ->
                wordings.put(language, new Practice.Wording(title, summaries.getOrDefault(language, ""))));
        if (titles.isEmpty()) {
            at.wrong("name", "is missing.", "Give the practice a name in some language.");
        }
        return wordings;
    }

    private static Precondition need(At at) {
        return new Precondition(
                at.identifier("isopolity:variable"),
                at.oneOf("isopolity:comparison", Precondition.Comparison.class, Precondition.Comparison.AT_LEAST),
                at.number("value").orElse(0),
                at.truth("isopolity:hard", false),
                at.concept("isopolity:holder"),
                at.needed("description"));
    }

    private void implementation(At at, String practice, int version) {
        String id = at.identifier("identifier");
        At location = at.object("location");
        At country = location.object("containedInPlace");
        String code = country.needed("identifier");
        if (!code.isEmpty() && !COUNTRIES.contains(code)) {
            country.wrong("identifier", "'" + code + "' is no country.", "Write two letters, such as NZ.");
        }
        Optional<Place.Point> point = location.findObject("geo").flatMap(JsonLdImport::point);
        at.record(() -> new Implementation(
                        id,
                        practice,
                        at.whole("isopolity:practiceVersion", 1, Integer.MAX_VALUE)
                                .orElse(version),
                        at.needed("name"),
                        new Place(location.needed("name"), code, location.text("isopolity:locality"), point),
                        at.year("foundingDate"),
                        at.year("dissolutionDate"),
                        at.oneOf("isopolity:status", Implementation.Status.class, Implementation.Status.UNKNOWN),
                        at.text("isopolity:statusReason"),
                        at.text("isopolity:lead"),
                        at.text("isopolity:partners"),
                        at.text("isopolity:reach"),
                        at.text("isopolity:budget"),
                        at.text("isopolity:staff"),
                        at.text("description"),
                        at.needed("citation")))
                .ifPresent(place -> at.once(places, id, place));
        at.list("prov:qualifiedDerivation").forEach(edge -> adaptation(edge, id));
    }

    private static Optional<Place.Point> point(At geo) {
        OptionalDouble latitude = geo.number("latitude");
        OptionalDouble longitude = geo.number("longitude");
        if (latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        return geo.record(() -> new Place.Point(latitude.getAsDouble(), longitude.getAsDouble()));
    }

    private void adaptation(At at, String to) {
        String id = at.identifier("identifier");
        At entity = at.object("prov:entity");
        String originId = entity.findText("identifier").isPresent() ? entity.identifier("identifier") : "";
        String originName = originId.isEmpty() ? entity.needed("name") : entity.text("name");
        at.record(() -> new Adaptation(
                        id,
                        new Adaptation.Outside(originName),
                        to,
                        at.year("isopolity:year"),
                        at.text("isopolity:kept"),
                        at.text("isopolity:changed"),
                        at.text("isopolity:why"),
                        at.known("isopolity:coreKept"),
                        at.text("isopolity:support"),
                        at.text("isopolity:result"),
                        at.known("isopolity:again"),
                        at.needed("citation")))
                .ifPresent(edge -> edges.add(new Edge(edge, originId, originName, at)));
    }

    private void item(At at, String practice) {
        String id = at.identifier("identifier");
        List<EffectEstimate> effects = new ArrayList<>();
        at.list("isopolity:effects").forEach(effect -> effect(effect).ifPresent(effects::add));
        at.record(() -> new EvidenceItem(
                        id,
                        practice,
                        at.text("isopolity:implementation"),
                        at.oneOf("isopolity:design", Design.class, Design.TESTIMONY),
                        at.known("isopolity:preStated"),
                        at.number("isopolity:attrition"),
                        at.whole("isopolity:participants", 0, Integer.MAX_VALUE),
                        at.whole("isopolity:followUpMonths", 0, Integer.MAX_VALUE),
                        at.text("isopolity:place"),
                        at.text("funder"),
                        at.text("isopolity:conflictOfInterest"),
                        at.year("datePublished"),
                        at.needed("citation"),
                        effects))
                .ifPresent(item -> at.once(evidence, id, item));
    }

    private static Optional<EffectEstimate> effect(At at) {
        OptionalDouble estimate = at.number("value");
        if (estimate.isEmpty()) {
            at.wrong("value", "is missing.", "Write the estimate as a number.");
            return Optional.empty();
        }
        OptionalDouble lower = at.number("minValue");
        OptionalDouble upper = at.number("maxValue");
        if (lower.isPresent() != upper.isPresent()) {
            at.wrong("minValue", "and maxValue belong together.", "Write both ends of the interval, or neither.");
            return Optional.empty();
        }
        return at.record(() -> new EffectEstimate(
                at.identifier("isopolity:outcome"),
                at.oneOf("isopolity:metric", Metric.class, Metric.PERCENTAGE_POINTS),
                estimate.getAsDouble(),
                lower.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Interval(
                                lower.getAsDouble(),
                                upper.getAsDouble(),
                                at.number("isopolity:confidence").orElse(0.95))),
                at.truth("isopolity:higherIsBetter", true),
                at.text("unitText"),
                at.text("isopolity:subgroup")));
    }

    // ---- values --------------------------------------------------------------------------------------------------

    /** An object of the document and where it stands. */
    private final class At {

        private final String path;
        private final JsonNode node;

        At(String path, JsonNode node) {
            this.path = path;
            this.node = node;
        }

        String path() {
            return path;
        }

        private String below(String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        void wrong(String name, String problem, String remedy) {
            mistakes.add(InvalidInput.inFile(Path.of(file + ", " + below(name)), problem, remedy));
        }

        private Optional<JsonNode> find(String name) {
            JsonNode value = node.get(name);
            return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
        }

        /** The objects of a list; a single object counts as a list of one. */
        List<At> list(String name) {
            Optional<JsonNode> value = find(name);
            if (value.isEmpty()) {
                return List.of();
            }
            if (value.get().isObject()) {
                return List.of(new At(below(name), value.get()));
            }
            List<At> all = new ArrayList<>();
            if (!value.get().isArray() || value.get().size() > MOST) {
                wrong(name, "is not a list, or too long.", "Write at most " + MOST + " objects in [ ].");
                return all;
            }
            int index = 0;
            for (JsonNode each : value.get()) {
                At at = new At(below(name) + "[" + index++ + "]", each);
                if (each.isObject()) {
                    all.add(at);
                } else {
                    mistakes.add(InvalidInput.inFile(
                            Path.of(file + ", " + at.path()), "is not an object.", "Write it in { }."));
                }
            }
            return all;
        }

        Optional<At> findObject(String name) {
            Optional<JsonNode> value = find(name);
            if (value.isPresent() && !value.get().isObject()) {
                wrong(name, "is not an object.", "Write it in { }.");
                return Optional.empty();
            }
            return value.map(found -> new At(below(name), found));
        }

        /** An object that must be there; what it lacks is a mistake of its own. */
        At object(String name) {
            return findObject(name).orElseGet(() -> new At(below(name), JSON.createObjectNode()));
        }

        Optional<String> findText(String name) {
            return find(name).flatMap(value -> text(name, value)).filter(text -> !text.isEmpty());
        }

        private Optional<String> text(String name, JsonNode value) {
            if (!value.isValueNode()) {
                wrong(name, "is not text.", "Write it in quotation marks.");
                return Optional.empty();
            }
            String text = value.asString().strip();
            if (text.length() > LONGEST) {
                wrong(name, "has " + text.length() + " characters.", "Write at most " + LONGEST + ".");
                return Optional.empty();
            }
            return Optional.of(text);
        }

        String text(String name) {
            return findText(name).orElse("");
        }

        String needed(String name) {
            Optional<String> text = findText(name);
            if (text.isEmpty()) {
                wrong(name, "is missing.", "Fill it in.");
            }
            return text.orElse("");
        }

        String identifier(String name) {
            String text = needed(name);
            if (!text.isEmpty() && !IDENTIFIER.matcher(text).matches()) {
                wrong(
                        name,
                        "'" + text + "' is not an identifier.",
                        "Use at most 120 letters, digits, '-', '_' and '.', without spaces.");
            }
            return text;
        }

        String concept(String name) {
            String id = needed(name);
            if (!id.isEmpty() && before.vocabulary().find(id).isEmpty()) {
                wrong(name, "'" + id + "' is not in the vocabulary.", "See vocabulary/concepts.csv.");
            }
            return id;
        }

        OptionalDouble number(String name) {
            Optional<JsonNode> value = find(name);
            if (value.isEmpty()) {
                return OptionalDouble.empty();
            }
            double number = value.get().isNumber() ? value.get().doubleValue() : parsed(value.get());
            if (!Double.isFinite(number)) {
                wrong(name, "is not a number.", "Write it with a dot and without grouping, such as 1234.5.");
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(number);
        }

        private static double parsed(JsonNode value) {
            String text = value.isValueNode() ? value.asString() : "";
            return text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?") ? Double.parseDouble(text) : Double.NaN;
        }

        OptionalInt whole(String name, int least, int most) {
            OptionalDouble number = number(name);
            if (number.isEmpty()) {
                return OptionalInt.empty();
            }
            double value = number.getAsDouble();
            if (value != Math.rint(value) || value < least || value > most) {
                wrong(name, "is not a whole number that can be.", "Write one of at least " + least + ".");
                return OptionalInt.empty();
            }
            return OptionalInt.of((int) value);
        }

        OptionalInt year(String name) {
            return whole(name, 1000, 2999);
        }

        Optional<LocalDate> day(String name) {
            Optional<String> text = findText(name);
            try {
                return text.map(LocalDate::parse);
            } catch (DateTimeParseException wrong) {
                wrong(name, "'" + text.orElse("") + "' is not a day.", "Write it as 2026-11-30.");
                return Optional.empty();
            }
        }

        boolean truth(String name, boolean usual) {
            Optional<JsonNode> value = find(name);
            if (value.isPresent() && !value.get().isBoolean()) {
                wrong(name, "is neither true nor false.", "Write true or false.");
            }
            return value.filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(usual);
        }

        Known known(String name) {
            return oneOf(name, Known.class, Known.UNKNOWN);
        }

        <E extends Enum<E>> E oneOf(String name, Class<E> type, E usual) {
            Optional<String> text = findText(name);
            if (text.isEmpty()) {
                return usual;
            }
            String wanted = text.get().replace('-', '_').toUpperCase(Locale.ROOT);
            Optional<E> found = Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(wanted))
                    .findFirst();
            if (found.isEmpty()) {
                wrong(
                        name,
                        "'" + text.get() + "' is unknown.",
                        "Write one of: "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(constant -> constant.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
            return found.orElse(usual);
        }

        /** Words by language: plain text counts as English. */
        Map<String, String> inLanguages(String name) {
            Map<String, String> words = new LinkedHashMap<>();
            Optional<JsonNode> value = find(name);
            if (value.isPresent() && value.get().isString()) {
                words.put("en", text(name));
                return words;
            }
            for (At each : list(name)) {
                String language = each.needed("@language").toLowerCase(Locale.ROOT);
                if (!language.isEmpty() && !LANGUAGES.contains(language)) {
                    each.wrong("@language", "'" + language + "' is no language.", "Write two letters, such as en.");
                }
                if (words.put(language, each.text("@value")) != null) {
                    each.wrong("@language", "'" + language + "' is used twice.", "Write each language once.");
                }
            }
            return words;
        }

        /** A record; a value that a record refuses is a mistake of the object, and after any mistake there is none. */
        <T> Optional<T> record(Supplier<T> making) {
            try {
                T made = making.get();
                return mistakes.none() ? Optional.of(Objects.requireNonNull(made)) : Optional.empty();
            } catch (IllegalArgumentException refused) {
                if (mistakes.none()) {
                    mistakes.add(InvalidInput.inFile(
                            Path.of(file + (path.isEmpty() ? "" : ", " + path)),
                            refused.getMessage() + ".",
                            "Correct the object."));
                }
                return Optional.empty();
            }
        }

        <T> void once(Map<String, T> all, String id, T record) {
            if (all.putIfAbsent(id, record) != null) {
                wrong("identifier", "'" + id + "' is used twice.", "Give every record an id of its own.");
            }
        }
    }
}
