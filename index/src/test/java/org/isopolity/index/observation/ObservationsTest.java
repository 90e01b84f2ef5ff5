package org.isopolity.index.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.isopolity.index.framework.Framework;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationsTest {

    @TempDir
    private Path directory;

    private Framework framework;

    @BeforeEach
    void aFramework() throws IOException {
        framework = Framework.read(Files.writeString(directory.resolve("framework.csv"), """
            id,parent,type,direction,categories
            index,,,,
            x,index,,1,
            law,index,,1,no=0; partly=40; yes=100
            area,,denominator,,
            """));
    }

    private Observations read(String text) throws IOException {
        return Observations.read(Files.writeString(directory.resolve("data.csv"), text), framework);
    }

    @Test
    void aLongTableWithFlagsGapsAnswersAndDenominators() throws IOException {
        Observations observations = read("""
            city_id,indicator_id,year,value,flag
            a,x,2020,1.5,ep
            a,x,2021,,c
            a,law,2020,Partly,
            b,law,2020,3,
            b,x,2020,:,
            a,area,2020,17,
            """);
        assertThat(observations.asList()).hasSize(4);
        assertThat(observations.of("a", "x").getFirst().flags()).isEqualTo(Set.of(Flag.ESTIMATED, Flag.PROVISIONAL));
        assertThat(observations.of("a", "law").getFirst().value()).isEqualTo(2);
        assertThat(observations.of("b", "law").getFirst().value()).isEqualTo(3);
        assertThat(observations.gaps())
                .extracting(Gap::kind)
                .containsExactly(MissingKind.CONFIDENTIAL, MissingKind.NOT_AVAILABLE);
        assertThat(observations.years()).containsExactly(2020);
    }

    @Test
    void aWideTableSaysTheSameAsALongOne() throws IOException {
        Observations wide = read("city_id,name,year,x,law\nb,Bellum,2020,2,yes\na,Arcadia,2020,1,\n");
        Observations tall = read("city_id,indicator_id,year,value\na,x,2020,1\nb,law,2020,3\nb,x,2020,2\n");
        assertThat(wide.asList()).isEqualTo(tall.asList());
        assertThat(wide.cities().find("b").orElseThrow().name()).isEqualTo("Bellum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "city_id,indicator_id,year,value;a,y,2020,1|line 2, indicator_id: there is no indicator 'y'",
                "city_id,indicator_id,year,value;a,x,2020,one|line 2, value: 'one' is not a number",
                "city_id,indicator_id,year,value;a,x,2020,1e999|line 2, value: '1e999' is not a number",
                "city_id,indicator_id,year,value;a,x,2020,|line 2, value: is empty",
                "city_id,indicator_id,year,value;a,x,20,1|line 2, year: '20' is not a year",
                "city_id,indicator_id,year,value;a,x,2020,1;a,x,2020,2|line 3: line 2 already gives a value",
                "city_id,indicator_id,year,value;a,law,2020,maybe|line 2, value: 'maybe' is not a number",
                "city_id,indicator_id,year,value;a,law,2020,7|'7' is no answer of indicator 'law'",
                "city_id,indicator_id,year,value,flag;a,x,2020,1,c|says that the value is missing",
                "city_id,indicator_id,year,value,flag;a,x,2020,1,q|'q' is not a flag",
                "city_id,year,x,y;a,2020,1,2|line 1: the column 'y' is no indicator",
                "city_id,year,x;a,2020,1;a,2020,2|line 3: line 2 already gives a value",
                "city_id,year,x|has a header but no lines"
            })
    void everyMistakeIsNamed(String text, String message) {
        assertThatThrownBy(() -> read(text.replace(";", "\n") + "\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }
}
