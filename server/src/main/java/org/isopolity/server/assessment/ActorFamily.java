package org.isopolity.server.assessment;

/** Whose part a recommendation is. */
public enum ActorFamily {
    /** The state and its agencies. */
    STATE,
    /** The municipality. */
    MUNICIPALITY,
    /** Associations, unions, churches, foundations. */
    CIVIL_SOCIETY,
    /** Companies and their chambers. */
    PRIVATE_SECTOR,
    /** Newspapers, broadcasters, platforms. */
    MEDIA
}
