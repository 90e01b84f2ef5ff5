package org.isopolity.index.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameworkTest {

    private static final String HEADER =
            "id,parent,type,weight,direction,target,worst,denominator,per,treatment,categories,aggregation,reference\n";

    @TempDir
    private Path directory;

    private Framework read(String lines) throws IOException {
        return Framework.read(Files.writeString(directory.resolve("framework.csv"), HEADER + lines));
    }

    @Test
    void everythingThatANodeCanSay() throws IOException {
        Framework framework = read("""
            index,,,1,,,,,,,,geometric,
            people,index,group,2,,,,,,,,power -1,
            jobs,people,,1,1,50,,workers,1000,winsorise 3,,,40
            law,people,,3,-1,0,10,,,none,no=0; partly=40; yes=100,,
            deep,index,,1,,,,,,,,,
            deeper,deep,,1,,,,,,,,,
            pay,deeper,,1,1,,,population,,box-cox 0.5,,,
            workers,,denominator,1,,,,,,,,,
            """);
        assertThat(framework.root().height()).isEqualTo(3);
        assertThat(framework.root().aggregation()).contains(Aggregation.GEOMETRIC);
        assertThat(framework.denominators()).extracting(Denominator::id).containsExactly("workers");
        Computation jobs = framework.findIndicator("jobs").orElseThrow().computation();
        assertThat(jobs.denominator()).contains("workers");
        assertThat(jobs.per()).isEqualTo(1000);
        assertThat(jobs.target()).hasValue(50);
        assertThat(jobs.reference()).hasValue(40);
        assertThat(jobs.treatment()).contains(Treatment.of("winsorise 3"));
        Indicator law = framework.findIndicator("law").orElseThrow();
        assertThat(law.goalposts()).isPresent();
        assertThat(law.computation()
                        .scale()
                        .orElseThrow()
                        .find("PARTLY")
                        .orElseThrow()
                        .code())
                .isEqualTo(2);
        assertThat(framework.findIndicator("jobs").orElseThrow().goalposts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "index,,,1,,,,,,,,,;x,none,,1,1,,,,,,,,|line 3, parent: there is no node 'none'",
                "a,b,,1,1,,,,,,,,;b,a,,1,1,,,,,,,,|no node is without a parent",
                "index,,,1,,,,,,,,,;x,index,,1,1,,,,,,,,;a,b,,1,1,,,,,,,,;b,a,,1,1,,,,,,,,|run in a circle",
                "index,,,1,,,,,,,,,;x,index,,,1,,,,,,,,|line 3, weight: is empty",
                "index,,,1,,,,,,,,,;x,index,,-1,1,,,,,,,,|line 3, weight: is negative",
                "index,,,1,,,,,,,,,;x,index,,1,up,,,,,,,,|line 3, direction: 'up' is unknown",
                "index,,,1,,,,,,,,,;x,index,,1,,,,,,,,,|line 3, direction: is empty",
                "index,,,1,,,,,,,,,;x,index,,1,1,,5,,,,,,|line 3, target: is empty though worst is given",
                "index,,,1,,,,,,,,,;x,index,,1,1,1,5,,,,,,|wrong side of worst",
                "index,,,1,,,,,,,,,;x,index,,1,1,,,area,,,,,|line 3, denominator: there is no denominator 'area'",
                "index,,,1,,,,,,,,,;x,index,,1,1,,,population,0,,,,|line 3, per: is not above 0",
                "index,,,1,,,,,,,,,;x,index,,1,1,,,,,cut,,,|line 3, treatment: 'cut' is no treatment",
                "index,,,1,,,,,,,,,;x,index,,1,1,,,,,winsorise,,,|how many values are pulled in",
                "index,,,1,,,,,,,,,;x,index,,1,1,,,,,,yes,,|'yes' is not an answer with its score",
                "index,,,1,,,,,,,,sum,;x,index,,1,1,,,,,,,,|line 2, aggregation: 'sum' is no aggregation",
                "index,,,1,,,,,,,,,;x,index,,1,1,,,,,,,median,|has nothing below it to aggregate",
                "index,,,1,,,,,,,,,;x,index,group,1,1,,,,,,,,|line 3, type: is group, but no node",
                "index,,,1,,,,,,,,,;x,index,,1,1,,,,,,,,;x,index,,1,1,,,,,,,,|'x' stands in line 3 already",
                "index,,,1,,,,,,,,,;d,,denominator,1,,,,,,,,,;x,d,,1,1,,,,,,,,|'d' is a denominator"
            })
    void everyMistakeIsNamed(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace(";", "\n") + "\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("framework.csv")
                .hasMessageContaining(message);
    }
}
