package org.isopolity.server.chart;

/**
 * How much of the index is known for a city: first its own figures, then those that stand in, then the gap.
 *
 * @param own where its own figures end
 * @param known where the stand-ins end
 */
public record CoverageBar(String own, String known) {

    /** The bar of a city with so many values of its own and so many stand-ins, of so many that count. */
    public static CoverageBar of(int own, int standIns, int counted) {
        double unit = counted == 0 ? 0 : 100.0 / counted;
        return new CoverageBar(Percent.of(own * unit), Percent.of((own + standIns) * unit));
    }
}
