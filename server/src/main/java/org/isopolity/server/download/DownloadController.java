package org.isopolity.server.download;

import java.util.Map;
import java.util.OptionalLong;
import org.isopolity.release.Release;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.NoSuchPage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out the files of a release, each checked against its hash on the way. */
@Controller
class DownloadController {

    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv;charset=UTF-8",
            "json", "application/json",
            "md", "text/markdown;charset=UTF-8",
            "yaml", "application/yaml");

    private final Library library;

    DownloadController(Library library) {
        this.library = library;
    }

    private Release release(String id) {
        return library.archive().find(id).orElseThrow(() -> new NoSuchPage(id));
    }

    @GetMapping("/releases/{release}/files/{name}")
    Download file(@PathVariable("release") String id, @PathVariable("name") String name) {
        Release release = release(id);
        OptionalLong length = release.findLength(name);
        if (length.isEmpty()) {
            throw new NoSuchPage(name);
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return new Download(
                id + "-" + name,
                TYPES.getOrDefault(ending, "text/plain;charset=UTF-8"),
                length,
                to -> release.copy(name, to));
    }

    @GetMapping("/releases/{release}/package.zip")
    Download zip(@PathVariable("release") String id) {
        return new Download(id + ".zip", "application/zip", OptionalLong.empty(), release(id)::zip);
    }

    @GetMapping("/releases/{release}/workbook.xlsx")
    Download workbook(@PathVariable("release") String id) {
        return new Download(
                id + ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ReleaseWorkbook.of(release(id)));
    }
}
