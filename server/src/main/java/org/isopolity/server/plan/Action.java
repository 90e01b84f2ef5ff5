package org.isopolity.server.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.index.framework.Competence;
import org.isopolity.practice.library.Practice.Channel;
import org.isopolity.server.assessment.ActorFamily;

/**
 * An action of a plan, as it is written in the workspace.
 *
 * @param id stable for as long as the action exists, in the workspace and in public
 * @param plan id of the plan
 * @param state where it stands
 * @param owner account of who looks after it
 * @param ownerName name of that account; never published
 * @param heartbeat when something was last said or done about it
 * @param revision counts what was said
 * @param version counts all changes
 * @param content what it says
 */
public record Action(
        String id,
        String plan,
        State state,
        String owner,
        String ownerName,
        Instant heartbeat,
        int revision,
        int version,
        Content content) {

    /** Address of its page in the workspace. */
    public String path(Plan of) {
        return of.path() + "/actions/" + id;
    }

    /** Address of its page for everybody, where the plan is public. */
    String publicPath(Plan of) {
        return "/cities/" + of.city() + "/plan/actions/" + id;
    }

    /** Where an action stands. */
    public enum State {
        /** To be done. */
        PLANNED,
        /** Being done. */
        UNDERWAY,
        /** Done. */
        DONE,
        /** Given up, for a reason that stays visible. */
        STOPPED;

        /** Whether something is still to happen, so that silence counts. */
        public boolean isOpen() {
            return this == PLANNED || this == UNDERWAY;
        }
    }

    /**
     * What an action says.
     *
     * @param objective id of the objective it serves
     * @param title for readers
     * @param summary what is done, for whom
     * @param lead who answers for it
     * @param partners who takes part
     * @param competence which level has to act
     * @param channel whether something existing carries it
     * @param channelNote which service, form, post or contract that is; may be empty
     * @param testFirst whether it is tried small before it is done in full
     * @param risk what may go wrong; may be empty
     * @param begins first day
     * @param ends last day
     * @param adoption the practice that it adapts, if it does
     * @param budget money by source
     * @param milestones in order of their days
     * @param targets what it is to move
     * @param needs ids of the actions that must be done before
     */
    public record Content(
            String objective,
            String title,
            String summary,
            Party lead,
            List<Party> partners,
            Competence competence,
            Channel channel,
            String channelNote,
            boolean testFirst,
            String risk,
            LocalDate begins,
            LocalDate ends,
            Optional<Adoption> adoption,
            List<Funding> budget,
            List<Milestone> milestones,
            List<Target> targets,
            List<String> needs) {

        public Content {
            partners = List.copyOf(partners);
            budget = List.copyOf(budget);
            milestones = List.copyOf(milestones);
            targets = List.copyOf(targets);
            needs = List.copyOf(needs);
        }

        private Content with(
                List<Party> otherPartners,
                List<Funding> otherBudget,
                List<Milestone> otherMilestones,
                List<Target> otherTargets,
                List<String> otherNeeds) {
            return new Content(
                    objective,
                    title,
                    summary,
                    lead,
                    otherPartners,
                    competence,
                    channel,
                    channelNote,
                    testFirst,
                    risk,
                    begins,
                    ends,
                    adoption,
                    otherBudget,
                    otherMilestones,
                    otherTargets,
                    otherNeeds);
        }

        Content withPartners(List<Party> other) {
            return with(other, budget, milestones, targets, needs);
        }

        Content withBudget(List<Funding> other) {
            return with(partners, other, milestones, targets, needs);
        }

        Content withMilestones(List<Milestone> other) {
            return with(partners, budget, other, targets, needs);
        }

        Content withTargets(List<Target> other) {
            return with(partners, budget, milestones, other, needs);
        }

        Content withNeeds(List<String> other) {
            return with(partners, budget, milestones, targets, other);
        }

        /** What the money comes to, by currency in the order of their codes: sums of unlike money mean nothing. */
        public List<Sum> sums() {
            List<Sum> sums = new ArrayList<>();
            budget.stream()
                    .map(Funding::currency)
                    .distinct()
                    .sorted()
                    .forEach(currency -> sums.add(new Sum(
                            currency,
                            budget.stream()
                                    .filter(funding -> funding.currency().equals(currency))
                                    .map(Funding::amount)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))));
            return List.copyOf(sums);
        }
    }

    /**
     * Who takes part.
     *
     * @param family of actors
     * @param name of the body, not of a person
     */
    public record Party(ActorFamily family, String name) {}

    /**
     * A practice that an action adapts.
     *
     * @param practice its id
     * @param version the version that was read
     * @param title what it was called then, for when it is withdrawn
     * @param changes what the city does otherwise; may be empty
     */
    public record Adoption(String practice, int version, String title, String changes) {}

    /**
     * Money from one source.
     *
     * @param source who pays
     * @param currency code of three letters (ISO 4217)
     * @param amount above zero
     * @param secured whether it is promised in writing
     */
    public record Funding(String source, String currency, BigDecimal amount, boolean secured) {}

    /**
     * Money of one currency.
     *
     * @param currency code of three letters
     * @param amount all of it
     */
    public record Sum(String currency, BigDecimal amount) {}

    /**
     * Something that will be there by a day.
     *
     * @param id unlike others of the action; stays when the day moves, so that calendars move it too
     * @param title what
     * @param due the day
     * @param reached when it was there, if it is
     */
    public record Milestone(String id, String title, LocalDate due, Optional<LocalDate> reached) {}

    /**
     * A value that an indicator of the release is to have.
     *
     * @param indicator its id
     * @param label what it was called then
     * @param unit its unit
     * @param rises whether higher is more open
     * @param release from which the baseline was read; empty where there was none
     * @param baseline the city's value in that release; absent where it had none
     * @param baselineYear the year that value describes
     * @param value aimed at
     * @param by the day by which
     */
    public record Target(
            String indicator,
            String label,
            String unit,
            boolean rises,
            String release,
            OptionalDouble baseline,
            OptionalInt baselineYear,
            double value,
            LocalDate by) {}
}
