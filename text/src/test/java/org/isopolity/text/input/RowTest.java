package org.isopolity.text.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that must be something: what is taken, and what is said of the rest. */
class RowTest {

    private enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER
    }

    private static Row of(String cell) {
        return new Row(Path.of("t.csv"), 7, List.of("c", "other"), List.of(cell, ""));
    }

    private static void refused(String cell, Function<Row, Object> asked, String said) {
        assertThatThrownBy(() -> asked.apply(of(cell)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("t.csv, line 7, c: " + said);
    }

    @Test
    void textIsTrimmedAndMayBeAbsent() {
        assertThat(of(" \u2003a b ").text("c")).isEqualTo("a b");
        assertThat(of("a").text("other")).isEmpty();
        assertThat(of("a").text("no-such-column")).isEmpty();
        assertThat(of("a").requiredText("c")).isEqualTo("a");
        refused("  ", row -> row.requiredText("c"), "is empty. Fill it in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "safety-night", "A.1_b", "zürich", "東京", "1"})
    void identifiersAreLettersDigitsAndThreeSigns(String written) {
        assertThat(of(" " + written).identifier("c")).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "-a", "../a", "a/b", "a\u0000", "=1+1", "<b>", "😀"})
    void otherSignsMakeNoIdentifier(String written) {
        assertThatThrownBy(() -> of(written).identifier("c"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("t.csv, line 7, c: '")
                .hasMessageContaining("' is not an identifier. Use letters, digits, '-', '_' and '.', without spaces.");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-1.5,-1.5", "+2,2", ".5,0.5", "5.,5", "1e3,1000", "1E-3,0.001", "0,0", "-0,-0.0"})
    void numbersHaveADot(String written, double number) {
        assertThat(of(written).findNumber("c")).hasValue(number);
        assertThat(of(written).number("c")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "1e999",
                "1,5",
                "1 000",
                "1'000",
                "0x10",
                "1f",
                "1d",
                "٣",
                "--1",
                "1e",
                ".",
                "5%",
                "n/a",
                "-"
            })
    void whatJavaOrASpreadsheetWouldTakeIsNoNumber(String written) {
        refused(
                written,
                row -> row.findNumber("c"),
                "'" + written + "' is not a number. Write numbers with a dot and without grouping, such as 1234.5.");
    }

    @Test
    void anEmptyCellIsNoNumberAndNotZero() {
        assertThat(of("").findNumber("c")).isEmpty();
        assertThat(of("").findWholeNumber("c")).isEmpty();
        refused("", row -> row.number("c"), "is empty. Write a number, or leave the line out.");
    }

    @Test
    void wholeNumbersHaveNoDecimals() {
        assertThat(of("12").findWholeNumber("c")).hasValue(12);
        assertThat(of("12.0").findWholeNumber("c")).hasValue(12);
        refused("1.5", row -> row.findWholeNumber("c"), "'1.5' is not a whole number. Write it without decimals.");
        refused("1e16", row -> row.findWholeNumber("c"), "'1e16' is not a whole number. Write it without decimals.");
    }

    @Test
    void yearsHaveFourDigits() {
        assertThat(of("2024").year("c")).isEqualTo(2024);
        refused("24", row -> row.year("c"), "'24' is not a year. Write four digits, such as 2024.");
        refused("3000", row -> row.year("c"), "'3000' is not a year. Write four digits, such as 2024.");
        refused("", row -> row.year("c"), "is empty. Write the year that the value describes.");
    }

    @Test
    void kindsAreWrittenInAnyCaseWithDashesOrUnderscores() {
        for (String written : List.of("higher-is-better", "higher_is_better", "Higher-Is-Better")) {
            assertThat(of(written).oneOf("c", Direction.class)).isEqualTo(Direction.HIGHER_IS_BETTER);
        }
        refused(
                "up",
                row -> row.oneOf("c", Direction.class),
                "'up' is unknown. Write one of: higher_is_better, lower_is_better.");
        refused("", row -> row.oneOf("c", Direction.class), "is empty. Fill it in.");
    }

    @Test
    void theLanguageOfTheMachineMakesNoDifference() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(of("higher-is-better").oneOf("c", Direction.class)).isEqualTo(Direction.HIGHER_IS_BETTER);
            assertThat(of("1.5").number("c")).isEqualTo(1.5);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void aProblemOfTheWholeLineNamesTheLine() {
        assertThat(of("a").problem("is odd.", "Mend it.")).hasMessage("t.csv, line 7: is odd. Mend it.");
        assertThat(of("a").problem("c", "is odd.", "")).hasMessage("t.csv, line 7, c: is odd.");
    }
}
