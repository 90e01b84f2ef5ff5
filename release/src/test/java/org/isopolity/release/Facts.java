package org.isopolity.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small hand-checkable sources on disk: three cities, two areas with two indicators each, ten draws. */
final class Facts {

    private static final String FRAMEWORK = """
        id,parent,label,weight,direction,target,worst
        openness,,Openness,1,,,
        people,openness,People,1,,,
        born-abroad,people,Born abroad,1,higher_is_more_open,40,0
        trust,people,Trust,1,higher_is_more_open,100,0
        rules,openness,Rules,1,,,
        years-to-citizenship,rules,Years to citizenship,1,lower_is_more_open,0,10
        local-vote,rules,Local vote,1,higher_is_more_open,1,0
        """;
    private static final String CITIES = """
        id,name,country_iso2,region,latitude,longitude,population,population_year
        arcadia,Arcadia,AA,North,10,10,100000,2020
        bellum,"Bellum, the old",BB,North,20,20,,
        cosmia,Cosmïa,CC,South,-30,30,3000000,2021
        """;
    private static final String OBSERVATIONS = """
        city_id,indicator_id,year,value,level,flag,source,source_url,licence_or_terms,note
        arcadia,born-abroad,2020,20,city,e,Census,https://example.org/a,CC BY 4.0,
        arcadia,trust,2020,50,city,,Survey,https://example.org/b,CC BY 4.0,"=1+1, a note"
        arcadia,years-to-citizenship,2020,5,country,,Law,https://example.org/c,CC BY 4.0,
        arcadia,local-vote,2020,1,country,,Law,https://example.org/c,CC BY 4.0,
        bellum,born-abroad,2020,40,city,,Census,https://example.org/a,CC BY 4.0,
        bellum,trust,2020,100,city,,Survey,https://example.org/b,CC BY 4.0,
        bellum,years-to-citizenship,2020,0,country,,Law,https://example.org/c,CC BY 4.0,
        bellum,local-vote,2020,0,country,,Law,https://example.org/c,CC BY 4.0,
        cosmia,born-abroad,2020,0,city,,Census,https://example.org/a,CC BY 4.0,
        cosmia,trust,2019,0,city,,Survey,https://example.org/b,CC BY 4.0,
        """;
    private static final String RECIPE = """
        recipe: small
        steps:
          - select: {levels: [city, country]}
          - screen: {indicators: 0.5, cities: 0.75}
          - leave-gaps: {}
          - goalposts: {range: [0, 100]}
          - aggregate: {mean: arithmetic, at-least: 0.5}
        uncertainty:
          weights: 0.25
        """;
    private static final String EDITION = """
        series: small
        title: A small index
        description: Three cities that do not exist.
        date: 2026-02-03
        publisher: Nobody
        licence: {name: CC0-1.0, title: Public domain, url: "https://creativecommons.org/publicdomain/zero/1.0/"}
        draws: 10
        seed: 7
        """;

    private final Path directory;

    private Facts(Path directory) {
        this.directory = directory;
    }

    /** The facts written to a directory. */
    static Facts in(Path directory) {
        Facts facts = new Facts(directory);
        return facts.with("framework.csv", FRAMEWORK)
                .with("cities.csv", CITIES)
                .with("observations.csv", OBSERVATIONS)
                .with("recipe.yaml", RECIPE)
                .with("edition.yaml", EDITION);
    }

    /** The same facts with one file changed. */
    Facts with(String name, String content) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** The same facts with a text replaced in one file. */
    Facts with(String name, String before, String after) {
        try {
            String content = Files.readString(directory.resolve(name));
            if (!content.contains(before)) {
                throw new IllegalArgumentException(name + " does not say '" + before + "'");
            }
            return with(name, content.replace(before, after));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Sources sources() {
        return Sources.in(directory);
    }

    /** The names of all entries of a directory, hidden ones too. */
    static List<String> entries(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
