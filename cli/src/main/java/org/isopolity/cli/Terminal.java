package org.isopolity.cli;

import java.io.PrintWriter;
import java.text.MessageFormat;
import java.util.Locale;
import org.isopolity.index.robustness.Progress;
import picocli.CommandLine.Model.CommandSpec;

/** What is printed and where: sentences from the bundle on standard output, progress on standard error. */
final class Terminal {

    private static final int BAR = 32;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;

    /** Where the command prints. */
    Terminal(CommandSpec spec) {
        this(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    Terminal(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
        this.interactive = isInteractive();
    }

    @SuppressWarnings("SystemConsoleNull") // since Java 25 it is null again where there is no terminal
    private static boolean isInteractive() {
        return System.console() != null && System.console().isTerminal();
    }

    /** Prints a sentence of the bundle. */
    void say(String key, Object... arguments) {
        out.println(words(key, arguments));
    }

    /** Prints a line as it is. */
    void line(String text) {
        out.println(text);
    }

    /** A sentence of the bundle. */
    static String words(String key, Object... arguments) {
        return new MessageFormat(Main.messages().getString(key), Locale.ENGLISH).format(arguments);
    }

    /** A bar that fills on a terminal, and one line at the end where there is none. */
    Progress progress(String key) {
        return (done, total) -> {
            if (interactive) {
                int filled = (int) ((long) BAR * done / total);
                err.print("\r" + words(key) + " [" + "█".repeat(filled) + "·".repeat(BAR - filled) + "] "
                        + words("progress.draws", done, total));
                if (done == total) {
                    err.println();
                }
                err.flush();
            } else if (done == total) {
                err.println(words(key) + " " + words("progress.draws", done, total));
            }
        };
    }
}
