package org.isopolity.practice.library;

/** What a record of the library tells of. */
public enum RecordKind {
    /** The idea, without a city. */
    PRACTICE,
    /** The idea in one place and time. */
    IMPLEMENTATION,
    /** One place took over from another. */
    ADAPTATION,
    /** What is known of its effects. */
    EVIDENCE
}
