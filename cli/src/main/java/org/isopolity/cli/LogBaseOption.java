package org.isopolity.cli;

import java.util.List;
import org.isopolity.population.segregation.LogBase;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** In which unit amounts of information are printed. */
final class LogBaseOption {

    @Option(
            names = "--log-base",
            paramLabel = "B",
            defaultValue = "e",
            descriptionKey = "log-base",
            converter = Converter.class)
    @SuppressWarnings("NullAway.Init")
    private LogBase base;

    LogBase get() {
        return base;
    }

    /** Says the unit where it is not the usual one. */
    void note(List<String> notes) {
        if (!base.equals(LogBase.NATURAL)) {
            notes.add(Terminal.words("population.log-base.note", base.unit()));
        }
    }

    /** Reads a base. */
    static final class Converter implements ITypeConverter<LogBase> {
        @Override
        public LogBase convert(String written) {
            try {
                return LogBase.parse(written);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(Terminal.words("population.log-base", written));
            }
        }
    }
}
