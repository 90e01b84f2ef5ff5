package org.isopolity.server.assessment;

/**
 * An answer to a question.
 *
 * @param questionId the question
 * @param grade what was chosen
 * @param evidence where that can be seen; empty where only claimed
 */
public record Answer(String questionId, Grade grade, String evidence) {

    /** Whether it says where it can be seen. An answer that nobody knows has nothing to show. */
    public boolean isDocumented() {
        return grade != Grade.UNKNOWN && !evidence.isEmpty();
    }
}
