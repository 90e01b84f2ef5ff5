package org.isopolity.server.mail;

import java.net.URI;

/**
 * Who sends mail.
 *
 * @param server {@code smtp://user:password@host:port} or {@code smtps://..}; user and password may be left out
 * @param sender address that mail comes from
 */
public record MailSettings(URI server, String sender) {}
