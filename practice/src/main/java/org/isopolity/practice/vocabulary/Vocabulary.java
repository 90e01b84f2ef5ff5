package org.isopolity.practice.vocabulary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The concepts by which practices are described and found, with their mappings to other schemes. */
public final class Vocabulary {

    private final Map<String, Concept> concepts;
    private final Map<String, List<String>> narrower;
    private final Map<String, List<Mapping>> mappings;
    private final Map<String, List<String>> byTerm;
    private final List<String> languages;

    /**
     * A vocabulary in the order of its concepts.
     *
     * @throws IllegalArgumentException if an id is used twice, a broader or mapped concept is missing, or broader concepts go in a circle
     */
    public Vocabulary(List<Concept> concepts, List<Mapping> mappings) {
        this.concepts = new LinkedHashMap<>();
        this.narrower = new HashMap<>();
        this.mappings = new HashMap<>();
        this.byTerm = new HashMap<>();
        Set<String> spoken = new LinkedHashSet<>();
        for (Concept concept : concepts) {
            if (this.concepts.putIfAbsent(concept.id(), concept) != null) {
                throw new IllegalArgumentException("two concepts are called '" + concept.id() + "'");
            }
            spoken.addAll(concept.terms().keySet());
            concept.terms()
                    .values()
                    .forEach(words ->
                            words.forEach(word -> byTerm.computeIfAbsent(Words.plain(word), _ -> new ArrayList<>())
                                    .add(concept.id())));
        }
        for (Concept concept : concepts) {
            concept.broader().ifPresent(above -> {
                if (!this.concepts.containsKey(above)) {
                    throw new IllegalArgumentException(
                            "'" + concept.id() + "' stands below '" + above + "', which is not there");
                }
                narrower.computeIfAbsent(above, _ -> new ArrayList<>()).add(concept.id());
            });
            withBroader(concept.id());
        }
        for (Mapping mapping : mappings) {
            if (!this.concepts.containsKey(mapping.concept())) {
                throw new IllegalArgumentException("'" + mapping.concept() + "' is mapped but is not there");
            }
            this.mappings
                    .computeIfAbsent(mapping.concept(), _ -> new ArrayList<>())
                    .add(mapping);
        }
        this.languages = List.copyOf(spoken);
    }

    /**
     * Reads the two tables of a folder, {@code concepts.csv} and {@code mappings.csv}.
     *
     * @throws org.isopolity.text.input.InvalidInput if either is wrong, naming the line
     */
    public static Vocabulary read(Path folder) {
        return VocabularyFiles.read(folder);
    }

    /** All concepts, in their order. */
    public Collection<Concept> concepts() {
        return java.util.Collections.unmodifiableCollection(concepts.values());
    }

    /** The concepts of a facet, in their order. */
    public List<Concept> concepts(Facet facet) {
        return concepts.values().stream()
                .filter(concept -> concept.facet() == facet)
                .toList();
    }

    /** The languages that have terms, in the order of the table. */
    public List<String> languages() {
        return languages;
    }

    /** A concept by its id. */
    public Optional<Concept> find(String id) {
        return Optional.ofNullable(concepts.get(id));
    }

    /**
     * A concept by its id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Concept get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no concept '" + id + "'"));
    }

    /** The concepts that have this id, or this label or other term in any language; case and accents do not matter. */
    public List<Concept> named(String word) {
        Optional<Concept> byId = find(word);
        return byId.map(List::of)
                .orElseGet(() -> byTerm.getOrDefault(Words.plain(word), List.of()).stream()
                        .distinct()
                        .map(this::get)
                        .toList());
    }

    /** The concepts right below one. */
    public List<Concept> narrower(String id) {
        return narrower.getOrDefault(id, List.of()).stream().map(this::get).toList();
    }

    /** A concept and all above it, the nearest first. */
    public List<Concept> withBroader(String id) {
        Set<String> chain = new LinkedHashSet<>();
        Optional<String> next = Optional.of(id);
        while (next.isPresent()) {
            if (!chain.add(next.get())) {
                throw new IllegalArgumentException("what stands above '" + id + "' goes in a circle");
            }
            next = get(next.get()).broader();
        }
        return chain.stream().map(this::get).toList();
    }

    /** The mappings of a concept itself, not of those above it. */
    public List<Mapping> mappings(String id) {
        return List.copyOf(mappings.getOrDefault(id, List.of()));
    }

    /** The concepts mapped to a target of another scheme. */
    public List<Mapping> mappedTo(String scheme, String target) {
        return concepts.keySet().stream()
                .flatMap(id -> mappings.getOrDefault(id, List.of()).stream())
                .filter(mapping ->
                        mapping.scheme().equals(scheme) && mapping.target().equals(target))
                .toList();
    }

    /** The targets of a scheme that concepts are mapped to, in alphabetical order. */
    public Set<String> targets(String scheme) {
        Set<String> targets = new TreeSet<>();
        mappings.values()
                .forEach(list -> list.stream()
                        .filter(mapping -> mapping.scheme().equals(scheme))
                        .forEach(mapping -> targets.add(mapping.target())));
        return targets;
    }

    /** Whether people behind a concept are at risk, so that records about them hide places and partners. */
    public boolean atRisk(String id) {
        return withBroader(id).stream()
                .flatMap(concept -> mappings.getOrDefault(concept.id(), List.of()).stream())
                .anyMatch(mapping -> mapping.scheme().equals("sensitivity")
                        && mapping.target().equals("restricted"));
    }
}
