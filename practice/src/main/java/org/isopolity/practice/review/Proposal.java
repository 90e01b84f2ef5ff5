package org.isopolity.practice.review;

import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.RecordKind;

/** A version of a record that somebody would like to see in the library. */
public sealed interface Proposal {

    /** What kind of record it is. */
    RecordKind kind();

    /** Id of the record, the same in all its versions. */
    String id();

    /** Which version of the record it is, counted from 1. */
    int version();

    /** Id of the practice that it is about; for an adaptation that of the place that adapted, empty where that is not in the library. */
    String about(Library library);

    /** Whether it is a version of the same record as another. */
    default boolean isSameRecord(Proposal other) {
        return kind() == other.kind() && id().equals(other.id());
    }

    /** Whether people at risk are concerned, judged by the practice that it is about. */
    default boolean concernsPeopleAtRisk(Library library) {
        return library.find(about(library)).filter(library::restricted).isPresent();
    }

    /**
     * A practice; its own version counts.
     *
     * @param content the practice
     */
    record OfPractice(Practice content) implements Proposal {

        @Override
        public RecordKind kind() {
            return RecordKind.PRACTICE;
        }

        @Override
        public String id() {
            return content.id();
        }

        @Override
        public int version() {
            return content.version();
        }

        @Override
        public String about(Library library) {
            return content.id();
        }

        @Override
        public boolean concernsPeopleAtRisk(Library library) {
            return library.restricted(content);
        }
    }

    /**
     * A practice in a place.
     *
     * @param content the implementation
     * @param version which one of it, counted from 1
     */
    record OfImplementation(Implementation content, int version) implements Proposal {

        @Override
        public RecordKind kind() {
            return RecordKind.IMPLEMENTATION;
        }

        @Override
        public String id() {
            return content.id();
        }

        @Override
        public String about(Library library) {
            return content.practice();
        }
    }

    /**
     * What one place took over from another.
     *
     * @param content the adaptation
     * @param version which one of it, counted from 1
     */
    record OfAdaptation(Adaptation content, int version) implements Proposal {

        @Override
        public RecordKind kind() {
            return RecordKind.ADAPTATION;
        }

        @Override
        public String id() {
            return content.id();
        }

        @Override
        public String about(Library library) {
            return library.findImplementation(content.to())
                    .map(Implementation::practice)
                    .orElse("");
        }
    }

    /**
     * What is known of the effects of a practice.
     *
     * @param content the evidence
     * @param version which one of it, counted from 1
     */
    record OfEvidence(EvidenceItem content, int version) implements Proposal {

        @Override
        public RecordKind kind() {
            return RecordKind.EVIDENCE;
        }

        @Override
        public String id() {
            return content.id();
        }

        @Override
        public String about(Library library) {
            return content.practice();
        }
    }
}
