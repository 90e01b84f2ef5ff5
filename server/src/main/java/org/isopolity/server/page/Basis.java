package org.isopolity.server.page;

/** Something else than the release that pages are made from; when it changes, pages that readers keep are no longer fresh. */
public interface Basis {

    /** What stands for its content. */
    String digest();
}
