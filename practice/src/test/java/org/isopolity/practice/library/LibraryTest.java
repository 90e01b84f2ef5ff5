package org.isopolity.practice.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.isopolity.practice.Known;
import org.isopolity.practice.Starter;
import org.isopolity.practice.evidence.Level;
import org.isopolity.practice.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

class LibraryTest {

    private static final Vocabulary WORDS = Starter.library().vocabulary();

    private static Practice practice(String id, int version, Set<String> concepts) {
        return new Practice(
                id,
                version,
                Map.of("en", new Practice.Wording(id, "About " + id)),
                "",
                TheoryOfChange.UNKNOWN,
                concepts,
                List.of(),
                List.of(),
                List.of(),
                Practice.Channel.UNKNOWN,
                "",
                Readiness.UNKNOWN,
                "",
                Practice.Sensitivity.OPEN,
                "CC-BY-4.0",
                Optional.empty(),
                "source");
    }

    private static Implementation place(String id, String practice) {
        return new Implementation(
                id,
                practice,
                1,
                "In " + id,
                new Place("Town", "AT", "Shelter, 5 Hidden Lane", Optional.of(new Place.Point(48, 16))),
                OptionalInt.of(2020),
                OptionalInt.empty(),
                Implementation.Status.RUNNING,
                "",
                "civil-society",
                "Helping Hands",
                "",
                "",
                "",
                "What was done",
                "source");
    }

    private static Adaptation edge(String id, String from, String to) {
        return new Adaptation(
                id,
                new Adaptation.Recorded(from),
                to,
                OptionalInt.empty(),
                "",
                "",
                "",
                Known.UNKNOWN,
                "",
                "",
                Known.UNKNOWN,
                "source");
    }

    @Test
    void theStarterLibraryIsWholeAndHonest() {
        Library library = Starter.library();
        assertThat(library.practices()).hasSize(117);
        assertThat(library.implementations()).hasSize(137);
        assertThat(library.adaptations()).hasSize(11);
        for (Practice practice : library.practices()) {
            assertThat(library.appraisal(practice.id()).level()).isEqualTo(Level.DESCRIBED);
            assertThat(library.implementationsOf(practice.id())).isNotEmpty();
        }
    }

    @Test
    void peopleAtRiskAreGuardedOnTheWayIn() {
        Library library = new Library(
                WORDS,
                List.of(
                        practice("open", 1, Set.of("mentoring", "newcomers")),
                        practice("guarded", 1, Set.of("legal-advice", "undocumented"))),
                List.of(place("a", "open"), place("b", "guarded")),
                List.of(),
                List.of());
        Implementation open = library.findImplementation("a").orElseThrow();
        Implementation guarded = library.findImplementation("b").orElseThrow();
        assertThat(open.partners()).isEqualTo("Helping Hands");
        assertThat(open.place().locality()).contains("Hidden Lane");
        assertThat(guarded.partners()).isEmpty();
        assertThat(guarded.place().locality()).isEmpty();
        assertThat(guarded.place().point()).isEmpty();
        assertThat(guarded.place().city()).isEqualTo("Town");
        assertThat(library.restricted(library.get("guarded"))).isTrue();
    }

    @Test
    void everyBrokenReferenceIsNamedAtOnce() {
        assertThatThrownBy(() -> new Library(
                        WORDS,
                        List.of(practice("a", 2, Set.of("mentoring")), practice("b", 1, Set.of("no-such-concept"))),
                        List.of(place("p", "nowhere"), place("q", "b"), place("q", "b")),
                        List.of(edge("e", "q", "gone")),
                        List.of()))
                .hasMessageContaining("practice 'a' has a version 2 where 1 should come")
                .hasMessageContaining("'no-such-concept', which is no concept")
                .hasMessageContaining("'nowhere', which is no practice")
                .hasMessageContaining("two implementations are called 'q'")
                .hasMessageContaining("leads to 'gone'");
    }

    @Test
    void versionsSupersedeAndStay() {
        Library library = new Library(
                WORDS,
                List.of(practice("a", 2, Set.of("sport")), practice("a", 1, Set.of("mentoring"))),
                List.of(),
                List.of(),
                List.of());
        assertThat(library.practices()).hasSize(1);
        assertThat(library.get("a").version()).isEqualTo(2);
        assertThat(library.versions("a")).extracting(Practice::version).containsExactly(1, 2);
    }

    @Test
    void adaptationsDoNotGoInCircles() {
        assertThatThrownBy(() -> new Library(
                        WORDS,
                        List.of(practice("a", 1, Set.of("sport"))),
                        List.of(place("x", "a"), place("y", "a"), place("z", "a")),
                        List.of(edge("1", "x", "y"), edge("2", "y", "z"), edge("3", "z", "x")),
                        List.of()))
                .hasMessageContaining("circle");
    }

    @Test
    void theLineageOfTheAntiRumourCampaignReachesTheThirdGeneration() {
        Lineage lineage = Lineage.of(Starter.library(), "anti-rumour-campaign");
        assertThat(lineage.edges()).hasSize(9);
        assertThat(lineage.columns()).isEqualTo(4);
        assertThat(lineage.nodes()).anyMatch(node -> node.practice().isEmpty() && node.column() == 0);
        for (Lineage.Edge edge : lineage.edges()) {
            assertThat(column(lineage, edge.from())).isLessThan(column(lineage, edge.to()));
        }
        Lineage mentoring = Lineage.of(Starter.library(), "mentoring-of-skilled-newcomers");
        assertThat(mentoring.edges()).singleElement().satisfies(edge -> {
            assertThat(edge.from()).isEqualTo("P001");
            assertThat(edge.to()).isEqualTo("P002");
        });
    }

    private static int column(Lineage lineage, String id) {
        return lineage.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow()
                .column();
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        Library library = Starter.library();
        List<Practice> practices = new ArrayList<>(library.allVersions());
        List<Implementation> places = new ArrayList<>(library.implementations());
        List<Adaptation> edges = new ArrayList<>(library.adaptations());
        Collections.shuffle(practices, new Random(1));
        Collections.shuffle(places, new Random(2));
        Collections.shuffle(edges, new Random(3));
        Library shuffled = new Library(WORDS, practices, places, edges, List.of());
        assertThat(shuffled.practices()).isEqualTo(library.practices());
        assertThat(List.copyOf(shuffled.implementations())).isEqualTo(List.copyOf(library.implementations()));
        assertThat(Lineage.of(shuffled, "anti-rumour-campaign")).isEqualTo(Lineage.of(library, "anti-rumour-campaign"));
    }
}
