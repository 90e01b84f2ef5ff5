package org.isopolity.practice.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.isopolity.practice.evidence.Appraisal;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.evidence.EvidenceRule;
import org.isopolity.practice.vocabulary.Vocabulary;

/**
 * All practices with where they run, who adapted them and what is known of their effects. Every reference leads somewhere; records of
 * people at risk are guarded on the way in, so that nothing that reads a library can publish more than it may.
 */
public final class Library {

    private final Vocabulary vocabulary;
    private final List<Practice> allVersions;
    private final Map<String, List<Practice>> versions = new TreeMap<>();
    private final Map<String, Implementation> implementations = new TreeMap<>();
    private final Map<String, List<Implementation>> byPractice = new HashMap<>();
    private final List<Adaptation> adaptations;
    private final Map<String, List<EvidenceItem>> evidence = new HashMap<>();
    private final Map<String, Appraisal> appraisals = new HashMap<>();
    private final List<Practice> current;

    /**
     * A library from its records, in any order.
     *
     * @throws IllegalArgumentException if an id is used twice, a reference leads nowhere, versions have a gap or adaptations go in a circle;
     *     the message names all of it, a line each
     */
    public Library(
            Vocabulary vocabulary,
            Collection<Practice> practices,
            Collection<Implementation> implementations,
            Collection<Adaptation> adaptations,
            Collection<EvidenceItem> evidence) {
        this.vocabulary = vocabulary;
        List<String> mistakes = new ArrayList<>();
        sorted(practices, practice -> practice.id() + "\n" + String.format("%06d", practice.version()))
                .forEach(practice -> add(practice, mistakes));
        this.current = versions.values().stream().map(List::getLast).toList();
        this.allVersions = versions.values().stream().flatMap(List::stream).toList();
        sorted(implementations, Implementation::id).forEach(implementation -> add(implementation, mistakes));
        this.adaptations = sorted(adaptations, Adaptation::id);
        checkAdaptations(mistakes);
        sorted(evidence, EvidenceItem::id).forEach(item -> add(item, mistakes));
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
        current.forEach(practice -> appraisals.put(practice.id(), appraise(practice)));
    }

    /** A library without any record. */
    public static Library empty(Vocabulary vocabulary) {
        return new Library(vocabulary, List.of(), List.of(), List.of(), List.of());
    }

    private static <T> List<T> sorted(Collection<T> records, Function<T, String> key) {
        return records.stream().sorted(Comparator.comparing(key)).toList();
    }

    private void add(Practice practice, List<String> mistakes) {
        List<Practice> before = versions.computeIfAbsent(practice.id(), _ -> new ArrayList<>());
        if (practice.version() != before.size() + 1) {
            mistakes.add("practice '" + practice.id() + "' has a version " + practice.version() + " where "
                    + (before.size() + 1) + " should come");
        }
        List<String> named = new ArrayList<>(practice.concepts());
        practice.actors().forEach(actor -> named.add(actor.concept()));
        named.stream()
                .filter(concept -> vocabulary.find(concept).isEmpty())
                .forEach(concept ->
                        mistakes.add("practice '" + practice.id() + "' names '" + concept + "', which is no concept"));
        before.add(practice);
    }

    private void add(Implementation implementation, List<String> mistakes) {
        Practice practice = find(implementation.practice()).orElse(null);
        if (practice == null) {
            mistakes.add("implementation '" + implementation.id() + "' belongs to '" + implementation.practice()
                    + "', which is no practice");
            return;
        }
        Implementation published = restricted(practice) ? implementation.guarded() : implementation;
        if (implementations.putIfAbsent(published.id(), published) != null) {
            mistakes.add("two implementations are called '" + published.id() + "'");
            return;
        }
        byPractice.computeIfAbsent(practice.id(), _ -> new ArrayList<>()).add(published);
    }

    private void add(EvidenceItem item, List<String> mistakes) {
        if (!versions.containsKey(item.practice())) {
            mistakes.add("evidence '" + item.id() + "' is about '" + item.practice() + "', which is no practice");
        }
        evidence.computeIfAbsent(item.practice(), _ -> new ArrayList<>()).add(item);
    }

