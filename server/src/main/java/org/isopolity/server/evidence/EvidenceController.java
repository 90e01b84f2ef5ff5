package org.isopolity.server.evidence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.isopolity.impact.evaluation.Check;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.evaluation.Evaluation;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.evaluation.Light;
import org.isopolity.impact.evaluation.PValue;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.impact.synth.MissingData;
import org.isopolity.impact.target.Aim;
import org.isopolity.impact.target.Forecast;
import org.isopolity.impact.target.Outlook;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Indicator;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Paragraph;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.evaluation.Ask;
import org.isopolity.server.evaluation.Busy;
import org.isopolity.server.evaluation.Design;
import org.isopolity.server.evaluation.Material;
import org.isopolity.server.evaluation.ReleaseStudies;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.InvalidParameters;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.plan.Action;
import org.isopolity.server.plan.Plan;
import org.isopolity.server.plan.Plans;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The evaluations of an action: asked of the newest release, kept, proposed as evidence; and how likely its targets are. */
@Controller
final class EvidenceController {

    private static final String EVALUATIONS =
            "/workspace/networks/{network}/cities/{city}/plan/actions/{action}/evaluations";
    private static final List<String> ASKED =
            List.of("indicator", "from", "design", "like", "missing", "interference", "shocks", "without", "seed");
    private static final int FARTHEST = 10;
    private static final int DRAWS = 10_000;

    private final Plans plans;
    private final KeptEvaluations evaluations;
    private final ReleaseStudies studies;
    private final Library library;

    EvidenceController(Plans plans, KeptEvaluations evaluations, ReleaseStudies studies, Library library) {
        this.plans = plans;
        this.evaluations = evaluations;
        this.studies = studies;
        this.library = library;
    }

    static String path(Plan plan, Action action) {
        return action.path(plan) + "/evaluations";
    }

    @GetMapping(EVALUATIONS)
    @Needs(Right.PLAN_SEE)
    DeskPage page(Plan plan, Action action, Person person, Text text, Sent sent) {
        return page(plan, action, "", text, sent);
    }

    private DeskPage page(Plan plan, Action action, String problem, Text text, Sent sent) {
        List<Block> blocks = new ArrayList<>();
        if (!problem.isEmpty()) {
            blocks.add(Section.of("problem", text.of("impact.problem"), new Paragraph(problem)));
        }
        List<KeptEvaluation> all = evaluations.all(action);
        for (KeptEvaluation one : all) {
            blocks.add(kept(plan, action, one, text));
        }
        if (all.isEmpty()) {
            blocks.add(new Paragraph(text.of("evaluation.none")));
        }
        Optional<Figures> figures = library.findLatest();
        if (figures.isEmpty()) {
            blocks.add(new Paragraph(text.of("evaluation.no-release")));
        } else {
            blocks.add(ask(plan, action, figures.get(), text, sent));
            blocks.add(outlooks(plan, action, figures.get(), text));
        }
        return new DeskPage(
                        text.of("evaluation.of", action.content().title()),
                        text.of("evaluation.lead"),
                        List.of(
                                new Link(plan.path(), plan.outline().title()),
                                new Link(action.path(plan), action.content().title())),
                        blocks,
                        200)
                .answering(sent);
    }

