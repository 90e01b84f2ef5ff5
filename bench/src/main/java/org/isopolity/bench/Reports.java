package org.isopolity.bench;

import java.nio.file.Path;
import java.util.List;
import org.isopolity.index.observation.City;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;
import org.isopolity.server.report.CityReports;
import org.isopolity.server.report.Extent;

/** How long a shelf of reports takes. */
final class Reports {

    private static final int REPORTS = 100;

    private Reports() {}

    /** One hundred whole reports as PDF, one after the other, the first made by a program that just started. */
    static void hundred(Path starter, Path scratch) {
        Archive.open(scratch).publish(Sources.in(starter), Progress.SILENT);
        Archive archive = Archive.open(scratch);
        List<City> cities = archive.latest().orElseThrow().cities().asList();
        CityReports reports = CityReports.of(archive);
        long begin = System.nanoTime();
        long bytes = 0;
        for (int i = 0; i < REPORTS; i++) {
            bytes += reports.findPdf("latest", cities.get(i % cities.size()).id(), Extent.FULL, "en")
                    .orElseThrow()
                    .length;
        }
        Stopwatch.print("100 whole reports as PDF", (System.nanoTime() - begin) / 1e9, "s", 60, true);
        System.out.printf("mean size %d kB%n", bytes / REPORTS / 1000);
    }
}
