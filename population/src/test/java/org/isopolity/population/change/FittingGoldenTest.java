package org.isopolity.population.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isopolity.population.Golden;
import org.isopolity.population.area.AreaTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** Fitted tables against those of another tool at its highest precision. */
class FittingGoldenTest {

    @Test
    void theFittedTableIsThatOfElbers() {
        AreaTable source = Golden.table("syn40x4");
        AreaTable target = Golden.table("syn40x4_t2");
        List<String> common =
                source.units().stream().filter(target.units()::contains).toList();
        AreaTable from = source.where(u -> common.contains(source.units().get(u)));
        AreaTable to = target.where(u -> common.contains(target.units().get(u)));
        double[] groups = IntStream.range(0, to.groups().size())
                .mapToDouble(g -> to.groupTotal(g) / to.total())
                .toArray();
        double[] units =
                Arrays.stream(to.totals()).map(people -> people / to.total()).toArray();
        Fitting fitted = Fitting.of(from, groups, units);
        List<Row> rows = Golden.output("elbers_ipf_syn40x4_to_t2.csv");
        // the tool scales the fitted table to the people of the source
        double scale = rows.stream().mapToDouble(row -> row.number("n")).sum();
        for (Row row : rows) {
            int g = from.group(row.text("grp"));
            int u = from.units().indexOf(row.text("geo"));
            assertThat(fitted.cell(g, u) * scale)
                    .as("%s %s", row.text("geo"), row.text("grp"))
                    .isCloseTo(row.number("n"), within(1e-8 * Math.max(1, row.number("n"))));
        }
        assertThat(rows).hasSize(152);
    }
}
