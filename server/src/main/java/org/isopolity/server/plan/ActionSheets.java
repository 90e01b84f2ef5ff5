package org.isopolity.server.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.isopolity.server.desk.Sent;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.plan.Action.Content;
import org.isopolity.server.plan.Action.Milestone;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.text.Text;
import org.springframework.beans.factory.ObjectProvider;

/** The page of an action in the workspace: what it says, its parts, what was said about it, and what can be done with it. */
final class ActionSheets {

    private final Plans plans;
    private final Library library;
    private final PracticeShelf practices;
    private final Clock clock;
    private final List<ActionPart> more;

    ActionSheets(Plans plans, Library library, PracticeShelf practices, Clock clock, ObjectProvider<ActionPart> more) {
        this.plans = plans;
        this.library = library;
        this.practices = practices;
        this.clock = clock;
        this.more = more.orderedStream().toList();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    ActionForm form(Text text, Sent sent) {
        return new ActionForm(practices.now(), library.findLatest(), text, sent);
    }

    /** The page, or what it answers to a form that could not be taken. */
    DeskPage page(Plan plan, Action action, Text text, Sent sent) {
        return new Sheet(plan, action, text, sent).page();
    }

    private final class Sheet {

        private final Plan plan;
        private final Action action;
        private final Content content;
        private final Text text;
        private final Sent sent;
        private final boolean open;
        private final List<Action> all;
        private final Optional<Figures> figures;

        Sheet(Plan plan, Action action, Text text, Sent sent) {
            this.plan = plan;
            this.action = action;
            this.content = action.content();
            this.text = text;
            this.sent = sent;
            open = plan.state() != Plan.State.CLOSED;
            all = plans.actions(plan);
            figures = library.findLatest();
        }

        DeskPage page() {
            Pulse pulse =
                    Pulse.of(action.heartbeat(), action.state(), plan.outline().staleAfter(), today());
            List<Block> blocks = new ArrayList<>();
            List<String> marks = new Marks(practices.now(), figures, today(), text)
                    .of(content, action.state(), pulse, Marks.Other.of(all));
            if (!marks.isEmpty()) {
                blocks.add(Section.of(
                        "marks",
                        text.of("plan.marks"),
                        marks.stream().map(Block.Paragraph::new).toArray(Block[]::new)));
            }
            blocks.add(new Block.Facts(facts(pulse)));
            if (!content.summary().isEmpty()) {
                blocks.add(new Block.Paragraph(content.summary()));
            }
            blocks.add(new Links(links()));
            blocks.add(targets());
            blocks.add(milestones());
            blocks.add(budget());
            blocks.add(partners());
            blocks.add(needs());
            more.forEach(part -> blocks.addAll(part.of(plan, action, text)));
            news().ifPresent(blocks::add);
            blocks.add(notes());
            if (open) {
                blocks.addAll(deeds());
            }
            return new DeskPage(
                            content.title(),
                            text.name("action.state", action.state()),
                            PlanController.above(plan, text),
                            blocks,
                            200)
                    .answering(sent);
        }

        private List<Link> links() {
            List<Link> links = new ArrayList<>();
            if (open) {
                links.add(new Link(action.path(plan) + "/edit", text.of("plan.edit")));
            }
            plans.published(plan)
                    .filter(document -> document.find(action.id()).isPresent())
                    .ifPresent(_ -> links.add(new Link(action.publicPath(plan), text.of("plan.public-page"))));
            return links;
        }

        private List<Fact> facts(Pulse pulse) {
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
            facts.add(new Fact(text.of("action.lead"), Words.party(content.lead(), text)));
            facts.add(new Fact(text.of("action.competence"), text.name("competence", content.competence())));
            facts.add(new Fact(
                    text.of("action.channel"),
                    text.name("practice.channel", content.channel())
                            + (content.channelNote().isEmpty() ? "" : ": " + content.channelNote())));
            facts.add(new Fact(
                    text.of("plan.time"),
                    text.of("plan.span", text.date(content.begins()), text.date(content.ends()))));
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

        // ---- its parts -------------------------------------------------------------------------------------------

        /** Parts of one kind, each of which can be taken out, and the questions by which another is added. */
        private <T> Section parts(
                String code,
                String key,
                List<String> columns,
                List<T> parts,
                Function<T, List<Cell>> row,
                Block... rest) {
            List<Block> blocks = new ArrayList<>();
            if (!parts.isEmpty()) {
                List<String> heads = new ArrayList<>(columns);
                List<List<Cell>> rows = new ArrayList<>();
                for (int i = 0; i < parts.size(); i++) {
                    List<Cell> cells = new ArrayList<>(row.apply(parts.get(i)));
                    if (open) {
                        cells.add(Cell.act(post(
                                "remove",
                                text.of("action.remove", cells.getFirst().text()),
                                Field.hidden("part", code),
                                Field.hidden("place", String.valueOf(i)))));
                    }
                    rows.add(cells);
                }
                if (open) {
                    heads.add(text.of("col.action"));
                }
                blocks.add(new Table(text.of(key + ".caption"), heads, rows));
            }
            blocks.addAll(List.of(rest));
            return new Section(code, text.of(key + ".title"), blocks);
        }

        private Form post(String step, String button, Field... fields) {
            List<Field> all = new ArrayList<>(List.of(Field.version(action.version())));
            all.addAll(List.of(fields));
            return Form.post(action.path(plan) + "/" + step, button, all);
        }

        /** Something that is there only as long as the plan can be changed. */
        private Block[] whileOpen(Block block) {
            return open ? new Block[] {block} : new Block[0];
        }

        private Section targets() {
            return parts(
                    "targets",
                    "target",
                    List.of(
                            text.of("col.indicator"),
                            text.of("target.baseline"),
                            text.of("target.value"),
                            text.of("target.by"),
                            text.of("target.progress")),
                    content.targets(),
                    target -> {
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
                    },
                    whileOpen(post(
                            "targets",
                            text.of("target.add"),
                            form(text, sent).targetFields(content.ends()).toArray(Field[]::new))));
        }

        private Section milestones() {
            return parts(
                    "milestones",
                    "milestone",
                    List.of(text.of("milestone"), text.of("milestone.due"), text.of("milestone.reached")),
                    content.milestones(),
                    milestone -> List.of(
                            Cell.of(milestone.title()), Cell.of(text.date(milestone.due())), reached(milestone)),
                    whileOpen(post(
                            "milestones",
                            text.of("milestone.add"),
                            Field.text("milestone", text.of("milestone")).from(sent),
                            Field.of(Kind.DATE, "due", text.of("milestone.due")).from(sent))));
        }

        private Cell reached(Milestone milestone) {
            if (milestone.reached().isPresent()) {
                return Cell.of(text.date(milestone.reached().get()));
            }
            return open
                    ? Cell.act(post("reached", text.of("milestone.reach"), Field.hidden("milestone", milestone.id())))
                    : Cell.of(text.of("milestone.open"));
        }

        private Section budget() {
            List<Block> rest = new ArrayList<>();
            if (!content.budget().isEmpty()) {
                rest.add(new Block.Paragraph(text.of("budget.sum", Words.sums(content.sums(), text))));
            }
            if (open) {
                rest.add(post(
                        "budget",
                        text.of("budget.add"),
                        Field.text("source", text.of("budget.source"))
                                .hint(text.of("budget.source.hint"))
                                .from(sent),
                        Field.text("currency", text.of("budget.currency"))
                                .hint(text.of("budget.currency.hint"))
                                .from(sent),
                        Field.text("amount", text.of("budget.amount")).from(sent),
                        Field.of(Kind.TICK, "secured", text.of("budget.secured"))
                                .from(sent)));
            }
            return parts(
                    "budget",
                    "budget",
                    List.of(text.of("budget.source"), text.of("budget.amount"), text.of("budget.secured")),
                    content.budget(),
                    funding -> List.of(
                            Cell.of(funding.source()),
                            Cell.number(Words.money(funding.currency(), funding.amount(), text)),
                            Cell.of(text.of(funding.secured() ? "value.yes" : "value.no"))),
                    rest.toArray(Block[]::new));
        }

        private Section partners() {
            return parts(
                    "partners",
                    "partner",
                    List.of(text.of("partner"), text.of("action.family")),
                    content.partners(),
                    party -> List.of(Cell.of(party.name()), Cell.of(text.name("family", party.family()))),
                    whileOpen(post(
                            "partners",
                            text.of("partner.add"),
                            Field.text("partner", text.of("partner"))
                                    .hint(text.of("action.lead.hint"))
                                    .from(sent),
                            Field.choice(
                                            "partnerfamily",
                                            text.of("action.family"),
                                            form(text, sent).options("family", ActorFamily.values()))
                                    .from(sent))));
        }

        private Section needs() {
            Map<String, Action> known = all.stream().collect(Collectors.toMap(Action::id, one -> one));
            List<Option> others = all.stream()
                    .filter(other ->
                            !other.id().equals(action.id()) && !content.needs().contains(other.id()))
                    .map(other -> new Option(other.id(), other.content().title()))
                    .toList();
            List<Block> rest = new ArrayList<>();
            if (open && !others.isEmpty()) {
                rest.add(post(
                        "needs",
                        text.of("need.add"),
                        Field.choice("need", text.of("need"), others)
                                .hint(text.of("need.hint"))
                                .from(sent)));
            } else if (content.needs().isEmpty()) {
                rest.add(new Block.Paragraph(text.of("need.none")));
            }
            return parts(
                    "needs",
                    "need",
                    List.of(text.of("plan.action"), text.of("col.state"), text.of("plan.ends")),
                    content.needs(),
                    id -> {
                        Action needed = known.get(id);
                        return needed == null
                                ? List.of(Cell.of(id), Cell.of(text.of("need.gone")), Cell.of(""))
                                : List.of(
                                        Cell.of(needed.content().title()),
                                        Cell.of(text.name("action.state", needed.state())),
                                        Cell.of(text.date(needed.content().ends())));
                    },
                    rest.toArray(Block[]::new));
        }

        // ---- what was said ---------------------------------------------------------------------------------------

        private Optional<Block> news() {
            List<Plans.Entry> entries = plans.entries(action);
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Section.of(
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
                                            moment(entry.moment()),
                                            Cell.of(text.of(
                                                    "entry." + entry.kind().toLowerCase(Locale.ROOT))),
                                            entry.link().isEmpty()
                                                    ? Cell.of(entry.words())
                                                    : Cell.link(entry.words(), entry.link()),
                                            Cell.of(entry.author()),
                                            entry.shown()
                                                    ? Cell.of(text.of("value.yes"))
                                                    : Cell.act(Form.post(
                                                            action.path(plan) + "/show",
                                                            text.of("entry.show"),
                                                            Field.hidden("comment", entry.id())))))
                                    .toList())));
        }

        private Block notes() {
            List<Block> notes = new ArrayList<>();
            notes.add(new Block.Paragraph(text.of("note.lead")));
            List<Plans.Note> written = plans.notes(action);
            if (!written.isEmpty()) {
                notes.add(new Table(
                        text.of("note.caption"),
                        List.of(text.of("answer.when"), text.of("answer.words"), text.of("answer.who")),
                        written.stream()
                                .map(note ->
                                        List.of(moment(note.moment()), Cell.of(note.words()), Cell.of(note.author())))
                                .toList()));
            }
            notes.add(Form.post(
                    action.path(plan) + "/notes",
                    text.of("note.add"),
                    Field.of(Kind.LINES, "note", text.of("note")).from(sent)));
            return new Section("notes", text.of("note.title"), notes);
        }

        private Cell moment(Instant moment) {
            return Cell.of(text.moment(moment.atOffset(ZoneOffset.UTC)));
        }

        private List<Block> deeds() {
            List<Block> blocks = new ArrayList<>();
            for (ActionDeed deed : ActionDeed.values()) {
                if (deed.isPossible(action.state())) {
                    String code = deed.name().toLowerCase(Locale.ROOT);
                    blocks.add(Section.of(
                            code,
                            text.of("action.deed." + code),
                            post(
                                    code,
                                    text.of("action.deed." + code),
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
                    post("own", text.of("action.own"))));
            return blocks;
        }
    }
}
