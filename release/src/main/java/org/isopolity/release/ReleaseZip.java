package org.isopolity.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A release in one file. Entries carry the date of the edition, so that the same release is the same archive. */
final class ReleaseZip {

    private ReleaseZip() {}

    static byte[] of(Release release, List<String> names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(release.id() + "/" + name);
                entry.setTimeLocal(release.edition().date().atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(release.read(name).orElseThrow());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
