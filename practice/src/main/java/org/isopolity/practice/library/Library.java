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
 * people at risk are guarded on the way in, so that nothing that reads a library can publish more than it may. What was withdrawn is
 * kept aside with all that belongs to it: only {@link #whole} brings it back.
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
    private final List<Change> history;
    private final Aside aside;

    /** Records that were withdrawn, or that belong to such a record. */
    private record Aside(
            List<Practice> practices,
            List<Implementation> implementations,
            List<Adaptation> adaptations,
            List<EvidenceItem> evidence) {

        private static final Aside NOTHING = new Aside(List.of(), List.of(), List.of(), List.of());

        boolean isEmpty() {
            return practices.isEmpty() && implementations.isEmpty() && adaptations.isEmpty() && evidence.isEmpty();
        }
    }

    /**
     * A library from its records, in any order, of which nothing was ever withdrawn.
     *
     * @throws IllegalArgumentException as the other
     */
    public Library(
            Vocabulary vocabulary,
            Collection<Practice> practices,
            Collection<Implementation> implementations,
            Collection<Adaptation> adaptations,
            Collection<EvidenceItem> evidence) {
        this(vocabulary, practices, implementations, adaptations, evidence, List.of());
    }

    /**
     * A library from its records, in any order, and what was published and withdrawn, the oldest first.
     *
     * @throws IllegalArgumentException if an id is used twice, a reference leads nowhere, versions have a gap or adaptations go in a circle;
     *     the message names all of it, a line each
     */
    public Library(
            Vocabulary vocabulary,
            Collection<Practice> practices,
            Collection<Implementation> implementations,
            Collection<Adaptation> adaptations,
            Collection<EvidenceItem> evidence,
            List<Change> history) {
        this.vocabulary = vocabulary;
        this.history = List.copyOf(history);
        Withdrawn withdrawn = new Withdrawn(this.history, practices, implementations, adaptations, evidence);
        this.aside = withdrawn.aside();
        List<String> mistakes = new ArrayList<>();
        fill(withdrawn, mistakes);
        this.current = versions.values().stream().map(List::getLast).toList();
        this.allVersions = versions.values().stream().flatMap(List::stream).toList();
        this.adaptations = sorted(withdrawn.adaptations(), Adaptation::id);
        checkAdaptations(mistakes);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
        current.forEach(practice -> appraisals.put(practice.id(), appraise(practice)));
    }

    private void fill(Withdrawn all, List<String> mistakes) {
        sorted(all.practices(), practice -> practice.id() + "\n" + String.format("%06d", practice.version()))
                .forEach(practice -> add(practice, mistakes));
        sorted(all.implementations(), Implementation::id).forEach(implementation -> add(implementation, mistakes));
        sorted(all.evidence(), EvidenceItem::id).forEach(item -> add(item, mistakes));
    }

    /** All records, parted into what stays and what was withdrawn with all that hangs on it. */
    private static final class Withdrawn {

        private final Set<String> gone = new HashSet<>();
        private final List<Practice> practices;
        private final List<Implementation> implementations;
        private final List<Adaptation> adaptations;
        private final List<EvidenceItem> evidence;
        private final Aside aside;

        Withdrawn(
                List<Change> history,
                Collection<Practice> practices,
                Collection<Implementation> implementations,
                Collection<Adaptation> adaptations,
                Collection<EvidenceItem> evidence) {
            for (Change change : history) {
                String key = key(change.kind(), change.id());
                if (change.deed() == Change.Deed.WITHDRAWN) {
                    gone.add(key);
                } else {
                    gone.remove(key);
                }
            }
            if (gone.isEmpty()) {
                this.practices = List.copyOf(practices);
                this.implementations = List.copyOf(implementations);
                this.adaptations = List.copyOf(adaptations);
                this.evidence = List.copyOf(evidence);
                this.aside = Aside.NOTHING;
                return;
            }
            Map<Boolean, List<Practice>> ideas = part(practices, one -> isGone(RecordKind.PRACTICE, one.id()));
            Map<Boolean, List<Implementation>> places = part(
                    implementations,
                    one -> isGone(RecordKind.PRACTICE, one.practice()) || isGone(RecordKind.IMPLEMENTATION, one.id()));
            for (Implementation place : places.getOrDefault(true, List.of())) {
                gone.add(key(RecordKind.IMPLEMENTATION, place.id()));
            }
            Map<Boolean, List<Adaptation>> edges = part(
                    adaptations,
                    one -> isGone(RecordKind.ADAPTATION, one.id())
                            || isGone(RecordKind.IMPLEMENTATION, one.to())
                            || (one.from() instanceof Adaptation.Recorded(String from)
                                    && isGone(RecordKind.IMPLEMENTATION, from)));
            Map<Boolean, List<EvidenceItem>> items = part(
                    evidence,
                    one -> isGone(RecordKind.PRACTICE, one.practice()) || isGone(RecordKind.EVIDENCE, one.id()));
            this.practices = ideas.getOrDefault(false, List.of());
            this.implementations = places.getOrDefault(false, List.of());
            this.adaptations = edges.getOrDefault(false, List.of());
            this.evidence = items.getOrDefault(false, List.of());
            this.aside = new Aside(
                    ideas.getOrDefault(true, List.of()),
                    places.getOrDefault(true, List.of()),
                    edges.getOrDefault(true, List.of()),
                    items.getOrDefault(true, List.of()));
        }

        private static <T> Map<Boolean, List<T>> part(Collection<T> records, java.util.function.Predicate<T> test) {
            return records.stream().collect(java.util.stream.Collectors.partitioningBy(test));
        }

        private static String key(RecordKind kind, String id) {
            return kind + " " + id;
        }

        private boolean isGone(RecordKind kind, String id) {
            return gone.contains(key(kind, id));
        }

        List<Practice> practices() {
            return practices;
        }

        List<Implementation> implementations() {
            return implementations;
        }

        List<Adaptation> adaptations() {
            return adaptations;
        }

        List<EvidenceItem> evidence() {
            return evidence;
        }

        Aside aside() {
            return aside;
        }
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

    /** The same with everything that was ever withdrawn, as a folder keeps it; without a history. For storing, never for showing. */
    public Library whole() {
        if (aside.isEmpty()) {
            return history.isEmpty()
                    ? this
                    : new Library(vocabulary, allVersions, implementations(), adaptations, evidence());
        }
        List<Practice> ideas = new ArrayList<>(allVersions);
        ideas.addAll(aside.practices());
        List<Implementation> places = new ArrayList<>(implementations());
        places.addAll(aside.implementations());
        List<Adaptation> edges = new ArrayList<>(adaptations);
        edges.addAll(aside.adaptations());
        List<EvidenceItem> items = new ArrayList<>(evidence());
        items.addAll(aside.evidence());
        return new Library(vocabulary, ideas, places, edges, items);
    }

    /** What was published and withdrawn through review, the oldest first. */
    public List<Change> history() {
        return history;
    }

    /** Why a record is not here any more; absent where it is here or never was. */
    public Optional<Change> findWithdrawal(RecordKind kind, String id) {
        return history.stream()
                .filter(change -> change.isAbout(kind, id))
                .reduce((before, after) -> after)
                .filter(change -> change.deed() == Change.Deed.WITHDRAWN);
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

    /** An item of evidence by its id. */
    public Optional<EvidenceItem> findEvidence(String id) {
        return evidence.values().stream()
                .flatMap(List::stream)
                .filter(item -> item.id().equals(id))
                .findFirst();
    }

    /** An adaptation by its id. */
    public Optional<Adaptation> findAdaptation(String id) {
        return adaptations.stream()
                .filter(adaptation -> adaptation.id().equals(id))
                .findFirst();
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
