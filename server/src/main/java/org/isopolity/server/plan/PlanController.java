package org.isopolity.server.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isopolity.server.account.Membership;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.account.Role;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.figures.Library;
import org.isopolity.server.plan.Plan.Objective;
import org.isopolity.server.plan.Plan.Outline;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A city's plan as its officers write it: what it says, its objectives, and what the public sees of it. */
@Controller
final class PlanController {

    static final String PLAN = "/workspace/networks/{network}/cities/{city}/plan";
    private static final int USUAL_STALE_AFTER = 90;
    private static final int LEAST_STALE_AFTER = 7;
    private static final int MOST_STALE_AFTER = 730;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_OBJECTIVES = 50;

    private final Plans plans;
    private final Library library;
    private final PracticeShelf practices;
    private final Clock clock;

    PlanController(Plans plans, Library library, PracticeShelf practices, Clock clock) {
        this.plans = plans;
        this.library = library;
        this.practices = practices;
        this.clock = clock;
    }

    /** Whoever comes from a public page is led to the plan of their city, with what they bring. */
    @GetMapping("/workspace/act")
    @Needs(Right.SELF)
    Object act(Person person, Text text, Sent sent) {
        List<Membership> offices = person.memberships().stream()
                .filter(held -> held.role() == Role.OFFICER)
                .filter(held -> sent.text("city").isEmpty() || held.city().equals(sent.text("city")))
                .sorted(java.util.Comparator.comparing(Membership::network).thenComparing(Membership::city))
                .toList();
        String brought = brought(sent);
        if (offices.isEmpty()) {
            return DeskPage.of(text.of("plan.act.title"), text.of("plan.act.nobody"))
                    .below(new Link(Desk.HOME, text.of("desk.workspace")));
        }
        if (offices.size() == 1) {
            return new Onward(target(offices.getFirst()) + brought);
        }
        return DeskPage.of(
                        text.of("plan.act.title"),
                        text.of("plan.act.choose"),
                        new Links(offices.stream()
                                .map(held -> new Link(
                                        target(held) + brought,
                                        text.of(
                                                "plan.act.office",
                                                plans.city(held.network(), held.city())
                                                        .name(),
                                                held.network())))
                                .toList()))
                .below(new Link(Desk.HOME, text.of("desk.workspace")));
    }

    private String target(Membership held) {
        String path = Plan.path(held.network(), held.city());
        return plans.find(held.network(), held.city()).isPresent() ? path + "/actions/new" : path;
    }

