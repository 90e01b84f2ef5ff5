package org.isopolity.practice.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.isopolity.practice.Starter;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.review.Contribution.State;
import org.junit.jupiter.api.Test;

class ContributionTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Practice IDEA = Starter.library().get("walking-school-bus");
    private static final Proposal FIRST = version(1);
    private static final Proposal SECOND = version(2);

    private static Proposal version(int number) {
        return new Proposal.OfPractice(new Practice(
                IDEA.id(),
                number,
                IDEA.wordings(),
                IDEA.problem(),
                IDEA.theory(),
                IDEA.concepts(),
                IDEA.actors(),
                IDEA.components(),
                IDEA.preconditions(),
                IDEA.channel(),
                IDEA.channelNote(),
                IDEA.readiness(),
                IDEA.risks(),
                IDEA.sensitivity(),
                IDEA.licence(),
                IDEA.checked(),
                IDEA.source()));
    }

    private static Review review(String who, Review.Conflict conflict, Review.Decision decision) {
        return new Review(
                who,
                conflict,
                conflict == Review.Conflict.NONE ? "" : "works for the city",
                decision,
                "because",
                "",
                LocalDate.of(2028, 1, 1));
    }

    private static Review accept(String who) {
        return review(who, Review.Conflict.NONE, Review.Decision.ACCEPT);
    }

    private static Contribution inReview(Proposal proposal, boolean restricted) {
        return Contribution.draft(proposal, "ana", restricted)
                .submit("ana", NOW)
                .beginReview("eva", NOW);
    }

    private static Contribution published(Proposal proposal) {
        return inReview(proposal, false)
                .review(accept("ben"))
                .review(accept("cem"))
                .publish("eva", NOW, "");
    }

    @Test
    void theWholeWay() {
        Contribution first = published(FIRST);
        assertThat(first.state()).isEqualTo(State.PUBLISHED);
        assertThat(first.history())
                .extracting(Contribution.Step::to)
                .containsExactly(State.SUBMITTED, State.IN_REVIEW, State.PUBLISHED);
        Contribution old = first.supersede(published(SECOND), NOW);
        assertThat(old.state()).isEqualTo(State.SUPERSEDED);
        assertThat(old.proposal()).isEqualTo(FIRST);
        assertThat(first.state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void aConflictOfInterestDoesNotCount() {
        Contribution reviewed = inReview(FIRST, false)
                .review(accept("ben"))
                .review(review("cem", Review.Conflict.DECLARED, Review.Decision.ACCEPT));
        assertThatThrownBy(() -> reviewed.publish("eva", NOW, "")).hasMessageContaining("1 of 2 reviewers");
        assertThat(reviewed.review(accept("dan")).publish("eva", NOW, "").state())
                .isEqualTo(State.PUBLISHED);
        assertThatThrownBy(() -> new Review(
                        "cem", Review.Conflict.DECLARED, " ", Review.Decision.ACCEPT, "", "", LocalDate.EPOCH))
                .hasMessageContaining("conflict of interest");
    }

    @Test
    void oneRejectionStopsPublicationUntilTheReviewerIsConvinced() {
        Contribution rejected = inReview(FIRST, false)
                .review(accept("ben"))
                .review(accept("cem"))
                .review(review("dan", Review.Conflict.NONE, Review.Decision.REJECT));
        assertThat(rejected.findObstacle()).isPresent();
        assertThat(rejected.review(accept("dan")).findObstacle()).isEmpty();
    }

    @Test
    void nobodyJudgesTheirOwn() {
        Contribution submitted = Contribution.draft(FIRST, "ana", false).submit("ana", NOW);
        assertThatThrownBy(() -> submitted.beginReview("ana", NOW)).hasMessageContaining("of their own");
        Contribution reviewed = inReview(FIRST, false);
        assertThatThrownBy(() -> reviewed.review(accept("ana"))).hasMessageContaining("of their own");
        Contribution ready = reviewed.review(accept("ben")).review(accept("cem"));
        assertThatThrownBy(() -> ready.publish("ana", NOW, "")).hasMessageContaining("of their own");
        assertThatThrownBy(() -> Contribution.draft(FIRST, "ana", false).submit("ben", NOW))
                .hasMessageContaining("Only its author");
    }

    @Test
    void peopleAtRiskNeedAReasonFromTheEditor() {
        Contribution ready = inReview(FIRST, true).review(accept("ben")).review(accept("cem"));
        assertThatThrownBy(() -> ready.publish("eva", NOW, " ")).hasMessageContaining("reason");
        assertThat(ready.publish("eva", NOW, "No place below the city is named.")
                        .state())
                .isEqualTo(State.PUBLISHED);
    }

    @Test
    void whatIsPublishedIsNeverChanged() {
        Contribution published = published(FIRST);
        assertThatThrownBy(() -> published.edit(FIRST, false)).isInstanceOf(RefusedStep.class);
        assertThatThrownBy(() -> Contribution.draft(FIRST, "ana", false).edit(SECOND, false))
                .hasMessageContaining("version 1");
        assertThatThrownBy(() -> published.supersede(published, NOW)).hasMessageContaining("later version");
        assertThatThrownBy(() -> published.withdraw("eva", NOW, "")).hasMessageContaining("reason");
        Contribution withdrawn = published.withdraw("eva", NOW, "The city asked for it.");
        assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
        assertThat(withdrawn.history().getLast().note()).isEqualTo("The city asked for it.");
    }

    @Test
    void whatIsGivenBackStartsItsReviewsAnew() {
        Contribution back = inReview(FIRST, false)
                .review(accept("ben"))
                .giveBack("eva", NOW, "Name the source.")
                .edit(FIRST, false)
                .submit("ana", NOW)
                .beginReview("eva", NOW);
        assertThat(back.reviews()).isEmpty();
    }

    /** Random steps: only the arrows of the picture are ever taken, and a refused step changes nothing. */
    @Test
    void noOtherWayIsOpen() {
        List<String> arrows = List.of(
                "DRAFT SUBMITTED",
                "SUBMITTED IN_REVIEW",
                "SUBMITTED DRAFT",
                "IN_REVIEW DRAFT",
                "IN_REVIEW PUBLISHED",
                "PUBLISHED SUPERSEDED",
                "DRAFT WITHDRAWN",
                "SUBMITTED WITHDRAWN",
                "IN_REVIEW WITHDRAWN",
                "PUBLISHED WITHDRAWN");
        Contribution successor = published(SECOND);
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            Contribution at = Contribution.draft(FIRST, "ana", false);
            for (int step = 0; step < 12; step++) {
                try {
                    at = switch (random.nextInt(8)) {
                        case 0 -> at.submit("ana", NOW);
                        case 1 -> at.beginReview("eva", NOW);
                        case 2 -> at.review(accept("ben"));
                        case 3 -> at.review(accept("cem"));
                        case 4 -> at.publish("eva", NOW, "");
                        case 5 -> at.giveBack("eva", NOW, "again");
                        case 6 -> at.supersede(successor, NOW);
                        default -> random.nextInt(4) == 0 ? at.withdraw("eva", NOW, "no") : at.edit(FIRST, false);
                    };
                } catch (RefusedStep refused) {
                    assertThat(refused.reason().in(Locale.ENGLISH)).isNotBlank();
                }
            }
            assertThat(arrows)
                    .containsAll(at.history().stream()
                            .map(taken -> taken.from() + " " + taken.to())
                            .toList());
        }
    }
}
