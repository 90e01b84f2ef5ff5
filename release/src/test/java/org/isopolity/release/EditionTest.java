package org.isopolity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionTest {

    @TempDir
    private Path home;

    @Test
    void anIdIsReadAsItIsWritten() {
        assertThat(ReleaseId.parse("openness-2026.1")).contains(new ReleaseId("openness", 2026, 1));
        assertThat(ReleaseId.parse("open-cities-2026.12").orElseThrow()).hasToString("open-cities-2026.12");
        assertThat(ReleaseId.parse("../etc-2026.1")).isEmpty();
        assertThat(ReleaseId.parse("openness-2026.0")).isEmpty();
    }

    @Test
    void tenComesAfterNine() {
        assertThat(new ReleaseId("openness", 2026, 10)).isGreaterThan(new ReleaseId("openness", 2026, 9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "draws: 10 | draws: 0 | must be from 1",
                "draws: 10 | draws: many | line 7",
                "series: small | series: Not Good | lower-case letters",
                "series: small | sereis: small | 'series'",
                "date: 2026-02-03 | date: yesterday | yesterday",
            })
    void aMistakeInAnEditionIsNamed(String before, String after, String said) {
        Facts facts = Facts.in(home).with("edition.yaml", before, after);
        assertThatThrownBy(facts::sources)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("edition.yaml, line")
                .hasMessageContaining(said);
    }
}