    private void checkAdaptations(List<String> mistakes) {
        Set<String> seen = new HashSet<>();
        Map<String, List<String>> onward = new HashMap<>();
        for (Adaptation adaptation : adaptations) {
            if (!seen.add(adaptation.id())) {
                mistakes.add("two adaptations are called '" + adaptation.id() + "'");
            }
            if (!implementations.containsKey(adaptation.to())) {
                mistakes.add("adaptation '" + adaptation.id() + "' leads to '" + adaptation.to()
                        + "', which is no implementation");
            }
            if (adaptation.from() instanceof Adaptation.Recorded(String from)) {
                if (!implementations.containsKey(from)) {
                    mistakes.add("adaptation '" + adaptation.id() + "' comes from '" + from
                            + "', which is no implementation");
                }
                onward.computeIfAbsent(from, _ -> new ArrayList<>()).add(adaptation.to());
            }
        }
        Set<String> done = new HashSet<>();
        for (String start : onward.keySet().stream().sorted().toList()) {
            if (circles(start, onward, new HashSet<>(), done)) {
                mistakes.add("adaptations from '" + start + "' go in a circle");
            }
        }
    }

    private static boolean circles(String at, Map<String, List<String>> onward, Set<String> path, Set<String> done) {
        if (!path.add(at)) {
            return true;
        }
        boolean circle = !done.contains(at)
                && onward.getOrDefault(at, List.of()).stream().anyMatch(next -> circles(next, onward, path, done));
        path.remove(at);
        done.add(at);
        return circle;
    }

    private Appraisal appraise(Practice practice) {
        boolean counted = implementationsOf(practice.id()).stream()
                .anyMatch(place -> !place.reach().isEmpty());
        return EvidenceRule.appraise(practice.theory().complete(), counted, evidenceOf(practice.id()));
    }

    /** The vocabulary that describes the practices. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The newest version of every practice, by id. */
    public List<Practice> practices() {
        return current;
    }

    /** Every version of every practice, by id and version. */
    public List<Practice> allVersions() {
        return allVersions;
    }

    /** The newest version of a practice. */
    public Optional<Practice> find(String id) {
        return Optional.ofNullable(versions.get(id)).map(List::getLast);
    }

    /**
     * The newest version of a practice.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Practice get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no practice '" + id + "'"));
    }

    /** All versions of a practice, the oldest first. */
    public List<Practice> versions(String id) {
        return List.copyOf(versions.getOrDefault(id, List.of()));
    }

    /** All implementations, by id. */
    public Collection<Implementation> implementations() {
        return Collections.unmodifiableCollection(implementations.values());
    }

    /** An implementation by its id. */
    public Optional<Implementation> findImplementation(String id) {
        return Optional.ofNullable(implementations.get(id));
    }

    /** Where a practice runs, by id. */
    public List<Implementation> implementationsOf(String practice) {
        return List.copyOf(byPractice.getOrDefault(practice, List.of()));
    }

    /** All adaptations, by id. */
    public List<Adaptation> adaptations() {
        return adaptations;
    }

    /** All evidence of a practice, by id. */
    public List<EvidenceItem> evidenceOf(String practice) {
        return List.copyOf(evidence.getOrDefault(practice, List.of()));
    }

    /** All evidence, by practice and id. */
    public List<EvidenceItem> evidence() {
        return versions.keySet().stream().flatMap(id -> evidenceOf(id).stream()).toList();
    }

    /** What the evidence of a practice comes to. */
    public Appraisal appraisal(String practice) {
        Appraisal appraisal = appraisals.get(practice);
        if (appraisal == null) {
            throw new IllegalArgumentException("there is no practice '" + practice + "'");
        }
        return appraisal;
    }

    /** Whether a practice serves people at risk: because its record says so, or because of its target groups. */
    public boolean restricted(Practice practice) {
        return practice.sensitivity() == Practice.Sensitivity.RESTRICTED
                || practice.concepts().stream()
                        .anyMatch(concept -> vocabulary.find(concept).isPresent() && vocabulary.atRisk(concept));
    }
}
