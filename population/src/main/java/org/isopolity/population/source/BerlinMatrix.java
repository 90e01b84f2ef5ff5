package org.isopolity.population.source;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.isopolity.population.area.AreaFile;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Layout;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;

/**
 * Berlin's matrices of registered people by planning area (EWRMIGRA and kin; semicolons, RAUMID). The id has eight digits and loses its
 * leading zero in the file; small numbers were moved to multiples of three before publication, which the table carries. Columns of origin
 * overlap (the European Union contains Poland), so groups must be named and may not contain one another.
 */
public final class BerlinMatrix {

    private static final int DIGITS = 8;
    private static final int BASE = 3;

    private BerlinMatrix() {}

    /**
     * Reads a matrix.
     *
     * @param groups columns that do not overlap, such as HK_Turk and HK_Arab
     * @param total the column of everyone, such as MH_E; who is in no group becomes the group "rest"
     * @throws InvalidInput if columns are missing, overlap or exceed the total
     */
    public static Imported read(Path file, List<String> groups, String total) {
        CsvTable table = CsvTable.read(file, ';');
        table.require("RAUMID");
        AreaSeries series = AreaFile.read(
                table,
                Layout.wide("RAUMID", groups.toArray(String[]::new))
                        .withTotal(total)
                        .withRounding(BASE));
        TreeMap<Integer, AreaTable> padded = new TreeMap<>();
        padded.put(AreaSeries.UNDATED, series.newest().joined(BerlinMatrix::padded));
        return new Imported(new AreaSeries(padded), List.of());
    }

    static String padded(String id) {
        return "0".repeat(Math.max(0, DIGITS - id.length())) + id;
    }
}