    private static String brought(Sent sent) {
        StringBuilder query = new StringBuilder();
        for (String name : List.of("indicator", "practice", "title", "summary")) {
            String value = sent.text(name);
            if (!value.isEmpty() && value.length() <= LONGEST_TITLE) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    @GetMapping(PLAN)
    @Needs(Right.PLAN_SEE)
    DeskPage page(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        String name = plans.city(network, city).name();
        Optional<Plan> found = plans.find(network, city);
        if (found.isEmpty()) {
            return new DeskPage(
                            text.of("plan.of", name),
                            text.of("plan.none"),
                            above(network, text),
                            List.of(Form.post(
                                    Plan.path(network, city),
                                    text.of("plan.create"),
                                    outlineFields(Optional.empty(), text, sent))),
                            200)
                    .answering(sent);
        }
        Plan plan = found.get();
        List<Action> actions = plans.actions(plan);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(facts(plan, actions, text)));
        List<Link> links = new ArrayList<>();
        if (plan.state() != Plan.State.CLOSED) {
            links.add(new Link(plan.path() + "/actions/new", text.of("plan.action.add")));
            links.add(new Link(plan.path() + "/edit", text.of("plan.edit")));
        }
        links.add(new Link(plan.path() + "/versions", text.of("plan.versions")));
        if (plan.state() == Plan.State.PUBLIC || plan.state() == Plan.State.CLOSED) {
            links.add(new Link("/cities/" + city + "/plan", text.of("plan.public-page")));
        }
        blocks.add(new Links(links));
        if (!plan.outline().summary().isEmpty()) {
            blocks.add(new Block.Paragraph(plan.outline().summary()));
        }
        Marks marks = new Marks(practices.now(), library.findLatest(), today(), text);
        Map<String, Marks.Other> others = Marks.Other.of(actions);
        for (Objective objective : plan.outline().objectives()) {
            blocks.add(objective(plan, objective, actions, marks, others, text));
        }
        if (plan.state() != Plan.State.CLOSED) {
            blocks.add(Section.of(
                    "objective",
                    text.of("plan.objective.add"),
                    Form.post(
                            plan.path() + "/objectives",
                            text.of("plan.objective.button"),
                            Field.version(plan.version()),
                            Field.text("title", text.of("plan.objective.title")).from(sent),
                            Field.of(Kind.LINES, "gap", text.of("plan.objective.gap"))
                                    .hint(text.of("plan.objective.gap.hint"))
                                    .from(sent))));
        }
        blocks.addAll(deeds(plan, text, sent));
        return new DeskPage(text.of("plan.of", name), plan.outline().title(), above(network, text), blocks, 200)
                .answering(sent);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static List<Link> above(String network, Text text) {
        return List.of(
                new Link(Desk.HOME, text.of("desk.workspace")), new Link("/workspace/networks/" + network, network));
    }

    private static List<Fact> facts(Plan plan, List<Action> actions, Text text) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text.of("col.state"), text.name("plan.state", plan.state())));
        if (!plan.reason().isEmpty()) {
            facts.add(new Fact(text.of("plan.reason"), plan.reason()));
        }
        facts.add(new Fact(
                text.of("plan.time"),
                text.of(
                        "plan.span",
                        text.date(plan.outline().begins()),
                        text.date(plan.outline().ends()))));
        facts.add(new Fact(
                text.of("plan.stale-after"),
                text.count("plan.days", plan.outline().staleAfter())));
        facts.add(new Fact(text.of("plan.actions"), text.whole(actions.size())));
        return facts;
    }

    private Block objective(
            Plan plan,
            Objective objective,
            List<Action> actions,
            Marks marks,
            Map<String, Marks.Other> others,
            Text text) {
        List<Block> blocks = new ArrayList<>();
        if (!objective.gap().isEmpty()) {
            blocks.add(new Block.Paragraph(objective.gap()));
        }
        List<List<Cell>> rows = actions.stream()
                .filter(action -> action.content().objective().equals(objective.id()))
                .map(action -> {
                    Pulse pulse = Pulse.of(
                            action.heartbeat(), action.state(), plan.outline().staleAfter(), today());
                    return List.of(
                            Cell.link(action.content().title(), plan.path() + "/actions/" + action.id()),
                            Cell.of(text.name("action.state", action.state())),
                            Cell.of(
                                    plans.isThere(plan, action.owner())
                                            ? action.ownerName()
                                            : text.of("plan.owner.gone", action.ownerName())),
                            Cell.of(text.count("plan.pulse", pulse.days())),
                            Cell.of(String.join(" ", marks.of(action.content(), action.state(), pulse, others))));
                })
                .toList();
        blocks.add(
                rows.isEmpty()
                        ? new Block.Paragraph(text.of("plan.objective.empty"))
                        : new Table(
                                text.of("plan.objective.actions", objective.title()),
                                List.of(
                                        text.of("plan.action"),
                                        text.of("col.state"),
                                        text.of("plan.owner"),
                                        text.of("plan.last-news"),
                                        text.of("plan.marks")),
                                rows));
        return new Section(objective.id(), objective.title(), blocks);
    }

    private List<Block> deeds(Plan plan, Text text, Sent sent) {
        List<Block> blocks = new ArrayList<>();
        for (PlanDeed deed : PlanDeed.values()) {
            if (deed.isPossible(plan.state())) {
                String code = deed.name().toLowerCase(Locale.ROOT);
                List<Field> fields = new ArrayList<>(List.of(Field.version(plan.version())));
                if (deed.isWorded()) {
                    fields.add(Field.of(Kind.LINES, "words", text.of("plan.withdraw.why"))
                            .from(sent));
                }
                blocks.add(Section.of(
                        code,
                        text.of("plan.deed." + code),
                        new Block.Paragraph(text.of("plan.deed." + code + ".text")),
                        Form.post(plan.path() + "/" + code, text.of("plan.deed." + code), fields)));
            }
        }
        return blocks;
    }

    private List<Field> outlineFields(Optional<Outline> now, Text text, Sent sent) {
        LocalDate today = today();
        return List.of(
                Field.text("title", text.of("plan.title"))
                        .value(now.map(Outline::title).orElse(""))
                        .from(sent),
                Field.of(Kind.LINES, "summary", text.of("plan.summary"))
                        .hint(text.of("plan.summary.hint"))
                        .value(now.map(Outline::summary).orElse(""))
                        .from(sent),
                Field.of(Kind.DATE, "begins", text.of("plan.begins"))
                        .value(now.map(Outline::begins).orElse(today).toString())
                        .from(sent),
                Field.of(Kind.DATE, "ends", text.of("plan.ends"))
                        .value(now.map(Outline::ends).orElse(today.plusYears(3)).toString())
                        .from(sent),
                Field.text("stale", text.of("plan.stale-after"))
                        .hint(text.of("plan.stale-after.hint"))
                        .value(String.valueOf(now.map(Outline::staleAfter).orElse(USUAL_STALE_AFTER)))
                        .from(sent));
    }

    private static Optional<Outline> outline(List<Objective> objectives, Text text, Sent sent) {
        String title = title(sent, "title", text);
        Optional<LocalDate> begins = sent.requiredDay("begins");
        Optional<LocalDate> ends = sent.requiredDay("ends");
        ActionForm.refuseBackwards(sent, begins, ends, text);
        int stale = sent.whole("stale", LEAST_STALE_AFTER, MOST_STALE_AFTER).orElse(USUAL_STALE_AFTER);
        String summary = sent.text("summary");
        return sent.isFine()
                ? Optional.of(new Outline(title, summary, begins.orElseThrow(), ends.orElseThrow(), stale, objectives))
                : Optional.empty();
    }

    private static String title(Sent sent, String name, Text text) {
        String title = sent.required(name);
        if (title.length() > LONGEST_TITLE) {
            sent.problem(name, text.of("sent.long", LONGEST_TITLE));
        }
        return title;
    }

    @PostMapping(PLAN)
    @Needs(Right.PLAN_WRITE)
    Object create(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        Optional<Outline> outline = outline(List.of(), text, sent);
        if (outline.isEmpty()) {
            return page(network, city, person, text, sent);
        }
        plans.create(person, network, city, outline.get());
        return Onward.to(Plan.path(network, city), "plan-created");
    }

    @GetMapping(PLAN + "/edit")
    @Needs(Right.PLAN_WRITE)
    DeskPage edit(Plan plan, Person person, Text text, Sent sent) {
        List<Field> fields = new ArrayList<>(outlineFields(Optional.of(plan.outline()), text, sent));
        fields.addFirst(Field.version(plan.version()));
        return new DeskPage(
                        text.of("plan.edit"),
                        plan.outline().title(),
                        above(plan, text),
                        List.of(Form.post(plan.path() + "/edit", text.of("plan.save"), fields)),
                        200)
                .answering(sent);
    }

    static List<Link> above(Plan plan, Text text) {
        List<Link> links = new ArrayList<>(above(plan.network(), text));
        links.add(new Link(plan.path(), plan.outline().title()));
        return links;
    }

    @PostMapping(PLAN + "/edit")
    @Needs(Right.PLAN_WRITE)
    Object change(Plan plan, Person person, Text text, Sent sent) {
        sent.requireSeen(plan.version());
        Optional<Outline> outline = outline(plan.outline().objectives(), text, sent);
        if (outline.isEmpty()) {
            return edit(plan, person, text, sent);
        }
        plans.change(person, plan, outline.get());
        return Onward.to(plan.path(), "plan-saved");
    }

    @PostMapping(PLAN + "/objectives")
    @Needs(Right.PLAN_WRITE)
    Object addObjective(Plan plan, Person person, Text text, Sent sent) {
        sent.requireSeen(plan.version());
        String title = title(sent, "title", text);
        if (plan.outline().objectives().size() >= MOST_OBJECTIVES) {
            sent.problem("title", text.of("plan.objective.most", MOST_OBJECTIVES));
        }
        if (!sent.isFine()) {
            return page(plan.network(), plan.city(), person, text, sent);
        }
        List<Objective> objectives = new ArrayList<>(plan.outline().objectives());
        objectives.add(new Objective("o" + (objectives.size() + 1), title, sent.text("gap")));
        plans.change(person, plan, plan.outline().with(objectives));
        return Onward.to(plan.path(), "plan-saved");
    }

    @PostMapping({PLAN + "/publish", PLAN + "/close", PLAN + "/reopen", PLAN + "/withdraw"})
    @Needs(Right.PLAN_WRITE)
    Onward act(Plan plan, Person person, Sent sent) {
        sent.requireSeen(plan.version());
        PlanDeed deed = sent.deed(PlanDeed.class);
        plans.act(person, plan, deed, deed.isWorded() ? sent.text("words") : "");
        return Onward.to(plan.path(), "plan-" + sent.step());
    }

    @GetMapping(PLAN + "/versions")
    @Needs(Right.PLAN_SEE)
    DeskPage versions(Plan plan, Person person, Text text) {
        return new DeskPage(
                text.of("plan.versions"),
                "",
                above(plan, text),
                List.of(new Table(
                        text.of("plan.versions.caption"),
                        List.of(
                                text.of("plan.versions.what"),
                                text.of("plan.versions.number"),
                                text.of("answer.who"),
                                text.of("answer.when")),
                        plans.history(plan).stream()
                                .map(revision -> List.of(
                                        Cell.of(revision.subject()),
                                        Cell.number(String.valueOf(revision.revision())),
                                        Cell.of(revision.editor()),
                                        Cell.of(text.moment(revision.moment().atOffset(ZoneOffset.UTC)))))
                                .toList())),
                200);
    }
}
