package org.isopolity.practice.library;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An idea, told without a city. Versions are immutable: what is corrected becomes a new version that supersedes the old one.
 *
 * @param id identifier, the same in all versions
 * @param version counted from 1
 * @param wordings title and summary by language code; at least one
 * @param problem what it is an answer to; empty where not told
 * @param theory why it should work
 * @param concepts ids of the vocabulary that describe it, of all facets
 * @param actors who takes part, in which role
 * @param components its parts
 * @param preconditions what it needs
 * @param channel whether an existing service can carry it
 * @param channelNote which one; empty where not told
 * @param readiness what a city that wants it can lay hands on
 * @param risks what may go wrong; empty where not told
 * @param sensitivity whether the people it serves are at risk
 * @param licence terms of the record itself, such as CC-BY-4.0
 * @param checked when somebody last checked the record; absent if never
 * @param source where it is told
 */
public record Practice(
        String id,
        int version,
        Map<String, Wording> wordings,
        String problem,
        TheoryOfChange theory,
        Set<String> concepts,
        List<Actor> actors,
        List<Component> components,
        List<Precondition> preconditions,
        Channel channel,
        String channelNote,
        Readiness readiness,
        String risks,
        Sensitivity sensitivity,
        String licence,
        Optional<LocalDate> checked,
        String source) {

    /** How long a record stays fresh after somebody has checked it. */
    public static final int CHECKED_FOR_MONTHS = 24;

    /** Keeps its own copies; refuses a version below 1 and a practice without words. */
    public Practice {
        wordings = java.util.Collections.unmodifiableMap(new TreeMap<>(wordings));
        concepts = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(concepts));
        actors = List.copyOf(actors);
        components = List.copyOf(components);
        preconditions = List.copyOf(preconditions);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
        if (wordings.isEmpty()) {
            throw new IllegalArgumentException("a practice needs a title in some language");
        }
    }

    /** The same, checked on a day. */
    public Practice checkedOn(LocalDate day) {
        return new Practice(
                id,
                version,
                wordings,
                problem,
                theory,
                concepts,
                actors,
                components,
                preconditions,
                channel,
                channelNote,
                readiness,
                risks,
                sensitivity,
                licence,
                Optional.of(day),
                source);
    }

    /** The words in this language, or in English, or in whatever language there is. */
    public Wording wording(String language) {
        Wording wording = wordings.get(languageFor(language));
        if (wording == null) {
            throw new IllegalStateException("a practice has words");
        }
        return wording;
    }

    /** The language in which the other fields are told: that of its words, English where there are several. */
    public String originalLanguage() {
        return languageFor("en");
    }

    /** Whether somebody should check the record again: nobody has for {@link #CHECKED_FOR_MONTHS} months, or ever. */
    public boolean isOverdue(LocalDate today) {
        return checked.isEmpty() || checked.get().plusMonths(CHECKED_FOR_MONTHS).isBefore(today);
    }

    /** The language in which {@link #wording} answers. */
    public String languageFor(String language) {
        return wordings.containsKey(language)
                ? language
                : wordings.containsKey("en")
                        ? "en"
                        : wordings.keySet().iterator().next();
    }

    /**
     * Title and summary in one language.
     *
     * @param title short name of the idea
     * @param summary what is done, in own words
     */
    public record Wording(String title, String summary) {}

    /**
     * Who takes part.
     *
     * @param concept the actor family or kind, a concept of the vocabulary
     * @param role what it does
     */
    public record Actor(String concept, Role role) {}

    /** What an actor does in a practice. */
    public enum Role {
        /** Began it. */
        INITIATES,
        /** Answers for it. */
        LEADS,
        /** Pays. */
        FUNDS,
        /** Does the work. */
        DELIVERS,
        /** Sets rules for it. */
        REGULATES,
        /** Gives it a place. */
        HOSTS,
        /** Gives advice. */
        ADVISES,
        /** Finds out what it did. */
        EVALUATES,
        /** Gains from it. */
        BENEFITS
    }

    /**
     * A part of the practice.
     *
     * @param kind whether it can be changed
     * @param text what it is
     * @param basis how it is known to be of that kind, such as a study or the editor's judgement
     */
    public record Component(Kind kind, String text, String basis) {

        /** Whether a part can be changed. */
        public enum Kind {
            /** Without it the theory of change breaks. */
            CORE,
            /** Can take another form. */
            ADAPTABLE,
            /** Can be left out. */
            OPTIONAL
        }
    }

    /** Whether an existing service, form, post or contract can carry the practice. */
    public enum Channel {
        /** It rides on what is there. */
        EXISTING(1),
        /** It changes what is there a little. */
        SMALL_CHANGE(0.6),
        /** It needs something new. */
        NEW_STRUCTURE(0.2),
        /** Nobody has said. */
        UNKNOWN(Double.NaN);

        private final double ease;

        Channel(double ease) {
            this.ease = ease;
        }

        /** How easily it is taken up, from 0 to 1; absent where unknown. */
        public java.util.OptionalDouble ease() {
            return this == UNKNOWN ? java.util.OptionalDouble.empty() : java.util.OptionalDouble.of(ease);
        }
    }

    /** Whether the people whom a practice serves are at risk when it is told in detail. */
    public enum Sensitivity {
        /** Everything may be told. */
        OPEN,
        /** No place below the city and no names of partners. */
        RESTRICTED
    }
}
