package org.isopolity.server.account;

/** What a page or a deed asks of the person. Who has which right is decided in {@link Person#may}. */
public enum Right {
    /** Nothing: anybody may, signed in or not. */
    ANYBODY,
    /** To be signed in. */
    SELF,
    /** To look after the installation. */
    INSTALLATION,
    /** To see a network from within: its frameworks and rounds. */
    NETWORK_SEE,
    /** To change a network: frameworks, rounds, releases. */
    NETWORK_RUN,
    /** To invite people and take roles away. */
    PEOPLE,
    /** To see a city's answers before they are published. */
    ANSWERS_SEE,
    /** To answer for a city. */
    ANSWERS_GIVE,
    /** To judge answers. */
    REVIEW,
    /** To see a city's plan while it is written, with its notes, and the scenarios that it keeps. */
    PLAN_SEE,
    /** To write a city's plan and to publish it; to keep scenarios and to share them. */
    PLAN_WRITE,
    /** To say something about an action that is public. */
    PLAN_COMMENT,
    /** To propose records for the practice library. */
    CONTRIBUTE,
    /** To take what was proposed into review and to give it back. */
    CONTRIBUTIONS_GUIDE,
    /** To read what was done. */
    AUDIT
}
