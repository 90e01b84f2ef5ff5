package org.isopolity.server.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.isopolity.release.CityResult;
import org.isopolity.server.account.Membership;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.account.Role;
import org.isopolity.server.account.WorkspaceAddress;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Paragraph;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.scenario.KeptScenarios.Kept;
import org.isopolity.server.scenario.KeptScenarios.Share;
import org.isopolity.server.scenario.SideBySide.Line;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Scenarios that a city keeps: for its officers alone, until they share a set with whoever has its address. */
@Controller
final class KeptScenarioController {

    private static final String CITY = "/workspace/networks/{network}/cities/{city}/scenarios";
    private static final String SET = CITY + "/{set}";
    private static final int LONGEST_TITLE = 200;

    private final KeptScenarios kept;
    private final Scenarios scenarios;
    private final Library library;
    private final PlanShelf plans;
    private final WorkspaceAddress address;

    KeptScenarioController(
            KeptScenarios kept, Scenarios scenarios, Library library, PlanShelf plans, WorkspaceAddress address) {
        this.kept = kept;
        this.scenarios = scenarios;
        this.library = library;
        this.plans = plans;
        this.address = address;
    }

    private static String path(String network, String city) {
        return "/workspace/networks/" + network + "/cities/" + city + "/scenarios";
    }

    private static String path(Kept one) {
        return path(one.network(), one.city()) + "/" + one.id();
    }

    private static String day(Instant moment, Text text) {
        return text.date(moment.atZone(ZoneOffset.UTC).toLocalDate());
    }

    // ---- from a public page --------------------------------------------------------------------------------------

    /** Whoever comes from a public page is led to the scenarios of their city, with those they bring. */
    @GetMapping("/workspace/scenarios/keep")
    @Needs(Right.SELF)
    Object bring(Person person, Text text, Sent sent) {
        List<Membership> offices = person.memberships().stream()
                .filter(held -> held.role() == Role.OFFICER && held.city().equals(sent.text("city")))
                .sorted(Comparator.comparing(Membership::network))
                .toList();
        String brought = "?release=" + encoded(sent.text("release")) + "&scenarios=" + encoded(sent.text("scenarios"));
        if (offices.size() == 1) {
            Membership office = offices.getFirst();
            return new Onward(path(office.network(), office.city()) + brought);
        }
        return DeskPage.of(
                        text.of("scenario.keep"),
                        text.of(offices.isEmpty() ? "scenario.keep.nobody" : "scenario.keep.where"),
                        new Links(offices.stream()
                                .map(office ->
                                        new Link(path(office.network(), office.city()) + brought, office.network()))
                                .toList()))
                .below(new Link(Desk.HOME, text.of("desk.workspace")));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    // ---- a city --------------------------------------------------------------------------------------------------

    @GetMapping(CITY)
    @Needs(Right.PLAN_SEE)
    DeskPage all(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        List<Kept> all = kept.all(network, city);
        List<Block> blocks = new ArrayList<>();
        if (!sent.text("scenarios").isEmpty()) {
            blocks.add(keeping(path(network, city), all, text, sent));
        }
        blocks.add(
                all.isEmpty()
                        ? new Paragraph(text.of("scenario.kept.none"))
                        : new Table(
                                text.of("scenario.kept.caption"),
                                List.of(
                                        text.of("scenario.kept.title"),
                                        text.of("scenario.kept.count"),
                                        text.of("scenario.kept.release"),
                                        text.of("scenario.kept.changed"),
                                        text.of("scenario.kept.seen")),
                                all.stream()
                                        .map(one -> row(path(network, city), one, text))
                                        .toList()));
        blocks.add(Links.of(new Link("/scenarios/" + city, text.of("scenario.kept.new"))));
        return new DeskPage(
                        text.of("scenario.kept.of", kept.city(network, city).name()),
                        text.of("scenario.kept.lead"),
                        above(network, text),
                        blocks,
                        200)
                .answering(sent);
    }

    private static List<Link> above(String network, Text text) {
        return List.of(
                new Link(Desk.HOME, text.of("desk.workspace")), new Link("/workspace/networks/" + network, network));
    }

    private static List<Cell> row(String path, Kept one, Text text) {
        return List.of(
                Cell.link(one.title(), path + "/" + one.id()),
                Cell.number(text.whole(one.set().used().size())),
                Cell.of(one.release()),
                Cell.of(day(one.changed(), text)),
                Cell.of(text.of(one.share().isPresent() ? "scenario.kept.shared" : "scenario.kept.private")));
    }

    private static Section keeping(String path, List<Kept> all, Text text, Sent sent) {
        Optional<ScenarioSet> brought = brought(sent);
        if (brought.isEmpty()) {
            return Section.of("keep", text.of("scenario.keep"), new Paragraph(text.of("scenario.keep.broken")));
        }
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text("title", text.of("scenario.kept.title"))
                .hint(text.of("scenario.keep.title.hint"))
                .from(sent));
        if (!all.isEmpty()) {
            fields.add(Field.choice(
                            "instead",
                            text.of("scenario.keep.as"),
                            Stream.concat(
                                            Stream.of(new Option("", text.of("scenario.keep.as.new"))),
                                            all.stream()
                                                    .map(one -> new Option(
                                                            one.id() + " " + one.version(),
                                                            text.of("scenario.keep.as.instead", one.title()))))
                                    .toList())
                    .from(sent));
        }
        fields.add(Field.hidden("release", sent.text("release")));
        fields.add(Field.hidden("scenarios", sent.text("scenarios")));
        return Section.of(
                "keep",
                text.of("scenario.keep"),
                new Paragraph(
                        text.count("scenario.keep.what", brought.get().used().size(), sent.text("release"))),
                Form.post(path, text.of("scenario.keep.button"), fields));
    }

