package org.isopolity.server.governance;

/** Fields in which cities serve newcomers. */
public enum ServiceField {
    /** Police and prevention. */
    PUBLIC_SAFETY,
    /** Health care. */
    HEALTH,
    /** Social support. */
    SOCIAL_SUPPORT,
    /** Help into work. */
    WORKFORCE_INTEGRATION,
    /** Vocational training. */
    VOCATIONAL_TRAINING,
    /** Courses of the local language. */
    LANGUAGE_LEARNING,
    /** Schools and kindergartens. */
    EDUCATION,
    /** Shelter for those who have just arrived. */
    TEMPORARY_ACCOMMODATION,
    /** Homes to stay. */
    HOUSING,
    /** Registration and documents. */
    REGISTRATION,
    /** Legal advice. */
    LEGAL_ADVICE,
    /** Recognition of qualifications. */
    RECOGNITION,
    /** Enterprise. */
    ENTERPRISE,
    /** Participation. */
    PARTICIPATION,
    /** Protection from discrimination. */
    ANTI_DISCRIMINATION,
    /** Culture and libraries. */
    CULTURE,
    /** Children and youth. */
    CHILD_AND_YOUTH,
    /** Interpreting. */
    INTERPRETING
}
