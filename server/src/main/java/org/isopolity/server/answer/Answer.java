package org.isopolity.server.answer;

/**
 * An answer as it stands.
 *
 * @param id of the answer
 * @param item what was asked
 * @param state where it stands
 * @param revision number of its latest content, from 1
 * @param version counts every change, of content or state; who changes names the one they saw
 * @param reviewer id of the first reviewer who accepted it; empty for none
 * @param content the latest content
 * @param editor id of the account that wrote it
 */
public record Answer(
        String id,
        String item,
        State state,
        int revision,
        int version,
        String reviewer,
        Content content,
        String editor) {}
