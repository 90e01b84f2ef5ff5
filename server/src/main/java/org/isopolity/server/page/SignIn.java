package org.isopolity.server.page;

/**
 * Whether there is a workspace behind the public pages.
 *
 * @param offered whether there is
 */
public record SignIn(boolean offered) {}
