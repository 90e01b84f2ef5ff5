package org.isopolity.index.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.City;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WideTableTest {

    @TempDir
    private Path directory;

    private Framework framework;

    @BeforeEach
    void aFramework() throws IOException {
        framework = Framework.read(Files.writeString(directory.resolve("framework.csv"), """
            id,parent,type,direction,categories
            index,,,,
            x,index,,1,
            law,index,,1,no=0; yes=100
            area,,denominator,,
            """));
    }

    private Sheet read(String text) throws IOException {
        return WideTable.read(Files.writeString(directory.resolve("data.csv"), text), framework);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void cellsOfEveryKind(String end) throws IOException {
        Sheet sheet = read("\uFEFFname,city_id,x,law,area\n\"B, the \"\"old\"\"\",b,-1.5e-3,yes,\n\nA,a,,:,\" 7 \""
                .replace("\n", end));
        assertThat(sheet.cities()).extracting(City::id).containsExactly("a", "b");
        assertThat(sheet.columns().getFirst()).isEqualTo(Column.of(Double.NaN, -0.0015));
        assertThat(sheet.columns().getLast()).isEqualTo(Column.of(Double.NaN, 2));
        assertThat(sheet.findDenominator("area").orElseThrow()).isEqualTo(Column.of(7, Double.NaN));
    }

    @Test
    void aPanelComesInTheOrderOfYearsAndCities() throws IOException {
        Sheet sheet = read("city_id,year,x\nb,2021,4\nb,2020,2\na,2021,3\na,2020,1\n");
        assertThat(sheet.years()).containsExactly(2020, 2020, 2021, 2021);
        assertThat(sheet.columns().getFirst()).isEqualTo(Column.of(1, 2, 3, 4));
        assertThat(sheet.columns().getLast().present()).isZero();
    }

    @Test
    void everyDigitOfManyRowsIsRead() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("city_id,x\n");
        double[] values = new double[70_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(random.nextDouble(-40, 40)) * (random.nextBoolean() ? 1 : -1);
            text.append(String.format("c%05d,", i)).append(values[i]).append('\n');
        }
        assertThat(read(text.toString()).columns().getFirst()).isEqualTo(Column.of(values));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "city_id,x;a,one|line 2, x: 'one' is not a number",
                "city_id,x;a,1;b,1e999|line 3, x: '1e999' is not a number",
                "city_id,x;a,1-2|line 2, x: '1-2' is not a number",
                "city_id,x;a,NaN|line 2, x: 'NaN' is not a number",
                "city_id,law;a,perhaps|line 2, law: 'perhaps' is not a number",
                "city_id,x;a,1;a,2|line 3, city_id: 'a' stands in line 2 already",
                "city_id,x;,1|line 2, city_id: is empty",
                "city_id,year,x;a,20,1|line 2, year: '20' is not a year",
                "city_id,x;a,1,2|line 2: has more cells",
                "city_id,x,law;a,1|line 2: has 2 cells where the header has 3",
                "city_id,y;a,1|line 1: the column 'y' is no indicator",
                "city_id,x,x;a,1,2|two columns are called 'x'",
                "x;1|there is no column 'city_id'",
                "city_id,x|has a header but no lines"
            })
    void everyMistakeIsNamed(String text, String message) {
        assertThatThrownBy(() -> read(text.replace(";", "\n") + "\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }
}
