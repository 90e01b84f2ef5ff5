package org.isopolity.server.plan;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.assessment.ActorFamily;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.plan.Action.Content;
import org.isopolity.server.plan.Action.Funding;
import org.isopolity.server.plan.Action.Milestone;
import org.isopolity.server.plan.Action.Party;
import org.isopolity.server.plan.Action.Target;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.text.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The actions of a plan: what each says, how it goes, and what was said about it. */
@Controller
final class ActionController {

    private static final String ACTIONS = PlanController.PLAN + "/actions";
    private static final String ACTION = ACTIONS + "/{action}";
    private static final int LONGEST_WORDS = 4_000;
    private static final int MOST_PARTS = 50;
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("1e15");

    private final Plans plans;
    private final Library library;
    private final PracticeShelf practices;
    private final Clock clock;
    private final List<ActionPart> more;

    ActionController(
            Plans plans, Library library, PracticeShelf practices, Clock clock, ObjectProvider<ActionPart> more) {
        this.more = more.orderedStream().toList();
        this.plans = plans;
        this.library = library;
        this.practices = practices;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private ActionForm form(Text text, Sent sent) {
        return new ActionForm(practices.now(), library.findLatest(), text, sent);
    }

    private static String path(Plan plan, Action action) {
        return plan.path() + "/actions/" + action.id();
    }

    @GetMapping(ACTIONS + "/new")
    @Needs(Right.PLAN_WRITE)
    DeskPage fresh(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        Plan plan = plans.get(network, city);
        if (plan.outline().objectives().isEmpty()) {
            return DeskPage.of(text.of("plan.action.add"), text.of("plan.objective.first"))
                    .below(PlanController.above(plan, text).toArray(Link[]::new));
        }
        List<Field> fields = new ArrayList<>(form(text, sent).fields(plan, Optional.empty(), today()));
        fields.add(Field.hidden("indicator", sent.text("indicator")));
        return new DeskPage(
                        text.of("plan.action.add"),
                        plan.outline().title(),
                        PlanController.above(plan, text),
                        List.of(new Form(plan.path() + "/actions", fields, text.of("plan.action.add"), false, "post")),
                        200)
                .answering(sent);
    }

    @PostMapping(ACTIONS)
    @Needs(Right.PLAN_WRITE)
    Object add(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Optional<Content> content = form(text, sent).content(plan, Optional.empty(), today());
        if (content.isEmpty()) {
            return fresh(network, city, person, text, sent);
        }
        String id = plans.add(person, plan, content.get());
        String indicator = sent.text("indicator");
        boolean known = library.findLatest()
                .flatMap(figures -> figures.findIndicator(indicator))
                .isPresent();
        return new Onward(plan.path() + "/actions/" + id + "?done=action-added"
                + (known ? "&indicator=" + indicator + "#target" : ""));
    }

    @GetMapping(ACTION)
    @Needs(Right.PLAN_SEE)
    DeskPage page(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Text text,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Action action = plans.get(plan, id);
        List<Action> all = plans.actions(plan);
        Pulse pulse =
                Pulse.of(action.heartbeat(), action.state(), plan.outline().staleAfter(), today());
        List<Block> blocks = new ArrayList<>();
        List<String> marks = new Marks(practices.now(), library.findLatest(), today(), text)
                .of(action.content(), action.state(), pulse, Marks.Other.of(all));
        if (!marks.isEmpty()) {
            blocks.add(Section.of(
                    "marks",
                    text.of("plan.marks"),
                    marks.stream().map(Block.Paragraph::new).toArray(Block[]::new)));
        }
        blocks.add(new Block.Facts(facts(plan, action, pulse, text)));
        if (!action.content().summary().isEmpty()) {
            blocks.add(new Block.Paragraph(action.content().summary()));
        }
        boolean open = plan.state() != Plan.State.CLOSED;
        List<Link> links = new ArrayList<>();
        if (open) {
            links.add(new Link(path(plan, action) + "/edit", text.of("plan.edit")));
        }
        plans.published(plan)
                .filter(document -> document.find(id).isPresent())
                .ifPresent(_ ->
                        links.add(new Link("/cities/" + city + "/plan/actions/" + id, text.of("plan.public-page"))));
        blocks.add(new Links(links));
        blocks.addAll(parts(plan, action, all, open, text, sent));
        more.forEach(part -> blocks.addAll(part.of(plan, action, text)));
        blocks.addAll(said(plan, action, text, sent));
        if (open) {
            blocks.addAll(deeds(plan, action, text, sent));
        }
        return new DeskPage(
                        action.content().title(),
                        text.name("action.state", action.state()),
                        PlanController.above(plan, text),
                        blocks,
                        200)
                .answering(sent);
    }

    private List<Fact> facts(Plan plan, Action action, Pulse pulse, Text text) {
        Content content = action.content();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                text.of("plan.objective"),
                plan.outline().find(content.objective()).orElseThrow().title()));
        facts.add(new Fact(
                text.of("plan.owner"),
                plans.isThere(plan, action.owner())
                        ? action.ownerName()
                        : text.of("plan.owner.gone", action.ownerName())));
        facts.add(new Fact(
                text.of("plan.last-news"),
                text.of("plan.news", text.date(pulse.last()), text.count("plan.pulse", pulse.days()))));
        facts.add(new Fact(text.of("action.lead"), party(content.lead(), text)));
        facts.add(new Fact(text.of("action.competence"), text.name("competence", content.competence())));
        facts.add(new Fact(
                text.of("action.channel"),
                text.name("practice.channel", content.channel())
                        + (content.channelNote().isEmpty() ? "" : ": " + content.channelNote())));
        facts.add(new Fact(
                text.of("plan.time"), text.of("plan.span", text.date(content.begins()), text.date(content.ends()))));
        content.adoption()
                .ifPresent(adoption -> facts.add(new Fact(
                        text.of("action.practice"),
                        text.of("action.practice.at", adoption.title(), adoption.version()))));
        content.adoption()
                .filter(adoption -> !adoption.changes().isEmpty())
                .ifPresent(adoption -> facts.add(new Fact(text.of("action.practice.changes"), adoption.changes())));
        if (content.testFirst()) {
            facts.add(new Fact(text.of("action.test-first"), text.of("value.yes")));
        }
        if (!content.risk().isEmpty()) {
            facts.add(new Fact(text.of("action.risk"), content.risk()));
        }
        facts.add(new Fact(text.of("action.id"), action.id()));
        return facts;
    }

    static String party(Party party, Text text) {
        return text.of("action.party", party.name(), text.name("family", party.family()));
    }

    // ---- the parts of an action ----------------------------------------------------------------------------------

    private List<Block> parts(Plan plan, Action action, List<Action> all, boolean open, Text text, Sent sent) {
        Content content = action.content();
        String path = path(plan, action);
        List<Block> blocks = new ArrayList<>();
        List<Block> targets = new ArrayList<>();
        Optional<Figures> figures = library.findLatest();
        if (!content.targets().isEmpty()) {
            targets.add(table(
                    text.of("target.caption"),
                    List.of(
                            text.of("col.indicator"),
                            text.of("target.baseline"),
                            text.of("target.value"),
                            text.of("target.by"),
                            text.of("target.progress")),
                    numbered(content.targets().size(), i -> {
                        Target target = content.targets().get(i);
                        Standing standing = Standing.of(target, plan.city(), figures, today());
                        return List.of(
                                Cell.of(target.label()),
                                Cell.of(Words.baseline(target, figures, text)),
                                Cell.of(Words.value(target, target.value(), figures, text)),
                                Cell.of(text.date(target.by())),
                                Cell.of(text.of(
                                        "plan.icon.word",
                                        text.name("plan.icon", standing.word()),
                                        Words.standing(target, standing, figures, text))));
                    }),
                    open,
                    plan,
                    action,
                    "targets",
                    text));
        }
        if (open) {
            List<Field> fields = new ArrayList<>(List.of(version(action)));
            fields.addAll(form(text, sent).targetFields(content.ends()));
            targets.add(new Form(path + "/targets", fields, text.of("target.add"), false, "post"));
        }
        blocks.add(new Section("target", text.of("target.title"), targets));
        blocks.add(new Section("milestones", text.of("milestone.title"), milestones(plan, action, open, text, sent)));
        blocks.add(new Section("budget", text.of("budget.title"), budget(plan, action, open, text, sent)));
        blocks.add(new Section("partners", text.of("partner.title"), partners(plan, action, open, text, sent)));
        blocks.add(new Section("needs", text.of("need.title"), needs(plan, action, all, open, text, sent)));
        return blocks;
    }

    private static Field version(Action action) {
        return Field.hidden("version", String.valueOf(action.version()));
    }

    private static List<List<Cell>> numbered(int count, java.util.function.IntFunction<List<Cell>> row) {
        return java.util.stream.IntStream.range(0, count).mapToObj(row).toList();
    }

    /** A table of parts, each of which can be taken out. */
    private static Table table(
            String caption,
            List<String> columns,
            List<List<Cell>> rows,
            boolean open,
            Plan plan,
            Action action,
            String part,
            Text text) {
        if (!open) {
            return new Table(caption, columns, rows);
        }
        List<String> wider = new ArrayList<>(columns);
        wider.add(text.of("col.action"));
        List<List<Cell>> longer = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Cell> row = new ArrayList<>(rows.get(i));
            row.add(Cell.act(Form.post(
                    path(plan, action) + "/remove",
                    text.of("action.remove", rows.get(i).getFirst().text()),
                    version(action),
                    Field.hidden("part", part),
                    Field.hidden("place", String.valueOf(i)))));
            longer.add(row);
        }
        return new Table(caption, wider, longer);
    }

    private List<Block> milestones(Plan plan, Action action, boolean open, Text text, Sent sent) {
        List<Milestone> all = action.content().milestones();
        List<Block> blocks = new ArrayList<>();
        if (!all.isEmpty()) {
            blocks.add(table(
                    text.of("milestone.caption"),
                    List.of(text.of("milestone"), text.of("milestone.due"), text.of("milestone.reached")),
                    numbered(
                            all.size(),
                            i -> List.of(
                                    Cell.of(all.get(i).title()),
                                    Cell.of(text.date(all.get(i).due())),
                                    all.get(i)
                                            .reached()
                                            .map(day -> Cell.of(text.date(day)))
                                            .orElseGet(() -> open
                                                    ? Cell.act(Form.post(
                                                            path(plan, action) + "/reached",
                                                            text.of("milestone.reach"),
                                                            version(action),
                                                            Field.hidden(
                                                                    "milestone",
                                                                    all.get(i).id())))
                                                    : Cell.of(text.of("milestone.open"))))),
                    open,
                    plan,
                    action,
                    "milestones",
                    text));
        }
        if (open) {
            blocks.add(Form.post(
                    path(plan, action) + "/milestones",
                    text.of("milestone.add"),
                    version(action),
                    Field.text("milestone", text.of("milestone")).from(sent),
                    Field.of(Kind.DATE, "due", text.of("milestone.due")).from(sent)));
        }
        return blocks;
    }

    private static List<Block> budget(Plan plan, Action action, boolean open, Text text, Sent sent) {
        List<Funding> all = action.content().budget();
        List<Block> blocks = new ArrayList<>();
        if (!all.isEmpty()) {
            blocks.add(table(
                    text.of("budget.caption"),
                    List.of(text.of("budget.source"), text.of("budget.amount"), text.of("budget.secured")),
                    numbered(
                            all.size(),
                            i -> List.of(
                                    Cell.of(all.get(i).source()),
                                    Cell.number(Words.money(
                                            all.get(i).currency(), all.get(i).amount(), text)),
                                    Cell.of(text.of(all.get(i).secured() ? "value.yes" : "value.no")))),
                    open,
                    plan,
                    action,
                    "budget",
                    text));
            blocks.add(new Block.Paragraph(
                    text.of("budget.sum", Words.sums(action.content().sums(), text))));
        }
        if (open) {
            blocks.add(Form.post(
                    path(plan, action) + "/budget",
                    text.of("budget.add"),
                    version(action),
                    Field.text("source", text.of("budget.source"))
                            .hint(text.of("budget.source.hint"))
                            .from(sent),
                    Field.text("currency", text.of("budget.currency"))
                            .hint(text.of("budget.currency.hint"))
                            .from(sent),
                    Field.text("amount", text.of("budget.amount")).from(sent),
                    Field.of(Kind.TICK, "secured", text.of("budget.secured")).from(sent)));
        }
        return blocks;
    }

    private List<Block> partners(Plan plan, Action action, boolean open, Text text, Sent sent) {
        List<Party> all = action.content().partners();
        List<Block> blocks = new ArrayList<>();
        if (!all.isEmpty()) {
            blocks.add(table(
                    text.of("partner.caption"),
                    List.of(text.of("partner"), text.of("action.family")),
                    numbered(
                            all.size(),
                            i -> List.of(
                                    Cell.of(all.get(i).name()),
                                    Cell.of(text.name("family", all.get(i).family())))),
                    open,
                    plan,
                    action,
                    "partners",
                    text));
        }
        if (open) {
            blocks.add(Form.post(
                    path(plan, action) + "/partners",
                    text.of("partner.add"),
                    version(action),
                    Field.text("partner", text.of("partner"))
                            .hint(text.of("action.lead.hint"))
                            .from(sent),
                    Field.choice(
                                    "partnerfamily",
                                    text.of("action.family"),
                                    form(text, sent).options("family", ActorFamily.values()))
                            .from(sent)));
        }
        return blocks;
    }

    private static List<Block> needs(Plan plan, Action action, List<Action> all, boolean open, Text text, Sent sent) {
        Map<String, Action> known = all.stream().collect(Collectors.toMap(Action::id, one -> one));
        List<Action> needs = action.content().needs().stream()
                .map(known::get)
                .filter(java.util.Objects::nonNull)
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (!needs.isEmpty()) {
            blocks.add(table(
                    text.of("need.caption"),
                    List.of(text.of("plan.action"), text.of("col.state"), text.of("plan.ends")),
                    numbered(
                            needs.size(),
                            i -> List.of(
                                    Cell.of(needs.get(i).content().title()),
                                    Cell.of(text.name(
                                            "action.state", needs.get(i).state())),
                                    Cell.of(text.date(needs.get(i).content().ends())))),
                    open,
                    plan,
                    action,
                    "needs",
                    text));
        }
        List<Option> others = all.stream()
                .filter(other -> !other.id().equals(action.id())
                        && !action.content().needs().contains(other.id()))
                .map(other -> new Option(other.id(), other.content().title()))
                .toList();
        if (open && !others.isEmpty()) {
            blocks.add(Form.post(
                    path(plan, action) + "/needs",
                    text.of("need.add"),
                    version(action),
                    Field.choice("need", text.of("need"), others)
                            .hint(text.of("need.hint"))
                            .from(sent)));
        } else if (needs.isEmpty()) {
            blocks.add(new Block.Paragraph(text.of("need.none")));
        }
        return blocks;
    }

    // ---- what was said -------------------------------------------------------------------------------------------

    private List<Block> said(Plan plan, Action action, Text text, Sent sent) {
        List<Block> blocks = new ArrayList<>();
        List<Plans.Entry> entries = plans.entries(action);
        if (!entries.isEmpty()) {
            blocks.add(Section.of(
                    "news",
                    text.of("entry.title"),
                    new Table(
                            text.of("entry.caption"),
                            List.of(
                                    text.of("answer.when"),
                                    text.of("answer.what"),
                                    text.of("answer.words"),
                                    text.of("answer.who"),
                                    text.of("entry.public")),
                            entries.stream()
                                    .map(entry -> List.of(
                                            Cell.of(moment(entry.moment(), text)),
                                            Cell.of(text.of(
                                                    "entry." + entry.kind().toLowerCase(Locale.ROOT))),
                                            entry.link().isEmpty()
                                                    ? Cell.of(entry.words())
                                                    : Cell.link(entry.words(), entry.link()),
                                            Cell.of(entry.author()),
                                            entry.shown()
                                                    ? Cell.of(text.of("value.yes"))
                                                    : Cell.act(Form.post(
                                                            path(plan, action) + "/show",
                                                            text.of("entry.show"),
                                                            Field.hidden("comment", entry.id())))))
                                    .toList())));
        }
        List<Block> notes = new ArrayList<>();
        notes.add(new Block.Paragraph(text.of("note.lead")));
        List<Plans.Note> written = plans.notes(action);
        if (!written.isEmpty()) {
            notes.add(new Table(
                    text.of("note.caption"),
                    List.of(text.of("answer.when"), text.of("answer.words"), text.of("answer.who")),
                    written.stream()
                            .map(note -> List.of(
                                    Cell.of(moment(note.moment(), text)),
                                    Cell.of(note.words()),
                                    Cell.of(note.author())))
                            .toList()));
        }
        notes.add(Form.post(
                path(plan, action) + "/notes",
                text.of("note.add"),
                Field.of(Kind.LINES, "note", text.of("note")).from(sent)));
        blocks.add(new Section("notes", text.of("note.title"), notes));
        return blocks;
    }

    private static String moment(Instant moment, Text text) {
        return text.moment(moment.atOffset(ZoneOffset.UTC));
    }

    private static List<Block> deeds(Plan plan, Action action, Text text, Sent sent) {
        List<Block> blocks = new ArrayList<>();
        for (ActionDeed deed : ActionDeed.values()) {
            if (deed.isPossible(action.state())) {
                String code = deed.name().toLowerCase(Locale.ROOT);
                blocks.add(Section.of(
                        code,
                        text.of("action.deed." + code),
                        Form.post(
                                path(plan, action) + "/" + code,
                                text.of("action.deed." + code),
                                version(action),
                                Field.of(Kind.LINES, "words", text.of("action.deed." + code + ".words"))
                                        .from(sent),
                                Field.text("link", text.of("action.link"))
                                        .hint(text.of("action.link.hint"))
                                        .from(sent))));
            }
        }
        blocks.add(Section.of(
                "own",
                text.of("action.own"),
                new Block.Paragraph(text.of("action.own.text")),
                Form.post(path(plan, action) + "/own", text.of("action.own"), version(action))));
        return blocks;
    }

    // ---- changing ------------------------------------------------------------------------------------------------

    private Action asSeen(Plan plan, String id, Sent sent) {
        Action action = plans.get(plan, id);
        if (action.version() != sent.whole("version", 0, Integer.MAX_VALUE).orElse(-1)) {
            throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
        }
        return action;
    }

    @GetMapping(ACTION + "/edit")
    @Needs(Right.PLAN_WRITE)
    DeskPage edit(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Text text,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Action action = plans.get(plan, id);
        List<Field> fields = new ArrayList<>(List.of(version(action)));
        fields.addAll(form(text, sent).fields(plan, Optional.of(action.content()), today()));
        List<Link> above = new ArrayList<>(PlanController.above(plan, text));
        above.add(new Link(path(plan, action), action.content().title()));
        return new DeskPage(
                        text.of("plan.edit"),
                        action.content().title(),
                        above,
                        List.of(new Form(path(plan, action) + "/edit", fields, text.of("plan.save"), false, "post")),
                        200)
                .answering(sent);
    }

    @PostMapping(ACTION + "/edit")
    @Needs(Right.PLAN_WRITE)
    Object change(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Text text,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Action action = asSeen(plan, id, sent);
        Optional<Content> content = form(text, sent).content(plan, Optional.of(action.content()), today());
        if (content.isEmpty()) {
            return edit(network, city, id, person, text, sent);
        }
        plans.change(person, plan, action, content.get());
        return Onward.to(path(plan, action), "plan-saved");
    }

    @PostMapping({
        ACTION + "/targets",
        ACTION + "/milestones",
        ACTION + "/budget",
        ACTION + "/partners",
        ACTION + "/needs"
    })
    @Needs(Right.PLAN_WRITE)
    Object addPart(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Text text,
            Sent sent,
            jakarta.servlet.http.HttpServletRequest request) {
        Plan plan = plans.get(network, city);
        Action action = asSeen(plan, id, sent);
        String uri = request.getRequestURI();
        Optional<Content> content = with(uri.substring(uri.lastIndexOf('/') + 1), plan, action.content(), text, sent);
        if (content.isEmpty()) {
            return page(network, city, id, person, text, sent);
        }
        plans.change(person, plan, action, content.get());
        return Onward.to(path(plan, action), "plan-saved");
    }

    private Optional<Content> with(String part, Plan plan, Content content, Text text, Sent sent) {
        return switch (part) {
            case "targets" ->
                form(text, sent)
                        .target(plan.city(), content.targets(), today())
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
        Optional<LocalDate> due = ActionForm.requiredDay(sent, "due", text);
        due.filter(day -> day.isBefore(today()))
                .ifPresent(_ -> sent.problem("due", text.of("plan.past", text.date(today()))));
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

    @PostMapping(ACTION + "/remove")
    @Needs(Right.PLAN_WRITE)
    Onward remove(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Action action = asSeen(plan, id, sent);
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
        return Onward.to(path(plan, action), "plan-saved");
    }

    private static <T> List<T> less(List<T> some, int place) {
        if (place < 0 || place >= some.size()) {
            throw Refused.absent();
        }
        List<T> less = new ArrayList<>(some);
        less.remove(place);
        return less;
    }

    @PostMapping(ACTION + "/reached")
    @Needs(Right.PLAN_WRITE)
    Onward reached(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Action action = asSeen(plan, id, sent);
        String wanted = sent.text("milestone");
        List<Milestone> milestones = action.content().milestones().stream()
                .map(one -> one.id().equals(wanted)
                        ? new Milestone(one.id(), one.title(), one.due(), Optional.of(today()))
                        : one)
                .toList();
        if (milestones.equals(action.content().milestones())) {
            throw Refused.absent();
        }
        plans.change(person, plan, action, action.content().withMilestones(milestones));
        return Onward.to(path(plan, action), "plan-saved");
    }

    @PostMapping({ACTION + "/report", ACTION + "/start", ACTION + "/finish", ACTION + "/stop", ACTION + "/resume"})
    @Needs(Right.PLAN_WRITE)
    Object act(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Text text,
            Sent sent,
            jakarta.servlet.http.HttpServletRequest request) {
        Plan plan = plans.get(network, city);
        Action action = asSeen(plan, id, sent);
        String code = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
        ActionDeed deed = Arrays.stream(ActionDeed.values())
                .filter(each -> each.name().equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(Refused::absent);
        String words = words(sent, "words", deed.isWorded(), text);
        String link = sent.text("link");
        if (!link.isEmpty() && !link.matches("https?://\\S{1,500}")) {
            sent.problem("link", text.of("refused.link"));
        }
        if (!sent.isFine()) {
            return page(network, city, id, person, text, sent);
        }
        plans.act(person, plan, action, deed, words, link);
        return Onward.to(path(plan, action), "deed-done");
    }

    private static String words(Sent sent, String name, boolean needed, Text text) {
        String words = needed ? sent.required(name) : sent.text(name);
        if (words.length() > LONGEST_WORDS) {
            sent.problem(name, text.of("sent.long", LONGEST_WORDS));
        }
        return words;
    }

    @PostMapping(ACTION + "/own")
    @Needs(Right.PLAN_WRITE)
    Onward own(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Action action = asSeen(plan, id, sent);
        plans.own(person, plan, action);
        return Onward.to(path(plan, action), "plan-saved");
    }

    @PostMapping(ACTION + "/notes")
    @Needs(Right.PLAN_WRITE)
    Object note(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Text text,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Action action = plans.get(plan, id);
        String words = words(sent, "note", true, text);
        if (!sent.isFine()) {
            return page(network, city, id, person, text, sent);
        }
        plans.note(person, plan, action, words);
        return Onward.to(path(plan, action), "note-added");
    }

    @PostMapping(ACTION + "/show")
    @Needs(Right.PLAN_WRITE)
    Onward show(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Action action = plans.get(plan, id);
        plans.show(person, plan, action, sent.text("comment"));
        return Onward.to(path(plan, action), "comment-shown");
    }

    // ---- comments ------------------------------------------------------------------------------------------------

    @GetMapping(ACTION + "/comment")
    @Needs(Right.PLAN_COMMENT)
    DeskPage commenting(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Text text,
            Sent sent) {
        Action action = shown(plans.get(network, city), id);
        return DeskPage.of(
                        text.of("comment.title"),
                        action.content().title(),
                        new Block.Paragraph(text.of("comment.lead")),
                        Form.post(
                                Plan.path(network, city) + "/actions/" + id + "/comment",
                                text.of("comment.add"),
                                Field.of(Kind.LINES, "words", text.of("comment"))
                                        .from(sent)))
                .below(new Link("/cities/" + city + "/plan/actions/" + id, text.of("plan.public-page")))
                .answering(sent);
    }

    /** An action that everybody may read: whoever comments on it need not see the plan from within. */
    private Action shown(Plan plan, String id) {
        PublishedPlan.PublishedAction shown =
                plans.published(plan).flatMap(document -> document.find(id)).orElseThrow(Refused::absent);
        Action action = plans.get(plan, id);
        return new Action(
                action.id(),
                action.plan(),
                shown.state(),
                action.owner(),
                "",
                shown.heartbeat(),
                action.revision(),
                action.version(),
                shown.content());
    }

    @PostMapping(ACTION + "/comment")
    @Needs(Right.PLAN_COMMENT)
    Object comment(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("action") String id,
            Person person,
            Text text,
            Sent sent) {
        Plan plan = plans.get(network, city);
        Action action = shown(plan, id);
        String words = words(sent, "words", true, text);
        if (!sent.isFine()) {
            return commenting(network, city, id, person, text, sent);
        }
        plans.comment(person, plan, action, words);
        return Onward.to(Plan.path(network, city) + "/actions/" + id + "/comment", "comment-sent");
    }
}
