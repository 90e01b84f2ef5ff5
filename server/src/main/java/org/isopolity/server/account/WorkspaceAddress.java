package org.isopolity.server.account;

/**
 * Where people reach the workspace from outside, for links in mails.
 *
 * @param origin scheme, host and port
 */
public record WorkspaceAddress(String origin) {}
