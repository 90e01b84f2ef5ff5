package org.isopolity.practice.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.isopolity.practice.Records;
import org.isopolity.practice.Starter;
import org.isopolity.practice.exchange.Feed;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.exchange.LibraryTables;
import org.isopolity.practice.exchange.ProposalText;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.RecordKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Library LIBRARY = Starter.library();

    private static List<Proposal> proposals(Library library) {
        List<Proposal> all = new ArrayList<>();
        library.practices().forEach(practice -> all.add(new Proposal.OfPractice(practice)));
        library.implementations().forEach(place -> all.add(new Proposal.OfImplementation(place, 1)));
        library.adaptations().forEach(edge -> all.add(new Proposal.OfAdaptation(edge, 1)));
        library.evidence().forEach(item -> all.add(new Proposal.OfEvidence(item, 1)));
        return all;
    }

    @Test
    void whatIsKeptComesBackAsItWas() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 20; round++) {
            for (Proposal proposal : proposals(Records.random(random))) {
                assertThat(ProposalText.read(ProposalText.write(proposal))).isEqualTo(proposal);
            }
        }
        for (String text : List.of("", "{}", "null", "{\"kind\":\"java.lang.Runtime\"}", "[1]")) {
            assertThatThrownBy(() -> ProposalText.read(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void oneAfterTheOtherTheyMakeTheLibraryThatTheyWereTakenFrom() {
        SplittableRandom random = new SplittableRandom(4);
        Library whole = Records.random(random);
        Library grown = Library.empty(LIBRARY.vocabulary());
        for (Proposal proposal : proposals(whole)) {
            grown = Publication.publish(grown, proposal, NOW);
            assertThat(Publication.publish(grown, proposal, NOW)).isSameAs(grown);
        }
        assertThat(grown.implementations()).containsExactlyElementsOf(whole.implementations());
        assertThat(grown.adaptations()).isEqualTo(whole.adaptations());
        assertThat(grown.evidence()).isEqualTo(whole.evidence());
        assertThat(grown.practices())
                .isEqualTo(whole.practices().stream()
                        .map(practice -> practice.checkedOn(LocalDate.of(2026, 11, 26)))
                        .toList());
    }

    @Test
    void whatIsWithdrawnTakesAllThatHangsOnItAndComesBackWithIt(@TempDir Path home) throws IOException {
        String id = "employer-council-for-newcomers";
        Library without = Publication.withdraw(LIBRARY, RecordKind.PRACTICE, id, 1, NOW, "It was wrong.");
        assertThat(without.find(id)).isEmpty();
        assertThat(without.findImplementation("P001")).isEmpty();
        assertThat(without.adaptations()).noneMatch(edge -> edge.toString().contains("P001"));
        assertThat(without.findWithdrawal(RecordKind.PRACTICE, id).orElseThrow().reason())
                .isEqualTo("It was wrong.");
        assertThat(LibraryTables.of(without).toString()).doesNotContain("\"P001\"", "P001,");
        assertThat(Feed.atom(without, "https://example.org", "t", "en"))
                .contains("Withdrawn: " + id, "It was wrong.")
                .doesNotContain("TRIEC");
        Path folder = home.resolve("practices");
        try (Stream<Path> all = Files.walk(Starter.FOLDER)) {
            for (Path source : all.toList()) {
                Files.copy(
                        source, folder.resolve(Starter.FOLDER.relativize(source).toString()));
            }
        }
        LibraryFolder.write(folder, without);
        Library again = LibraryFolder.read(folder);
        assertThat(again.find(id)).isEmpty();
        assertThat(again.history()).isEqualTo(without.history());
        assertThat(LibraryTables.of(again.whole())).isEqualTo(LibraryTables.of(LIBRARY));
        Practice better = new Practice(
                id,
                2,
                LIBRARY.get(id).wordings(),
                "A problem",
                LIBRARY.get(id).theory(),
                LIBRARY.get(id).concepts(),
                LIBRARY.get(id).actors(),
                List.of(new Practice.Component(Practice.Component.Kind.CORE, "Employers", "")),
                List.of(),
                LIBRARY.get(id).channel(),
                "",
                LIBRARY.get(id).readiness(),
                "",
                LIBRARY.get(id).sensitivity(),
                "CC-BY-4.0",
                java.util.Optional.empty(),
                "here");
        Library back = Publication.publish(again, new Proposal.OfPractice(better), NOW.plusSeconds(60));
        assertThat(back.get(id).version()).isEqualTo(2);
        assertThat(back.get(id).isOverdue(LocalDate.of(2028, 11, 26))).isFalse();
        assertThat(back.get(id).isOverdue(LocalDate.of(2028, 11, 27))).isTrue();
        assertThat(back.findImplementation("P001")).isPresent();
        LibraryFolder.write(folder, back);
        Library third = LibraryFolder.read(folder);
        assertThat(third.versions(id).getFirst().components()).isEmpty();
        assertThat(third.versions(id).getLast().components()).hasSize(1);
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        Practice next = LIBRARY.get("walking-school-bus");
        assertThatThrownBy(() -> Publication.publish(LIBRARY, new Proposal.OfPractice(next), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a version 1 where 2 should come");
        assertThatThrownBy(() -> Publication.withdraw(LIBRARY, RecordKind.PRACTICE, next.id(), 1, NOW, " "))
                .hasMessageContaining("without a reason");
    }

    @Test
    void aRecordNeedNotBeInEnglish(@TempDir Path home) throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        Library library = Records.random(random);
        assertThat(library.practices())
                .anyMatch(practice -> !practice.wordings().containsKey("en"));
        Path folder =
                Files.createDirectories(home.resolve("practices/vocabulary")).getParent();
        for (String name : List.of("concepts.csv", "mappings.csv")) {
            Files.copy(
                    Starter.FOLDER.resolve("vocabulary").resolve(name),
                    folder.resolve("vocabulary").resolve(name));
        }
        LibraryFolder.write(folder, library);
        Library again = LibraryFolder.read(folder);
        assertThat(again.practices()).isEqualTo(library.practices());
        assertThat(LibraryTables.of(again)).isEqualTo(LibraryTables.of(library));
    }
}
