package org.isopolity.population.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isopolity.population.Phrases;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.text.Phrase;
import org.isopolity.text.input.InvalidInput;

/**
 * Eurostat's city statistics of population by citizenship and country of birth (urb_cpopcb): the tab-separated download and SDMX-CSV 1.0
 * and 2.0. Units are cities. Cells that are missing or confidential leave the city out of that year.
 */
public final class EurostatCities {

    /** By what people are told apart. */
    public enum Division {
        /** Born in the country or abroad. */
        BIRTH("native_born", "DE2008V", "foreign_born", "DE2009V"),
        /** Citizens of the country or foreigners. */
        CITIZENSHIP("nationals", "DE2001V", "foreigners", "DE2012V");

        private final String one;
        private final String oneCode;
        private final String other;
        private final String otherCode;

        Division(String one, String oneCode, String other, String otherCode) {
            this.one = one;
            this.oneCode = oneCode;
            this.other = other;
            this.otherCode = otherCode;
        }
    }

    private static final Pattern VALUE = Pattern.compile("(:|-?[0-9.]+)\\s*([a-z]*)");

    private final Path file;
    private final Map<Integer, Map<String, Map<String, Double>>> values = new TreeMap<>();

    private EurostatCities(Path file) {
        this.file = file;
    }

    /**
     * Reads a download.
     *
     * @throws InvalidInput if it is none of the formats, or no city has both numbers in any year
     */
    public static Imported read(Path file, Division division) {
        String first = Lines.text(file).lines().findFirst().orElse("");
        EurostatCities cities = new EurostatCities(file);
        if (first.contains("\\TIME_PERIOD")) {
            cities.takeTsv(Lines.read(file, '\t'));
        } else {
            cities.takeSdmx(Lines.read(file, separator(first)));
        }
        return cities.imported(division);
    }

    private static char separator(String header) {
        for (String begin : List.of("STRUCTURE", "DATAFLOW")) {
            if (header.startsWith(begin) && header.length() > begin.length()) {
                return header.charAt(begin.length());
            }
        }
        return ',';
    }

    private void takeTsv(Lines lines) {
        List<String> header = lines.header().cells();
        List<String> dimensions = List.of(
                header.getFirst().substring(0, header.getFirst().indexOf('\\')).split(",", -1));
        int code = dimensions.indexOf("indic_ur");
        int city = dimensions.indexOf("cities");
        if (code < 0 || city < 0) {
            throw InvalidInput.atLine(
                    file, 1, "it is not urb_cpopcb: indic_ur or cities is missing.", "Download urb_cpopcb.");
        }
        for (Lines.Line line : lines.lines().subList(1, lines.lines().size())) {
            String[] key = line.cell(0).split(",", -1);
            if (key.length != dimensions.size()) {
                throw InvalidInput.atLine(
                        file, line.number(), "its key has not " + dimensions.size() + " parts.", "Download it again.");
            }
            for (int column = 1; column < header.size(); column++) {
                take(line, key[city], header.get(column).strip(), key[code], line.cell(column));
            }
        }
    }

    private void takeSdmx(Lines lines) {
        List<String> header = lines.header().cells();
        int code = header.indexOf("indic_ur");
        int city = header.indexOf("cities");
        int year = header.indexOf("TIME_PERIOD");
        int value = header.indexOf("OBS_VALUE");
        if (code < 0 || city < 0 || year < 0 || value < 0) {
            throw InvalidInput.atLine(
                    file,
                    1,
                    "it is not urb_cpopcb: one of indic_ur, cities, TIME_PERIOD, OBS_VALUE is missing.",
                    "Download urb_cpopcb as TSV or SDMX-CSV.");
        }
        for (Lines.Line line : lines.lines().subList(1, lines.lines().size())) {
            take(line, line.cell(city), line.cell(year), line.cell(code), line.cell(value));
        }
    }

    private void take(Lines.Line line, String city, String year, String code, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        Matcher value = VALUE.matcher(cell);
        if (!value.matches()) {
            throw InvalidInput.atLine(
                    file, line.number(), "'" + cell + "' is not a value of Eurostat.", "Download it again.");
        }
        if (value.group(1).equals(":")) {
            return;
        }
        double number;
        int when;
        try {
            number = Double.parseDouble(value.group(1));
            when = Integer.parseInt(year);
        } catch (NumberFormatException wrong) {
            throw InvalidInput.atLine(
                    file,
                    line.number(),
                    "'" + cell + "' in '" + year + "' is not a number of a year.",
                    "Download it again.");
        }
        values.computeIfAbsent(when, _ -> new TreeMap<>())
                .computeIfAbsent(city, _ -> new HashMap<>())
                .put(code, number);
    }

    private Imported imported(Division division) {
        TreeMap<Integer, AreaTable> tables = new TreeMap<>();
        List<Phrase> notes = new ArrayList<>();
        values.forEach((year, cities) -> {
            List<Map.Entry<String, Map<String, Double>>> whole = cities.entrySet().stream()
                    .filter(city -> city.getValue().containsKey(division.oneCode)
                            && city.getValue().containsKey(division.otherCode))
                    .toList();
            if (whole.size() < cities.size()) {
                notes.add(Phrases.of(
                        "import.cities", Integer.toString(year), cities.size() - whole.size(), cities.size()));
            }
            if (!whole.isEmpty()) {
                tables.put(
                        year,
                        AreaTable.of(
                                whole.stream().map(Map.Entry::getKey).toList(),
                                List.of(division.one, division.other),
                                new double[][] {column(whole, division.oneCode), column(whole, division.otherCode)}));
            }
        });
        if (tables.isEmpty()) {
            throw InvalidInput.inFile(
                    file,
                    "no city has both " + division.oneCode + " and " + division.otherCode + " in one year.",
                    "Download both indicators, or take the other division.");
        }
        return new Imported(new AreaSeries(tables), notes);
    }

    private static double[] column(List<Map.Entry<String, Map<String, Double>>> cities, String code) {
        return cities.stream()
                .mapToDouble(city -> Objects.requireNonNull(city.getValue().get(code)))
                .toArray();
    }
}
