package org.isopolity.server.account;

/** What somebody is, in a network, for a city, or for the installation. */
public enum Role {
    /** Lives here and follows what is published. */
    RESIDENT,
    /** Answers for one city. */
    OFFICER,
    /** Checks what cities of a network answer. */
    REVIEWER,
    /** Runs a network: frameworks, rounds, people, releases. */
    SECRETARIAT,
    /** Keeps the installation running: networks and people, but no answers. */
    ADMINISTRATOR
}
