package org.isopolity.release;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A release in one file. Entries carry the date of the edition, so that the same release is the same archive. */
final class ReleaseZip {

    private ReleaseZip() {}

    /** The archive is ended only when every file was what it should be: one that is not ended cannot be opened. */
    static void write(Release release, List<String> names, OutputStream to) throws IOException {
        @SuppressWarnings("resource") // the stream is the caller's
        ZipOutputStream zip = new ZipOutputStream(to);
        for (String name : names) {
            ZipEntry entry = new ZipEntry(release.id() + "/" + name);
            entry.setTimeLocal(release.edition().date().atStartOfDay());
            zip.putNextEntry(entry);
            release.copy(name, zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }
}
