package org.isopolity.server.download;

import org.isopolity.server.page.Lasting;

/**
 * A file to be kept.
 *
 * @param name it should be kept under
 * @param type its media type
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // written to the connection and seen by nobody else
public record Download(String name, String type, byte[] bytes) implements Lasting {}
