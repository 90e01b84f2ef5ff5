package org.isopolity.server.desk;

import java.util.List;

/**
 * A question of a form.
 *
 * @param name of the parameter
 * @param label the question
 * @param hint what helps to answer it; may be empty
 * @param kind how it is answered
 * @param value what stands in it
 * @param options what can be chosen, where something is
 * @param problem what was wrong with the answer; empty where nothing was
 */
public record Field(
        String name, String label, String hint, Kind kind, String value, List<Option> options, String problem) {

    /** How a question is answered. */
    public enum Kind {
        /** A line of text. */
        TEXT("text", "off"),
        /** An address for mail, by which a person signs in. */
        EMAIL("email", "username"),
        /** The passphrase that a person has. */
        PASSWORD("password", "current-password"),
        /** A new passphrase. */
        NEW_PASSWORD("password", "new-password"),
        /** A code of six digits from a telephone. */
        ONE_TIME_CODE("text", "one-time-code"),
        /** Several lines. */
        LINES("", "off"),
        /** One of some options. */
        CHOICE("", "off"),
        /** Yes or not. */
        TICK("checkbox", "off"),
        /** A day. */
        DATE("date", "off"),
        /** A file. */
        FILE("file", "off"),
        /** Not asked, but sent. */
        HIDDEN("hidden", "off");

        private final String type;
        private final String autocomplete;

        Kind(String type, String autocomplete) {
            this.type = type;
            this.autocomplete = autocomplete;
        }

        /** The type of the input element. */
        public String type() {
            return type;
        }

        /** What a browser may fill in. */
        public String autocomplete() {
            return autocomplete;
        }
    }

    /**
     * Something to choose.
     *
     * @param value what is sent
     * @param label what it says
     */
    public record Option(String value, String label) {}

    public Field {
        options = List.copyOf(options);
    }

    /** A question. */
    public static Field of(Kind kind, String name, String label) {
        return new Field(name, label, "", kind, "", List.of(), "");
    }

    /** A line of text. */
    public static Field text(String name, String label) {
        return of(Kind.TEXT, name, label);
    }

    /** One of some options. */
    public static Field choice(String name, String label, List<Option> options) {
        return new Field(name, label, "", Kind.CHOICE, "", options, "");
    }

    /** Something sent without being asked. */
    public static Field hidden(String name, String value) {
        return new Field(name, "", "", Kind.HIDDEN, value, List.of(), "");
    }

    /** The version of something that the person sees, sent back so that nobody overwrites what they did not see. */
    public static Field version(int version) {
        return hidden("version", String.valueOf(version));
    }

    /** The same with a hint. */
    public Field hint(String words) {
        return new Field(name, label, words, kind, value, options, problem);
    }

    /** The same with something in it. */
    public Field value(String content) {
        return new Field(name, label, hint, kind, content, options, problem);
    }

    /** The same with what was sent, if anything was, and what was wrong with it; a secret is never sent back. */
    public Field from(Sent sent) {
        boolean secret = kind == Kind.PASSWORD || kind == Kind.NEW_PASSWORD || kind == Kind.ONE_TIME_CODE;
        return new Field(
                name,
                label,
                hint,
                kind,
                !secret && sent.has(name) ? sent.text(name) : value,
                options,
                sent.problem(name));
    }
}
