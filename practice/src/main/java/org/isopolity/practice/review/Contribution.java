package org.isopolity.practice.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.practice.Phrases;

/**
 * A version of a record on its way to the public. A contribution never changes: each step gives a new one, with the step added to its
 * history. The version it carries can be edited as a draft only; what is published stays as it is until a later version supersedes it.
 *
 * <pre>
 * draft ─► submitted ─► in review ─► published ─► superseded
 *   ▲          │            │            │
 *   └──────────┴────────────┘            │
 *   any of them but superseded ──────────┴─► withdrawn, with a reason
 * </pre>
 *
 * @param proposal the version
 * @param author who contributes it
 * @param restricted whether people at risk are concerned, so that an editor must agree to publication
 * @param state where it stands
 * @param reviews reviews since it was last submitted
 * @param history every step, the oldest first
 */
public record Contribution(
        Proposal proposal, String author, boolean restricted, State state, List<Review> reviews, List<Step> history) {

    /** How many reviewers without an interest must accept before publication. */
    public static final int NEEDED = 2;

    /** Where a contribution stands. */
    public enum State {
        /** Being written. */
        DRAFT,
        /** Handed in. */
        SUBMITTED,
        /** Being read by reviewers. */
        IN_REVIEW,
        /** Public. */
        PUBLISHED,
        /** Public in its time; a later version has taken its place. */
        SUPERSEDED,
        /** Taken back, with a reason. */
        WITHDRAWN
    }

    /**
     * One step of the way.
     *
     * @param from state before
     * @param to state after
     * @param who took it
     * @param when it was taken
     * @param note the reason; empty where none is needed
     */
    public record Step(State from, State to, String who, Instant when, String note) {}

    /** Keeps its own copies. */
    public Contribution {
        reviews = List.copyOf(reviews);
        history = List.copyOf(history);
    }

    /** A new draft. */
    public static Contribution draft(Proposal proposal, String author, boolean restricted) {
        return new Contribution(proposal, author, restricted, State.DRAFT, List.of(), List.of());
    }

    /** The same draft with other content; kind, id and version stay. */
    public Contribution edit(Proposal changed, boolean concernsPeopleAtRisk) {
        require(State.DRAFT);
        if (!changed.isSameRecord(proposal) || changed.version() != proposal.version()) {
            throw new RefusedStep(Phrases.of("review.other-practice", proposal.id(), proposal.version()));
        }
        return new Contribution(changed, author, concernsPeopleAtRisk, state, reviews, history);
    }

    /** Hands the draft in; only its author can. */
    public Contribution submit(String who, Instant when) {
        require(State.DRAFT);
        if (!who.equals(author)) {
            throw new RefusedStep(Phrases.of("review.not-author"));
        }
        return step(State.SUBMITTED, List.of(), who, when, "");
    }

    /** Begins the review; somebody else than the author must. */
    public Contribution beginReview(String editor, Instant when) {
        require(State.SUBMITTED);
        refuseAuthor(editor);
        return step(State.IN_REVIEW, List.of(), editor, when, "");
    }

    /** Gives it back to its author with what is to be changed. */
    public Contribution giveBack(String who, Instant when, String reason) {
        if (state != State.SUBMITTED) {
            require(State.IN_REVIEW);
        }
        return step(State.DRAFT, List.of(), who, when, needReason(reason));
    }

    /** Adds a review. Each reviewer has one; a later one of the same reviewer takes its place. */
    public Contribution review(Review review) {
        require(State.IN_REVIEW);
        refuseAuthor(review.reviewer());
        List<Review> all = new ArrayList<>(reviews);
        all.removeIf(before -> before.reviewer().equals(review.reviewer()));
        all.add(review);
        return new Contribution(proposal, author, restricted, state, all, history);
    }

    /** Why it cannot be published now; empty where it can. */
    public Optional<RefusedStep> findObstacle() {
        if (state != State.IN_REVIEW) {
            return Optional.of(wrongState(State.IN_REVIEW));
        }
        long accepted = reviews.stream()
                .filter(Review::counts)
                .filter(review -> review.decision() == Review.Decision.ACCEPT)
                .count();
        if (accepted < NEEDED) {
            return Optional.of(new RefusedStep(Phrases.of("review.too-few", accepted, NEEDED)));
        }
        if (reviews.stream().anyMatch(review -> review.counts() && review.decision() == Review.Decision.REJECT)) {
            return Optional.of(new RefusedStep(Phrases.of("review.rejected")));
        }
        return Optional.empty();
    }

    /**
     * Publishes it.
     *
     * @param editor who publishes; not the author, and for people at risk this is the editor's decision that the rules ask for
     * @param reason for people at risk: why publication does them no harm; may be empty otherwise
     */
    public Contribution publish(String editor, Instant when, String reason) {
        findObstacle().ifPresent(obstacle -> {
            throw obstacle;
        });
        refuseAuthor(editor);
        return step(State.PUBLISHED, reviews, editor, when, restricted ? needReason(reason) : reason);
    }

    /** Marks it as superseded by a later version, which must be published. */
    public Contribution supersede(Contribution later, Instant when) {
        require(State.PUBLISHED);
        if (later.state() != State.PUBLISHED
                || !later.proposal().isSameRecord(proposal)
                || later.proposal().version() <= proposal.version()) {
            throw new RefusedStep(Phrases.of("review.no-successor", proposal.id(), proposal.version()));
        }
        return step(State.SUPERSEDED, reviews, later.author(), when, "");
    }

    /** Takes it back for a reason that stays public. */
    public Contribution withdraw(String who, Instant when, String reason) {
        if (state == State.WITHDRAWN || state == State.SUPERSEDED) {
            throw wrongState(State.PUBLISHED);
        }
        return step(State.WITHDRAWN, reviews, who, when, needReason(reason));
    }

    private Contribution step(State to, List<Review> kept, String who, Instant when, String note) {
        List<Step> longer = new ArrayList<>(history);
        longer.add(new Step(state, to, who, when, note));
        return new Contribution(proposal, author, restricted, to, kept, longer);
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw wrongState(wanted);
        }
    }

    private RefusedStep wrongState(State wanted) {
        return new RefusedStep(Phrases.of("review.wrong-state", name(state), name(wanted)));
    }

    private static org.isopolity.text.Phrase name(State state) {
        return Phrases.of("state." + state.name().toLowerCase(java.util.Locale.ROOT));
    }

    private void refuseAuthor(String who) {
        if (who.equals(author)) {
            throw new RefusedStep(Phrases.of("review.own"));
        }
    }

    private static String needReason(String reason) {
        if (reason.isBlank()) {
            throw new RefusedStep(Phrases.of("review.no-reason"));
        }
        return reason.strip();
    }
}
