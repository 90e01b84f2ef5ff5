package org.isopolity.server.publication;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.index.observation.City;
import org.isopolity.index.recipe.UnusableStep;
import org.isopolity.release.Erratum;
import org.isopolity.release.RankingPolicy;
import org.isopolity.release.Release;
import org.isopolity.release.ReleaseDifference;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
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
import org.isopolity.server.network.Item;
import org.isopolity.server.publication.Disclosure.Opening;
import org.isopolity.server.publication.Publications.Publication;
import org.isopolity.server.round.Round;
import org.isopolity.server.text.Text;
import org.isopolity.text.input.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Making a release of a round: prepare, look at what changes, publish, withdraw. */
@Controller
final class PublicationController {

    private static final String RELEASE = "/workspace/networks/{network}/rounds/{round}/release";
    private static final String ONE = RELEASE + "/{publication}";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int DRAWS = 1_000;
    private static final int SHOWN = 100;
    private static final int LONGEST_ERRATUM = 4_000;

    private final Publications publications;
    private final Library library;

    PublicationController(Publications publications, Library library) {
        this.publications = publications;
        this.library = library;
    }

    @GetMapping(RELEASE)
    @Needs(Right.NETWORK_RUN)
    DeskPage page(Round round, Person person, Text text, Sent sent) {
        Candidate candidate = publications.candidate(round);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(List.of(
                new Fact(
                        text.of("publication.values"),
                        String.valueOf(candidate.values().size())),
                new Fact(
                        text.of("publication.cities"),
                        String.valueOf(candidate.cities().size())))));
        if (!candidate.small().isEmpty()) {
            blocks.add(new Table(
                    text.of("publication.small", Candidate.SMALL),
                    List.of(text.of("col.city"), text.of("return.item"), text.of("col.value")),
                    candidate.small().stream()
                            .map(value -> List.of(
                                    Cell.of(value.city()),
                                    Cell.of(value.item().label()),
                                    Cell.number(text.exact(value.amount()))))
                            .toList()));
        }
        blocks.add(new Table(
                text.of("publication.caption"),
                List.of(
                        text.of("col.release"),
                        text.of("col.state"),
                        text.of("col.digest"),
                        text.of("publication.reason")),
                publications.all(round).stream()
                        .map(each -> List.of(
                                Cell.link(
                                        each.releaseId().isEmpty()
                                                ? text.of("publication.candidate")
                                                : each.releaseId(),
                                        round.path() + "/release/" + each.id()),
                                Cell.of(text.of(
                                        "publication.state." + each.state().toLowerCase(Locale.ROOT))),
                                Cell.of(each.digest()),
                                Cell.of(each.reason())))
                        .toList()));
        if (round.state() == Round.State.CLOSED) {
            blocks.add(Section.of("prepare", text.of("publication.prepare"), form(round, candidate, text, sent)));
        } else {
            blocks.add(new Block.Paragraph(text.of("refused.close-first")));
        }
        return new DeskPage(text.of("round.release"), text.of("publication.lead"), above(round, text), blocks, 200)
                .answering(sent);
    }

    private static List<Link> above(Round round, Text text) {
        return List.of(new Link("/workspace", text.of("desk.workspace")), new Link(round.path(), round.title()));
    }

    private static Form form(Round round, Candidate candidate, Text text, Sent sent) {
        String recipe = String.join(
                "\n",
                "recipe: " + round.network(),
                "steps:",
                "  - select: {levels: [city, metro, region, country]}",
                "  - screen: {indicators: 0.4, cities: 0.6}",
                "  - leave-gaps: {}",
                "  - leave-extremes: {}",
                candidate.hasGoalposts() ? "  - goalposts: {range: [1, 100]}" : "  - min-max: {range: [1, 100]}",
                "  - aggregate: {mean: arithmetic, at-least: 0.5}",
                "uncertainty:",
                "  weights: 0.25",
                "");
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text("series", text.of("publication.series"))
                .hint(text.of("network.id.hint"))
                .value(round.network())
                .from(sent));
        fields.add(
                Field.text("title", text.of("round.title")).value(round.title()).from(sent));
        fields.add(Field.of(Kind.LINES, "description", text.of("publication.description"))
                .from(sent));
        fields.add(Field.text("date", text.of("publication.date"))
                .hint(text.of("publication.date.hint"))
                .from(sent));
        fields.add(Field.text("publisher", text.of("publication.publisher")).from(sent));
        fields.add(Field.text("licence", text.of("publication.licence"))
                .value("CC-BY-4.0")
                .from(sent));
        fields.add(Field.text("licence-url", text.of("publication.licence-url"))
                .value("https://creativecommons.org/licenses/by/4.0/")
                .from(sent));
        fields.add(Field.text("draws", text.of("publication.draws"))
                .value(String.valueOf(DRAWS))
                .from(sent));
        fields.add(Field.choice(
                        "ranking",
                        text.of("publication.ranking"),
                        Arrays.stream(RankingPolicy.values())
                                .map(policy -> new Option(
                                        policy.name().toLowerCase(Locale.ROOT),
                                        text.name("publication.ranking", policy)))
                                .toList())
                .hint(text.of("publication.ranking.hint"))
                .from(sent));
        fields.add(Field.of(Kind.LINES, "recipe", text.of("publication.recipe"))
                .value(recipe)
                .from(sent));
        if (!candidate.small().isEmpty()) {
            fields.add(Field.of(Kind.TICK, "complement", text.of("publication.complement"))
                    .hint(text.of("publication.complement.hint"))
                    .from(sent));
            fields.add(Field.of(Kind.TICK, "small", text.of("publication.with-small"))
                    .hint(text.of("publication.with-small.hint"))
                    .from(sent));
        }
        return Form.post(round.path() + "/release", text.of("publication.prepare.button"), fields);
    }

    @PostMapping(RELEASE)
    @Needs(Right.NETWORK_RUN)
    Object prepare(Round round, Person person, Text text, Sent sent) {
        String edition = edition(round, text, sent);
        String recipe = sent.required("recipe");
        if (!sent.isFine()) {
            return page(round, person, text, sent);
        }
        try {
            String made = publications.prepare(person, round, edition, recipe + "\n", small(sent));
            return Onward.to(round.path() + "/release/" + made, "release-prepared");
        } catch (InvalidInput | UnusableStep wrong) {
            String words = String.valueOf(wrong.getMessage()).replaceAll("\\S*/sources/", "");
            sent.problem("recipe", words);
            return page(round, person, text, sent);
        }
    }

    private static Candidate.Small small(Sent sent) {
        if (sent.ticked("small")) {
            return Candidate.Small.PUBLISHED;
        }
        return sent.ticked("complement") ? Candidate.Small.COMPLEMENTED : Candidate.Small.WITHHELD;
    }

    private static String edition(Round round, Text text, Sent sent) {
        Map<String, Object> edition = new LinkedHashMap<>();
        edition.put("series", sent.code("series"));
        edition.put("title", sent.required("title"));
        edition.put("description", sent.required("description"));
        String date = sent.required("date");
        try {
            LocalDate.parse(date);
        } catch (DateTimeException malformed) {
            sent.problem("date", text.of("publication.date.hint"));
        }
        edition.put("date", date);
        edition.put("publisher", sent.required("publisher"));
        String licence = sent.required("licence");
        edition.put("licence", Map.of("name", licence, "title", licence, "url", sent.required("licence-url")));
        OptionalInt draws = sent.whole("draws", 1, 10_000);
        edition.put("draws", draws.orElse(DRAWS));
        edition.put("seed", round.year());
        RankingPolicy policy = Arrays.stream(RankingPolicy.values())
                .filter(each -> each.name().equalsIgnoreCase(sent.text("ranking")))
                .findFirst()
                .orElse(RankingPolicy.FULL);
        if (!policy.ranks()) {
            edition.put("ranking", policy.name().toLowerCase(Locale.ROOT));
        } else if (!sent.text("ranking").isEmpty() && !sent.text("ranking").equalsIgnoreCase(policy.name())) {
            sent.problem("ranking", text.of("sent.choice"));
        }
        return YAML.writeValueAsString(edition);
    }

    @GetMapping(ONE)
    @Needs(Right.NETWORK_RUN)
    DeskPage one(Round round, @PathVariable("publication") String publicationId, Person person, Text text, Sent sent) {
        Publication publication = publications.get(round, publicationId);
        Release release = publications.rehearsed(publication);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(List.of(
                new Fact(
                        text.of("col.state"),
                        text.of("publication.state." + publication.state().toLowerCase(Locale.ROOT))),
                new Fact(text.of("col.release"), publication.releaseId()),
                new Fact(text.of("col.digest"), publication.digest()),
                new Fact(
                        text.of("publication.embargo"),
                        publication.embargo() == 0
                                ? ""
                                : text.moment(Instant.ofEpochMilli(publication.embargo())
                                        .atOffset(ZoneOffset.UTC))),
                new Fact(text.of("publication.reason"), publication.reason()))));
        blocks.add(results(release, text));
        previous(release).ifPresent(before -> blocks.addAll(changes(before, release, text)));
        String path = round.path() + "/release/" + publication.id();
        if (publication.state().equals("PREPARED")) {
            List<Opening> openings = publications.openings(round, publication);
            List<Field> fields = new ArrayList<>();
            fields.add(Field.text("embargo", text.of("publication.embargo"))
                    .hint(text.of("publication.embargo.hint"))
                    .from(sent));
            if (!openings.isEmpty()) {
                blocks.add(openings(openings, text));
                fields.add(Field.of(Kind.LINES, "acknowledged", text.of("publication.acknowledged"))
                        .hint(text.of("publication.acknowledged.hint"))
                        .from(sent));
            }
            blocks.add(Section.of(
                    "publish",
                    text.of("publication.publish"),
                    new Block.Paragraph(text.of("publication.publish.text")),
                    Form.post(path + "/publish", text.of("publication.publish.button"), fields.toArray(Field[]::new))));
        } else if (publication.state().equals("PUBLISHED")) {
            blocks.addAll(errata(path, publication, release, text, sent));
            blocks.add(Section.of(
                    "withdraw",
                    text.of("publication.withdraw"),
                    Form.post(
                            path + "/withdraw",
                            text.of("publication.withdraw.button"),
                            Field.of(Kind.LINES, "reason", text.of("publication.withdraw.reason"))
                                    .from(sent))));
        }
        List<Link> above = new ArrayList<>(above(round, text));
        above.add(new Link(round.path() + "/release", text.of("round.release")));
        return new DeskPage(release.edition().title(), release.edition().description(), above, blocks, 200)
                .answering(sent);
    }

    private static Table openings(List<Opening> openings, Text text) {
        return new Table(
                text.of("publication.openings"),
                List.of(text.of("col.city"), text.of("publication.opening"), text.of("publication.opening.way")),
                openings.stream()
                        .limit(SHOWN)
                        .map(opening -> List.of(
                                Cell.of(opening.value().city()),
                                Cell.of(opening.value().item().label()),
                                Cell.of(way(opening, text))))
                        .toList());
    }

    private static String way(Opening opening, Text text) {
        List<String> labels = opening.items().stream().map(Item::label).toList();
        return switch (opening.way()) {
            case SUM ->
                text.of(
                        "publication.opening.sum",
                        labels.getFirst(),
                        String.join(" + ", labels.subList(1, labels.size())));
            case SHARE -> text.of("publication.opening.share", labels.get(0), labels.get(1), labels.get(2));
        };
    }

    private List<Block> errata(String path, Publication publication, Release release, Text text, Sent sent) {
        List<Option> cities = new ArrayList<>();
        cities.add(new Option("", text.of("publication.erratum.none")));
        release.cities().stream()
                .sorted(Comparator.comparing(City::name))
                .forEach(city -> cities.add(new Option(city.id(), city.name())));
        List<Option> indicators = new ArrayList<>();
        indicators.add(new Option("", text.of("publication.erratum.none")));
        release.framework()
                .indicators()
                .forEach(indicator -> indicators.add(new Option(indicator.id(), indicator.label())));
        List<Block> blocks = new ArrayList<>();
        List<Erratum> errata = publications.errata(publication);
        if (!errata.isEmpty()) {
            blocks.add(new Table(
                    text.of("publication.errata"),
                    List.of(
                            text.of("publication.date"),
                            text.of("col.city"),
                            text.of("col.indicator"),
                            text.of("publication.erratum.text")),
                    errata.stream()
                            .map(erratum -> List.of(
                                    Cell.of(text.date(erratum.date())),
                                    Cell.of(erratum.city()),
                                    Cell.of(erratum.indicator()),
                                    Cell.of(erratum.text())))
                            .toList()));
        }
        blocks.add(Section.of(
                "erratum",
                text.of("publication.erratum"),
                new Block.Paragraph(text.of("publication.erratum.lead")),
                Form.post(
                        path + "/erratum",
                        text.of("publication.erratum.button"),
                        Field.choice("city", text.of("publication.erratum.city"), cities)
                                .from(sent),
                        Field.choice("indicator", text.of("publication.erratum.indicator"), indicators)
                                .from(sent),
                        Field.of(Kind.LINES, "text", text.of("publication.erratum.text"))
                                .from(sent))));
        return blocks;
    }

    @PostMapping(ONE + "/erratum")
    @Needs(Right.NETWORK_RUN)
    Object erratum(
            Round round, @PathVariable("publication") String publicationId, Person person, Text text, Sent sent) {
        Publication publication = publications.get(round, publicationId);
        Release release = publications.rehearsed(publication);
        String words = sent.required("text");
        String city = sent.text("city");
        String indicator = sent.text("indicator");
        if (!city.isEmpty() && release.cities().find(city).isEmpty()) {
            sent.problem("city", text.of("sent.choice"));
        }
        if (!indicator.isEmpty() && release.framework().findIndicator(indicator).isEmpty()) {
            sent.problem("indicator", text.of("sent.choice"));
        }
        if (words.length() > LONGEST_ERRATUM) {
            sent.problem("text", text.of("sent.long", LONGEST_ERRATUM));
        }
        if (!sent.isFine()) {
            return one(round, publicationId, person, text, sent);
        }
        publications.correct(person, round, publication, city, indicator, words);
        return Onward.to(round.path() + "/release/" + publicationId, "erratum-published");
    }

    private static Table results(Release release, Text text) {
        return new Table(
                text.of("publication.results"),
                List.of(text.of("col.city"), text.of("col.score"), text.of("publication.rank")),
                release.results().ranked().stream()
                        .map(result -> List.of(
                                Cell.of(result.city().name()),
                                Cell.number(score(result.score(), text)),
                                Cell.number(rank(result.rank()))))
                        .toList());
    }

    private static String score(OptionalDouble score, Text text) {
        return score.isPresent() ? text.score(score.getAsDouble()) : "";
    }

    private static String rank(OptionalInt rank) {
        return rank.isPresent() ? String.valueOf(rank.getAsInt()) : "";
    }

    /** The release that this one follows: the newest of its series. */
    private Optional<Release> previous(Release release) {
        return library.findLatest()
                .map(Figures::release)
                .filter(before ->
                        before.edition().series().equals(release.edition().series()))
                .filter(before -> !before.digest().equals(release.digest()));
    }

    private static List<Block> changes(Release before, Release after, Text text) {
        ReleaseDifference difference = ReleaseDifference.between(before, after);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(List.of(
                new Fact(text.of("publication.joined"), String.join(", ", difference.citiesJoined())),
                new Fact(text.of("publication.left"), String.join(", ", difference.citiesLeft())),
                new Fact(text.of("publication.nodes-joined"), String.join(", ", difference.nodesJoined())),
                new Fact(text.of("publication.nodes-left"), String.join(", ", difference.nodesLeft())),
                new Fact(text.of("publication.method"), text.of(difference.methodChanged() ? "value.yes" : "value.no")),
                new Fact(
                        text.of("publication.data"),
                        text.of(
                                "publication.data.counts",
                                difference.observationsAdded().size(),
                                difference.observationsRemoved().size(),
                                difference.observationsChanged().size())))));
        blocks.add(new Table(
                text.of("publication.moves", before.id().toString()),
                List.of(
                        text.of("col.city"),
                        text.of("publication.score-before"),
                        text.of("publication.score-after"),
                        text.of("publication.rank-before"),
                        text.of("publication.rank-after")),
                difference.moves().stream()
                        .limit(SHOWN)
                        .map(move -> List.of(
                                Cell.of(move.cityId()),
                                Cell.number(score(move.scoreBefore(), text)),
                                Cell.number(score(move.scoreAfter(), text)),
                                Cell.number(rank(move.rankBefore())),
                                Cell.number(rank(move.rankAfter()))))
                        .toList()));
        return blocks;
    }

    @PostMapping(ONE + "/publish")
    @Needs(Right.NETWORK_RUN)
    Object publish(
            Round round, @PathVariable("publication") String publicationId, Person person, Text text, Sent sent) {
        Publication publication = publications.get(round, publicationId);
        Optional<Instant> embargo;
        try {
            embargo = sent.text("embargo").isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(sent.text("embargo")).toInstant());
        } catch (DateTimeException malformed) {
            throw new Refused(Reason.SENSELESS, "refused.embargo");
        }
        String acknowledged = sent.text("acknowledged");
        if (acknowledged.isBlank()
                && publication.state().equals("PREPARED")
                && !publications.openings(round, publication).isEmpty()) {
            sent.problem("acknowledged", text.of("refused.disclosure"));
            return one(round, publicationId, person, text, sent);
        }
        publications.publish(person, round, publication, embargo, acknowledged);
        return Onward.to(
                round.path() + "/release/" + publicationId,
                embargo.isPresent() ? "release-waits" : "release-published");
    }

    @PostMapping(ONE + "/withdraw")
    @Needs(Right.NETWORK_RUN)
    Object withdraw(
            Round round, @PathVariable("publication") String publicationId, Person person, Text text, Sent sent) {
        Publication publication = publications.get(round, publicationId);
        String reason = sent.required("reason");
        if (!sent.isFine()) {
            return one(round, publicationId, person, text, sent);
        }
        publications.withdraw(person, round, publication, reason);
        return Onward.to(round.path() + "/release/" + publicationId, "release-withdrawn");
    }
}