    private static Optional<ScenarioSet> brought(Sent sent) {
        try {
            return Optional.of(ScenarioSet.parse(sent.text("scenarios"))).filter(set -> !set.isEmpty());
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    @PostMapping(CITY)
    @Needs(Right.PLAN_WRITE)
    Object keep(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        String release = sent.text("release");
        ScenarioSet set =
                brought(sent).orElseThrow(() -> new Refused(Refused.Reason.SENSELESS, "refused.scenario-set"));
        requireRelease(release, city);
        String[] instead = sent.text("instead").split(" ", -1);
        if (instead.length == 2) {
            Kept one = kept.get(network, city, instead[0]);
            kept.replace(person, one, version(instead[1]), release, set);
            return Onward.to(path(one), "scenario-replaced");
        }
        String title = title(text, sent);
        return sent.isFine()
                ? Onward.to(
                        path(network, city) + "/" + kept.keep(person, network, city, title, release, set),
                        "scenario-kept")
                : all(network, city, person, text, sent);
    }

    /** The sound release that has the city, from which scenarios of it can be computed. */
    private void requireRelease(String release, String city) {
        if (library.find(release)
                .flatMap(figures -> figures.results().find(city))
                .isEmpty()) {
            throw new Refused(Refused.Reason.SENSELESS, "refused.scenario-release", release);
        }
    }

    private static String title(Text text, Sent sent) {
        String title = sent.required("title");
        if (title.length() > LONGEST_TITLE) {
            sent.problem("title", text.of("sent.long", LONGEST_TITLE));
        }
        return title;
    }

    private static int version(String seen) {
        return seen.matches("[0-9]{1,9}") ? Integer.parseInt(seen) : 0;
    }

    // ---- one set -------------------------------------------------------------------------------------------------

    @GetMapping(SET)
    @Needs(Right.PLAN_SEE)
    DeskPage one(Kept one, Person person, Text text, Sent sent) {
        return page(one, text, sent);
    }

    private DeskPage page(Kept one, Text text, Sent sent) {
        String path = path(one);
        Field version = Field.version(one.version());
        Optional<Comparison> then = comparison(library.find(one.release()), one, text);
        SideBySide told = then.map(comparison -> comparison.told(plans))
                .orElseGet(() ->
                        Comparison.untold(one.city(), one.release(), one.set(), library.findLatest(), plans, text));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(List.of(
                new Fact(text.of("scenario.kept.release"), one.release()),
                new Fact(text.of("scenario.kept.since"), day(one.kept(), text)),
                new Fact(
                        text.of("scenario.kept.changed"),
                        text.of("scenario.kept.by", day(one.changed(), text), one.editor())))));
        if (then.isEmpty()) {
            blocks.add(new Paragraph(text.of("scenario.release.lost", one.release())));
        }
        told.notes().forEach(note -> blocks.add(new Paragraph(note.words())));
        tables(told, text).forEach(blocks::add);
        if (then.isPresent()) {
            blocks.add(Links.of(new Link(
                    ScenarioAddress.pinned(one.city(), one.release(), one.set()).path(),
                    text.of("scenario.kept.open"))));
        }
        newer(one, then, version, text).ifPresent(blocks::add);
        blocks.add(sharing(one, version, text));
        blocks.add(Section.of(
                "rename",
                text.of("scenario.kept.rename"),
                Form.post(
                        path + "/rename",
                        text.of("scenario.kept.rename"),
                        version,
                        Field.text("title", text.of("scenario.kept.title"))
                                .value(one.title())
                                .from(sent))));
        blocks.add(Section.of(
                "delete",
                text.of("scenario.kept.delete"),
                Form.post(
                        path + "/delete",
                        text.of("scenario.kept.delete"),
                        version,
                        Field.of(Kind.TICK, "sure", text.of("scenario.kept.delete.sure"))
                                .from(sent))));
        List<Link> above = new ArrayList<>(above(one.network(), text));
        above.add(new Link(
                path(one.network(), one.city()),
                text.of("scenario.kept.of", kept.city(one.network(), one.city()).name())));
        return new DeskPage(
                        one.title(),
                        then.map(comparison -> comparison.heading() + ".").orElse(""),
                        above,
                        blocks,
                        200)
                .answering(sent);
    }

    private Optional<Comparison> comparison(Optional<Figures> figures, Kept one, Text text) {
        return figures.flatMap(release -> release.results()
                .find(one.city())
                .map((CityResult result) -> new Comparison(
                        release,
                        result,
                        Fitted.to(release, scenarios.answers(release.release()), one.set()),
                        scenarios,
                        text)));
    }

    private static List<Block> tables(SideBySide told, Text text) {
        List<Block> tables = new ArrayList<>();
        table("scenario.outcomes", told.columns(), told.outcomes(), text).ifPresent(tables::add);
        table("scenario.areas", told.columns(), told.areas(), text).ifPresent(tables::add);
        table("scenario.changes", told.columns(), told.changes(), text).ifPresent(tables::add);
        return tables;
    }

    private static Optional<Block> table(String caption, List<String> columns, List<Line> lines, Text text) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        text.of(caption),
                        Stream.concat(Stream.of(text.of("scenario.what")), columns.stream())
                                .toList(),
                        lines.stream()
                                .map(line -> Stream.concat(
                                                Stream.of(Cell.of(line.name())),
                                                line.cells().stream().map(Cell::of))
                                        .toList())
                                .toList()));
    }

    /** What the newest release would say of the same scenarios, where the set was made with another. */
    private Optional<Section> newer(Kept one, Optional<Comparison> then, Field version, Text text) {
        Optional<Figures> newest = library.findLatest()
                .filter(figures -> !figures.release().id().toString().equals(one.release()));
        Optional<Comparison> now = comparison(newest, one, text);
        return newest.map(figures -> {
            String release = figures.release().id().toString();
            if (now.isEmpty()) {
                return Section.of(
                        "newer", text.of("scenario.newer"), new Paragraph(text.of("scenario.newer.absent", release)));
            }
            List<Block> blocks = new ArrayList<>();
            Fitted fitted = Fitted.to(figures, scenarios.answers(figures.release()), one.set());
            Comparison.marks(fitted, release, text).forEach(note -> blocks.add(new Paragraph(note.words())));
            blocks.add(new Table(
                    text.of("scenario.newer.caption"),
                    List.of(
                            text.of("scenario.what"),
                            text.of("scenario.newer.then", one.release()),
                            text.of("scenario.newer.now", release)),
                    scores(then, now.get(), one.set(), text)));
            blocks.add(Form.post(
                    path(one) + "/renew",
                    text.of("scenario.newer.take", release),
                    version,
                    Field.hidden("release", release)));
            return new Section("newer", text.of("scenario.newer"), blocks);
        });
    }

    private static List<List<Cell>> scores(Optional<Comparison> then, Comparison now, ScenarioSet set, Text text) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(scores(text.of("scenario.today"), then, now, OptionalInt.empty(), text));
        set.used()
                .forEach(place -> rows.add(scores(
                        Comparison.column(place, set.scenarios().get(place), text),
                        then,
                        now,
                        OptionalInt.of(place),
                        text)));
        return rows;
    }

    private static List<Cell> scores(
            String name, Optional<Comparison> then, Comparison now, OptionalInt place, Text text) {
        return List.of(
                Cell.of(name),
                Cell.of(then.map(one -> one.scoreInWords(place)).orElseGet(() -> text.of("scenario.newer.unknown"))),
                Cell.of(now.scoreInWords(place)));
    }

    private Section sharing(Kept one, Field version, Text text) {
        String path = path(one);
        List<Block> blocks = new ArrayList<>();
        if (one.share().isEmpty()) {
            blocks.add(new Paragraph(text.of("scenario.share.private")));
            blocks.add(Form.post(path + "/share", text.of("scenario.share"), version));
            return new Section("sharing", text.of("scenario.sharing"), blocks);
        }
        Share share = one.share().get();
        blocks.add(new Paragraph(
                text.of("scenario.share.public", day(share.content().moment(), text))));
        blocks.add(new Block.Verbatim(text.of("scenario.share.address"), address.origin() + share.path()));
        blocks.add(Links.of(new Link(share.path(), text.of("scenario.share.open"))));
        if (!share.content().title().equals(one.title())
                || !share.content().release().equals(one.release())
                || !share.content().set().equals(one.set())) {
            blocks.add(new Paragraph(text.of("scenario.share.behind")));
        }
        blocks.add(Form.post(path + "/withdraw", text.of("scenario.share.withdraw"), version));
        return new Section("sharing", text.of("scenario.sharing"), blocks);
    }

    @PostMapping(SET + "/rename")
    @Needs(Right.PLAN_WRITE)
    Object rename(Kept one, Person person, Text text, Sent sent) {
        String title = title(text, sent);
        if (!sent.isFine()) {
            return page(one, text, sent);
        }
        kept.rename(person, one, sent.version(), title);
        return Onward.to(path(one), "scenario-renamed");
    }

    @PostMapping(SET + "/renew")
    @Needs(Right.PLAN_WRITE)
    Onward renew(Kept one, Person person, Sent sent) {
        String release = sent.text("release");
        requireRelease(release, one.city());
        kept.renew(person, one, sent.version(), release);
        return Onward.to(path(one), "scenario-renewed");
    }

    @PostMapping(SET + "/share")
    @Needs(Right.PLAN_WRITE)
    Onward share(Kept one, Person person, Sent sent) {
        kept.share(person, one, sent.version());
        return Onward.to(path(one), "scenario-shared");
    }

    @PostMapping(SET + "/withdraw")
    @Needs(Right.PLAN_WRITE)
    Onward withdraw(Kept one, Person person, Sent sent) {
        kept.withdraw(person, one, sent.version());
        return Onward.to(path(one), "scenario-withdrawn");
    }

    @PostMapping(SET + "/delete")
    @Needs(Right.PLAN_WRITE)
    Object delete(Kept one, Person person, Text text, Sent sent) {
        if (!sent.ticked("sure")) {
            sent.problem("sure", text.of("sent.required"));
            return page(one, text, sent);
        }
        kept.delete(person, one, sent.version());
        return Onward.to(path(one.network(), one.city()), "scenario-deleted");
    }
}
