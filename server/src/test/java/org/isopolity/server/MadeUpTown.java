package org.isopolity.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.isopolity.server.population.Gateways;
import org.isopolity.server.population.TableEntry;

/** A town that does not exist, in small areas and over the years, and a country of three cities. */
final class MadeUpTown {

    private static final int SIDE = 6;

    private MadeUpTown() {}

    /** Writes the folder that lies beside the releases. */
    static void write(Path folder, int hidden) throws IOException {
        Files.createDirectories(folder);
        StringBuilder counts = new StringBuilder("area,year,here,nearby,faraway\n");
        StringBuilder map = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            for (int year = 2010; year <= 2020; year += 10) {
                int far = 20 + (year == 2010 ? 30 * x : 12 * x) + y;
                // few live in a corner; only what is hidden there and beside it differs
                boolean corner = year == 2020 && i == 0;
                boolean beside = year == 2020 && i == SIDE;
                counts.append(String.format(
                        Locale.ROOT,
                        "%02d,%d,%d,%d,%d%n",
                        i,
                        year,
                        300 + 10 * y,
                        corner ? 66 - hidden : beside ? 57 + hidden : 60 + 3 * x,
                        corner ? hidden : beside ? 24 - hidden : far));
            }
            map.append(i == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"type\":\"Feature\",\"properties\":{\"area\":\"%02d\"},\"geometry\":{\"type\":\"Polygon\","
                                    + "\"coordinates\":[[[%1$s]]]}}"
                                            .replace("%1$s", "%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d"),
                            i,
                            500_000 + 900 * x,
                            700_000 + 900 * y,
                            500_900 + 900 * x,
                            700_000 + 900 * y,
                            500_900 + 900 * x,
                            700_900 + 900 * y,
                            500_000 + 900 * x,
                            700_900 + 900 * y,
                            500_000 + 900 * x,
                            700_000 + 900 * y));
        }
        Files.writeString(folder.resolve("town.csv"), counts);
        Files.writeString(folder.resolve("town.geojson"), map.append("]}"));
        Files.writeString(
                folder.resolve("tables.csv"),
                TableEntry.HEADER
                        + "made-up-town,A made-up town,town.csv,area,year,,,faraway,town.geojson,area,"
                        + "Nobody: these numbers are made up,none needed,protect,\n");
        StringBuilder history = new StringBuilder("city,year,share,metro_foreign_born,metro_population\n");
        for (int year = 1900; year <= 2000; year += 10) {
            history.append("Nowhere,%d,0.1,20000000,200000000%n".formatted(year));
            history.append("Old Harbour,%d,0.3,%d,3000000%n".formatted(year, 900_000 + year));
            history.append("New & Bright <City>,%d,0.01,500,50000%n".formatted(year));
        }
        Files.writeString(folder.resolve("history.csv"), history);
        Files.writeString(
                folder.resolve("gateways.csv"),
                Gateways.HEADER + "nowhere,history.csv,Nowhere,2004,Nobody: these numbers are made up,none needed\n");
    }
}
