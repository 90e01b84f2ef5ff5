package org.isopolity.server.governance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.server.governance.CompetenceMark.Asked;
import org.isopolity.server.governance.CompetenceMark.ByFramework;
import org.isopolity.server.governance.CompetenceMark.MostCities;
import org.isopolity.server.governance.CompetenceMark.OwnAnswer;
import org.isopolity.server.governance.Survey.Finding;
import org.isopolity.server.page.Basis;

/**
 * Who can change what, for a city or across cities: as the city itself answered, else as most surveyed cities did, else as the
 * framework says; see decision 21. Answers are those of a survey, {@code governance.csv}, by the field of service to which {@code
 * services.csv} ties an indicator; where either is missing the framework alone speaks.
 */
public final class Competences implements Basis {

    private static final String SURVEY = "governance.csv";
    private static final String FIELDS = "services.csv";

    private final HomeTable<Survey> survey;
    private final HomeTable<ServiceFields> fields;
    private final Map<ServiceField, Asked> asked = new EnumMap<>(ServiceField.class);
    private final Map<ServiceField, Map<String, List<Effect>>> answers = new EnumMap<>(ServiceField.class);

    private Competences(HomeTable<Survey> survey, HomeTable<ServiceFields> fields) {
        this.survey = survey;
        this.fields = fields;
        survey.content().ifPresent(this::count);
    }

    private void count(Survey said) {
        Map<ServiceField, List<Finding>> levels = new EnumMap<>(ServiceField.class);
        said.findings()
                .forEach(finding -> levels.computeIfAbsent(finding.field(), _ -> new ArrayList<>())
                        .add(finding));
        said.effects()
                .forEach(effect -> answers.computeIfAbsent(effect.field(), _ -> new HashMap<>())
                        .computeIfAbsent(key(effect.city()), _ -> new ArrayList<>())
                        .add(effect));
        answers.forEach((field, cities) -> {
            int[] counts = new int[Competence.values().length];
            cities.values()
                    .forEach(own ->
                            counts[newest(own).responsibility().competence().ordinal()]++);
            Tally tally = new Tally(
                    counts[Competence.CITY.ordinal()],
                    counts[Competence.SHARED.ordinal()],
                    counts[Competence.NATIONAL.ordinal()]);
            asked.put(field, new Asked(field, tally, levels.getOrDefault(field, List.of())));
        });
    }

    private static String key(String city) {
        return city.toLowerCase(Locale.ROOT);
    }

    /** In one year a city has one responsibility in a field, so it does not matter of which level it was said last. */
    private static Effect newest(List<Effect> effects) {
        return effects.stream()
                .max((one, other) -> Integer.compare(one.year(), other.year()))
                .orElseThrow();
    }

    /** Nobody was asked: the framework says everything. */
    public static Competences none() {
        return new Competences(HomeTable.none(), HomeTable.none());
    }

    /**
     * What cities said in the survey of a home. A file that is wrong is named on the page of the survey and stops nothing else.
     *
     * @param releases the directory of releases, beside which survey and fields lie
     */
    public static Competences beside(Path releases) {
        return new Competences(
                HomeTable.beside(releases, SURVEY, Survey::read),
                HomeTable.beside(releases, FIELDS, ServiceFields::read));
    }

    /** What cities said in a survey. */
    public static Competences of(Survey survey, ServiceFields fields) {
        return new Competences(
                new HomeTable<>(Optional.of(survey), "", ""), new HomeTable<>(Optional.of(fields), "", ""));
    }

    /** The survey, or why there is none. */
    HomeTable<Survey> survey() {
        return survey;
    }

    /** The fields of indicators, or why there are none. */
    HomeTable<ServiceFields> fields() {
        return fields;
    }

    /** Whether any indicator can have another mark than the framework's. */
    public boolean isAtHand() {
        return survey.content().isPresent() && fields.content().isPresent();
    }

    /** Why survey or fields cannot be read, as a sentence; empty where they can or are not there. */
    public String problem() {
        return String.join(
                " ",
                Stream.of(survey.problem(), fields.problem())
                        .filter(problem -> !problem.isEmpty())
                        .toList());
    }

    /** SHA-256 of the survey; empty where there is none. */
    public String surveyDigest() {
        return survey.digest();
    }

    /** SHA-256 of the fields; empty where there are none. */
    public String fieldsDigest() {
        return fields.digest();
    }

    @Override
    public String digest() {
        return survey.digest() + fields.digest();
    }

    /** The files of survey and fields, each with its digest, as a citation names them. */
    public String digests() {
        return SURVEY + " " + survey.digest() + ", " + FIELDS + " " + fields.digest();
    }

    /** What names survey and fields in an address; empty where they are not at hand. */
    public String address() {
        return isAtHand() ? survey.shortDigest() + "-" + fields.shortDigest() : "";
    }

    /** The first and the last year whose answers count, such as 2023–2024; empty where there is no survey. */
    public String years() {
        TreeSet<Integer> years = new TreeSet<>();
        survey.content().ifPresent(said -> said.effects().forEach(effect -> years.add(effect.year())));
        return years.isEmpty()
                ? ""
                : years.first().equals(years.last())
                        ? String.valueOf(years.first())
                        : years.first() + "–" + years.last();
    }

    private Optional<ServiceField> field(Indicator indicator) {
        return fields.content().flatMap(table -> table.find(indicator.id()));
    }

    /** Who can change an indicator in a city. */
    public CompetenceMark of(City city, Indicator indicator) {
        Optional<ServiceField> field = field(indicator);
        List<Effect> own = field.map(one -> own(city, one)).orElse(List.of());
        if (own.isEmpty()) {
            return across(indicator);
        }
        Effect last = newest(own);
        return new OwnAnswer(
                last.responsibility().competence(),
                indicator.competence(),
                last.field(),
                last.year(),
                new Survey(own).findings());
    }

    /** Cities are known by name or id; the same name in another country is another city. */
    private List<Effect> own(City city, ServiceField field) {
        Map<String, List<Effect>> cities = answers.getOrDefault(field, Map.of());
        return Stream.of(city.name(), city.id())
                .map(name -> cities.getOrDefault(key(name), List.of()))
                .filter(effects -> !effects.isEmpty() && isSameCountry(city, effects.getFirst()))
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isSameCountry(City city, Effect effect) {
        return city.country().isEmpty()
                || effect.country().isEmpty()
                || city.country().equalsIgnoreCase(effect.country());
    }

    /** The surveyed cities that are none of these, by name. */
    List<String> citiesBut(Cities known) {
        Set<Effect> theirs = known.stream()
                .flatMap(city -> answers.keySet().stream().flatMap(field -> own(city, field).stream()))
                .collect(Collectors.toSet());
        return survey.content().stream()
                .flatMap(said -> said.effects().stream())
                .filter(effect -> !theirs.contains(effect))
                .map(Effect::city)
                .distinct()
                .sorted()
                .toList();
    }

    /** Who can change an indicator as far as no city in particular is meant. */
    public CompetenceMark.Across across(Indicator indicator) {
        Optional<Asked> said = survey.content().isEmpty()
                ? Optional.empty()
                : field(indicator)
                        .map(field -> asked.getOrDefault(field, new Asked(field, new Tally(0, 0, 0), List.of())));
        Optional<Competence> majority = said.flatMap(all -> all.tally().majority());
        return majority.isPresent()
                ? new MostCities(majority.get(), indicator.competence(), said.orElseThrow())
                : new ByFramework(indicator.competence(), said);
    }
}
