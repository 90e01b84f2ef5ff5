package org.isopolity.server.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.assessment.ActorFamily;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.plan.Action.Content;
import org.isopolity.server.plan.Action.Funding;
import org.isopolity.server.plan.Action.Milestone;
import org.isopolity.server.plan.Action.Party;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** The parts of an action: its targets, milestones, money, partners, and what must be done before. */
@Controller
final class ActionPartController {

    private static final int MOST_PARTS = 50;
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("1e15");

    private final Plans plans;
    private final ActionSheets sheets;

    ActionPartController(Plans plans, ActionSheets sheets) {
        this.plans = plans;
        this.sheets = sheets;
    }

    @PostMapping({
        ActionController.ACTION + "/targets",
        ActionController.ACTION + "/milestones",
        ActionController.ACTION + "/budget",
        ActionController.ACTION + "/partners",
        ActionController.ACTION + "/needs"
    })
    @Needs(Right.PLAN_WRITE)
    Object add(Plan plan, Action action, Person person, Text text, Sent sent) {
        sent.requireSeen(action.version());
        Optional<Content> content = with(sent.step(), plan, action.content(), text, sent);
        if (content.isEmpty()) {
            return sheets.page(plan, action, text, sent);
        }
        plans.change(person, plan, action, content.get());
        return Onward.to(action.path(plan), "plan-saved");
    }

    private Optional<Content> with(String part, Plan plan, Content content, Text text, Sent sent) {
        return switch (part) {
            case "targets" ->
                sheets.form(text, sent)
                        .target(plan.city(), content.targets(), sheets.today())
                        .map(target -> content.withTargets(more(content.targets(), target)));
            case "milestones" ->
                milestone(text, sent)
                        .map(milestone -> content.withMilestones(more(content.milestones(), milestone).stream()
                                .sorted(Comparator.comparing(Milestone::due))
                                .toList()));
            case "budget" -> funding(text, sent).map(funding -> content.withBudget(more(content.budget(), funding)));
            case "partners" -> partner(sent).map(partner -> content.withPartners(more(content.partners(), partner)));
            case "needs" -> Optional.of(content.withNeeds(more(content.needs(), sent.required("need"))));
            default -> throw Refused.absent();
        };
    }

    private static <T> List<T> more(List<T> some, T another) {
        if (some.size() >= MOST_PARTS) {
            throw new Refused(Reason.CONFLICT, "refused.parts", MOST_PARTS);
        }
        List<T> more = new ArrayList<>(some);
        more.add(another);
        return more;
    }

    private Optional<Milestone> milestone(Text text, Sent sent) {
        String title = sent.required("milestone");
        Optional<LocalDate> due = sent.requiredDay("due");
        due.filter(day -> day.isBefore(sheets.today()))
                .ifPresent(_ -> sent.problem("due", text.of("plan.past", text.date(sheets.today()))));
        return sent.isFine()
                ? Optional.of(new Milestone(Identifiers.next(), title, due.orElseThrow(), Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Funding> funding(Text text, Sent sent) {
        String source = sent.required("source");
        String currency = sent.required("currency").toUpperCase(Locale.ROOT);
        if (!currency.isEmpty() && !isCurrency(currency)) {
            sent.problem("currency", text.of("budget.currency.unknown"));
        }
        String written = sent.required("amount");
        sent.number("amount");
        if (!sent.isFine()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(written);
        if (amount.signum() <= 0 || amount.compareTo(LARGEST_AMOUNT) > 0) {
            sent.problem("amount", text.of("budget.amount.positive"));
            return Optional.empty();
        }
        return Optional.of(new Funding(source, currency, amount, sent.ticked("secured")));
    }

    private static boolean isCurrency(String code) {
        return java.util.Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private static Optional<Party> partner(Sent sent) {
        String name = sent.required("partner");
        ActorFamily family = sent.chosen("partnerfamily", ActorFamily.class, ActorFamily.CIVIL_SOCIETY);
        return sent.isFine() ? Optional.of(new Party(family, name)) : Optional.empty();
    }

    @PostMapping(ActionController.ACTION + "/remove")
    @Needs(Right.PLAN_WRITE)
    Onward remove(Plan plan, Action action, Person person, Sent sent) {
        sent.requireSeen(action.version());
        int place = sent.whole("place", 0, MOST_PARTS).orElse(-1);
        Content content = action.content();
        Content without = switch (sent.text("part")) {
            case "targets" -> content.withTargets(less(content.targets(), place));
            case "milestones" -> content.withMilestones(less(content.milestones(), place));
            case "budget" -> content.withBudget(less(content.budget(), place));
            case "partners" -> content.withPartners(less(content.partners(), place));
            case "needs" -> content.withNeeds(less(content.needs(), place));
            default -> throw Refused.absent();
        };
        plans.change(person, plan, action, without);
        return Onward.to(action.path(plan), "plan-saved");
    }

    private static <T> List<T> less(List<T> some, int place) {
        if (place < 0 || place >= some.size()) {
            throw Refused.absent();
        }
        List<T> less = new ArrayList<>(some);
        less.remove(place);
        return less;
    }

    @PostMapping(ActionController.ACTION + "/reached")
    @Needs(Right.PLAN_WRITE)
    Onward reached(Plan plan, Action action, Person person, Sent sent) {
        sent.requireSeen(action.version());
        String wanted = sent.text("milestone");
        List<Milestone> milestones = action.content().milestones().stream()
                .map(one -> one.id().equals(wanted)
                        ? new Milestone(one.id(), one.title(), one.due(), Optional.of(sheets.today()))
                        : one)
                .toList();
        if (milestones.equals(action.content().milestones())) {
            throw Refused.absent();
        }
        plans.change(person, plan, action, action.content().withMilestones(milestones));
        return Onward.to(action.path(plan), "plan-saved");
    }
}