    private static Block kept(Plan plan, Action action, KeptEvaluation one, Text text) {
        KeptEvaluation.Content said = one.content();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(said.finding()));
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(new Block.Fact(text.of("evaluation.verdict"), text.name("impact.verdict", said.verdict())));
        facts.add(new Block.Fact(text.of("impact.effect"), text.exact(Figure.of(said.mean())) + " " + said.unit()));
        if (said.low().isPresent() && said.high().isPresent() && said.level().isPresent()) {
            facts.add(new Block.Fact(
                    text.of("impact.interval", text.percent(said.level().getAsDouble())),
                    text.of(
                            "impact.interval.of",
                            text.exact(Figure.of(said.low().getAsDouble())),
                            text.exact(Figure.of(said.high().getAsDouble())))));
        }
        facts.add(new Block.Fact(text.of("impact.field.design"), said.designInWords()));
        facts.add(new Block.Fact(
                text.of("evaluation.kept"),
                text.of(
                        "evaluation.kept.by",
                        one.editor(),
                        text.date(one.moment().atZone(java.time.ZoneOffset.UTC).toLocalDate()))));
        blocks.add(new Block.Facts(facts));
        List<Link> links =
                new ArrayList<>(List.of(new Link(said.address(), text.of("evaluation.again", said.release()))));
        one.proposed().ifPresent(page -> links.add(new Link(page, text.of("evaluation.proposed"))));
        blocks.add(new Block.Links(links));
        if (one.proposed().isEmpty()) {
            if (action.content().adoption().isEmpty()) {
                blocks.add(new Paragraph(text.of("refused.evaluation-practice")));
            } else if (!said.isEvidence()) {
                blocks.add(new Paragraph(text.of("refused.evaluation-weak")));
            } else {
                blocks.add(Form.post(
                        path(plan, action) + "/" + one.number() + "/propose",
                        text.of(
                                "evaluation.propose",
                                action.content().adoption().get().title())));
            }
        }
        return new Section(
                "evaluation-" + one.number(), text.of("evaluation.number", one.number(), said.label()), blocks);
    }

    private static Block ask(Plan plan, Action action, Figures figures, Text text, Sent sent) {
        List<Option> indicators = new ArrayList<>(List.of(new Option("", text.of("target.choose"))));
        figures.framework().indicators().forEach(one -> indicators.add(new Option(one.id(), one.label())));
        List<Field> fields = new ArrayList<>();
        fields.add(Field.choice("indicator", text.of("impact.field.indicator"), indicators)
                .value(action.content().targets().stream()
                        .findFirst()
                        .map(Action.Target::indicator)
                        .orElse(""))
                .from(sent));
        fields.add(Field.text("from", text.of("impact.field.from.effect"))
                .value(Integer.toString(action.content().begins().getYear()))
                .from(sent));
        fields.add(Field.choice(
                        "design",
                        text.of("impact.field.design"),
                        Arrays.stream(Design.values())
                                .map(one -> new Option(one.code(), text.of("impact.design." + one.code())))
                                .toList())
                .hint(text.of("impact.hint.design"))
                .from(sent));
        fields.add(choice("interference", Circumstance.values(), text).from(sent));
        fields.add(choice("shocks", Circumstance.values(), text).from(sent));
        fields.add(choice("missing", MissingData.values(), text).from(sent));
        fields.add(Field.choice(
                        "like",
                        text.of("impact.field.like"),
                        List.of(
                                new Option("none", text.of("impact.like.none")),
                                new Option("population", text.of("impact.like.size", 20))))
                .from(sent));
        fields.add(Field.text("without", text.of("impact.field.without"))
                .hint(text.of("impact.hint.without.cities"))
                .from(sent));
        fields.add(Field.text("seed", text.of("impact.field.seed"))
                .hint(text.of("impact.hint.seed"))
                .from(sent));
        fields.add(Field.of(Field.Kind.TICK, "pre_stated", text.of("evaluation.pre-stated"))
                .hint(text.of("evaluation.pre-stated.hint"))
                .from(sent));
        return new Section(
                "ask",
                text.of("evaluation.ask"),
                List.of(
                        new Paragraph(text.of(
                                "evaluation.ask.lead", figures.release().id().toString())),
                        Form.post(path(plan, action), text.of("evaluation.keep"), fields)));
    }

    private static <E extends Enum<E>> Field choice(String name, E[] all, Text text) {
        return Field.choice(
                name,
                text.of("impact.field." + name),
                Arrays.stream(all)
                        .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .map(code -> new Option(code, text.of("impact." + name + "." + code)))
                        .toList());
    }

    // ---- keeping ---------------------------------------------------------------------------------------------------

    @PostMapping(EVALUATIONS)
    @Needs(Right.PLAN_WRITE)
    Object keep(Plan plan, Action action, Person person, Text text, Sent sent) {
        Map<String, String> asked = new LinkedHashMap<>();
        library.findLatest()
                .ifPresent(
                        figures -> asked.put("release", figures.release().id().toString()));
        asked.put("city", plan.city());
        ASKED.forEach(name -> {
            if (!sent.text(name).isEmpty()) {
                asked.put(name, sent.text(name));
            }
        });
        try {
            ReleaseStudies.Study study = studies.of(Ask.EFFECT, Parameters.of(asked, text), text);
            Evaluation found = study.report().evaluation().orElseThrow();
            evaluations.keep(person, plan, action, content(study, found, asked, sent.ticked("pre_stated")));
            return Onward.to(path(plan, action), "evaluation-kept");
        } catch (InvalidParameters invalid) {
            invalid.problems().forEach(problem -> sent.problem(problem.parameter(), problem.allowed()));
            String elsewhere = invalid.problems().stream()
                    .filter(problem -> !ASKED.contains(problem.parameter()))
                    .map(problem -> problem.given() + ": " + problem.allowed())
                    .collect(Collectors.joining(" "));
            return page(plan, action, elsewhere, text, sent);
        } catch (UnusableDesign unusable) {
            return page(plan, action, String.valueOf(unusable.getMessage()), text, sent)
                    .status(422);
        } catch (Busy busy) {
            return page(plan, action, text.of(busy.key()), text, sent).status(503);
        }
    }

    private KeptEvaluation.Content content(
            ReleaseStudies.Study study, Evaluation found, Map<String, String> asked, boolean preStated) {
        Optional<Interval> interval = found.effect().interval();
        Figures figures = library.find(study.release()).orElseThrow();
        return new KeptEvaluation.Content(
                study.release(),
                figures.release().digest(),
                "/impact?"
                        + asked.entrySet().stream()
                                .map(one ->
                                        one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")),
                study.indicator().id(),
                study.indicator().label(),
                study.indicator().unit(),
                study.indicator().direction() == Direction.HIGHER_IS_BETTER,
                study.inquiry().design(),
                found.design().in(Locale.ENGLISH),
                found.from(),
                found.until(),
                found.verdict(),
                found.finding().in(Locale.ENGLISH),
                found.effect().mean(),
                interval.map(Interval::low).orElse(OptionalDouble.empty()),
                interval.map(Interval::high).orElse(OptionalDouble.empty()),
                interval.isPresent() ? OptionalDouble.of(interval.get().level()) : OptionalDouble.empty(),
                found.effect().p().isPresent()
                        ? OptionalDouble.of(
                                found.effect().p().map(PValue::value).orElseThrow())
                        : OptionalDouble.empty(),
                found.checks().stream()
                        .filter(check -> check.light() == Light.RED)
                        .map(Check::reason)
                        .map(reason -> reason.in(Locale.ENGLISH))
                        .toList(),
                preStated);
    }

    @PostMapping(EVALUATIONS + "/{number}/propose")
    @Needs(Right.PLAN_WRITE)
    Onward propose(Plan plan, Action action, @PathVariable("number") String number, Person person) {
        int wanted = number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
        KeptEvaluation evaluation = evaluations.get(action, wanted);
        return new Onward(evaluations.propose(
                person, plan, action, plans.city(plan.network(), plan.city()).name(), evaluation));
    }

    // ---- how likely targets are ----------------------------------------------------------------------------------

    /** Targets with their chance, then indicators with a value that a target could take, each with its chance. */
    private static Block outlooks(Plan plan, Action action, Figures figures, Text text) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Action.Target target : action.content().targets()) {
            figures.findIndicator(target.indicator())
                    .ifPresent(indicator -> rows.add(target(plan, figures, indicator, target, text)));
        }
        int end = action.content().ends().getYear();
        for (Indicator indicator : figures.framework().indicators()) {
            boolean set = action.content().targets().stream()
                    .anyMatch(target -> target.indicator().equals(indicator.id()));
            if (!set) {
                proposal(plan, action, figures, indicator, end, text).ifPresent(rows::add);
            }
        }
        if (rows.isEmpty()) {
            return Section.of(
                    "chances", text.of("evaluation.chances"), new Paragraph(text.of("evaluation.chances.none")));
        }
        return Section.of(
                "chances",
                text.of("evaluation.chances"),
                new Paragraph(text.of("evaluation.chances.lead")),
                new Table(
                        text.of("evaluation.chances.caption"),
                        List.of(
                                text.of("col.indicator"),
                                text.of("evaluation.latest"),
                                text.of("target.value"),
                                text.of("evaluation.chance"),
                                text.of("col.action")),
                        rows));
    }

    private static List<Cell> target(Plan plan, Figures figures, Indicator indicator, Action.Target target, Text text) {
        String chance;
        String latest = "";
        try {
            Outlook view = outlook(
                    plan, figures, indicator, target.value(), target.by().getYear());
            chance = view.facts().getFirst().in(text.locale());
            latest = latest(view, text);
        } catch (UnusableDesign unusable) {
            chance = String.valueOf(unusable.getMessage());
        }
        return List.of(
                Cell.of(target.label()),
                Cell.of(latest),
                Cell.of(text.exact(target.value()) + " (" + target.by().getYear() + ")"),
                Cell.of(chance),
                Cell.of(""));
    }

    /** The change that the best fifth of comparison places made from the same level, as a value for a target. */
    private static Optional<List<Cell>> proposal(
            Plan plan, Action action, Figures figures, Indicator indicator, int end, Text text) {
        try {
            Material material = Material.of(figures.release(), indicator);
            String place = material.unit(plan.city());
            if (material.panel().findUnit(place).isEmpty()) {
                return Optional.empty();
            }
            double[] series =
                    material.panel().series(material.outcome(), material.panel().getUnit(place));
            int[] times = material.panel().times();
            int last = -1;
            for (int t = 0; t < series.length; t++) {
                last = Double.isNaN(series[t]) ? last : t;
            }
            if (last < 0 || end <= times[last]) {
                return Optional.empty();
            }
            int year = Math.min(end, times[last] + FARTHEST);
            Outlook first = outlook(plan, figures, indicator, series[last], year);
            if (first.pace().best().isEmpty()) {
                return Optional.empty();
            }
            double value = Figure.of(series[last] + first.pace().best().getAsDouble());
            Outlook view = outlook(plan, figures, indicator, value, year);
            return Optional.of(List.of(
                    Cell.of(indicator.label()),
                    Cell.of(latest(view, text)),
                    Cell.of(text.exact(value) + " (" + year + ")"),
                    Cell.of(view.facts().getFirst().in(text.locale())),
                    Cell.link(
                            text.of("evaluation.take"),
                            action.path(plan) + "?indicator=" + indicator.id() + "&value="
                                    + java.math.BigDecimal.valueOf(value).toPlainString() + "&by="
                                    + Math.min(end, year) + "-12-31#targets")));
        } catch (UnusableDesign unusable) {
            return Optional.empty();
        }
    }

    private static String latest(Outlook view, Text text) {
        double[] observed = view.forecast().observed();
        int[] times = view.forecast().times();
        return text.exact(Figure.of(observed[observed.length - 1])) + " (" + times[times.length - 1] + ")";
    }

    private static Outlook outlook(Plan plan, Figures figures, Indicator indicator, double target, int year) {
        Material material = Material.of(figures.release(), indicator);
        boolean share = indicator.unit().startsWith("% of ");
        return Outlook.of(
                material.panel(),
                material.outcome(),
                material.unit(plan.city()),
                target,
                year,
                indicator.direction() == Direction.HIGHER_IS_BETTER ? Aim.RISE : Aim.FALL,
                List.of(),
                new Forecast.Settings(
                        DRAWS,
                        1,
                        share ? OptionalDouble.of(0) : OptionalDouble.empty(),
                        share ? OptionalDouble.of(100) : OptionalDouble.empty()));
    }
}
