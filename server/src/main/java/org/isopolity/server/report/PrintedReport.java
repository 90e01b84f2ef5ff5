package org.isopolity.server.report;

import org.isopolity.server.page.Lasting;

/**
 * A report as PDF.
 *
 * @param name it should be kept under
 * @param bytes the document
 */
@SuppressWarnings("ArrayRecordComponent") // written to the connection and seen by nobody else
record PrintedReport(String name, byte[] bytes) implements Lasting {}
