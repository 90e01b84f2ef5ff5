package org.isopolity.index.framework;

/**
 * What a node says about itself to readers. Empty where nothing was written.
 *
 * @param question the node as a resident would ask it
 * @param definition what exactly is measured
 * @param whyItMatters why anyone should look
 * @param whatItDoesNotTell the limits of the measure
 */
public record Texts(String question, String definition, String whyItMatters, String whatItDoesNotTell) {

    /** A node that says nothing about itself. */
    public static final Texts NONE = new Texts("", "", "", "");
}
