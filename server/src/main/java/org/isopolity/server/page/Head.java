package org.isopolity.server.page;

/**
 * What a page says about itself above its content.
 *
 * @param title for the browser's tab and for search engines
 * @param description one sentence for search engines
 * @param section the part of the site it belongs to
 * @param listed whether search engines may list it
 */
public record Head(String title, String description, Section section, boolean listed) {

    /** The parts of the site that the navigation names, and the pages beside them. */
    public enum Section {
        /** The table and the pages of cities. */
        CITIES("/cities"),
        /** The pages of indicators. */
        INDICATORS("/indicators"),
        /** The practices and the ideas they give. */
        PRACTICES("/practices"),
        /** From knowing to doing: self-assessment, who may act, plans, cities to learn from. */
        DOING("/doing"),
        /** Cities side by side. */
        COMPARE("/compare"),
        /** How the index is made. */
        METHOD("/method"),
        /** The releases. */
        RELEASES("/releases"),
        /** Everything else. */
        NONE("");

        private final String path;

        Section(String path) {
            this.path = path;
        }

        /** The address of its first page. */
        public String path() {
            return path;
        }
    }

    /** A page for everybody to find. */
    public Head(String title, String description, Section section) {
        this(title, description, section, true);
    }

    /** A page whose title says it all. */
    public static Head of(String title, Section section) {
        return new Head(title, title, section);
    }
}
