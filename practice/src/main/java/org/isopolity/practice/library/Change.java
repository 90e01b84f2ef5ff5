package org.isopolity.practice.library;

import java.time.Instant;

/**
 * Something that was made public or taken back. What was taken back last is not part of the library, though its change stays in the
 * history with its reason.
 *
 * @param moment when
 * @param deed what was done
 * @param kind of the record
 * @param id of the record
 * @param version of the record, counted from 1
 * @param reason why it was taken back; may be empty for what was published
 */
public record Change(Instant moment, Deed deed, RecordKind kind, String id, int version, String reason) {

    /** What was done. */
    public enum Deed {
        /** Made public. */
        PUBLISHED,
        /** Taken back, for a reason that stays public. */
        WITHDRAWN
    }

    /** Refuses a withdrawal without a reason. */
    public Change {
        if (deed == Deed.WITHDRAWN && reason.isBlank()) {
            throw new IllegalArgumentException("'" + id + "' is withdrawn without a reason");
        }
    }

    /** Whether it is about this record. */
    public boolean isAbout(RecordKind otherKind, String otherId) {
        return kind == otherKind && id.equals(otherId);
    }
}
