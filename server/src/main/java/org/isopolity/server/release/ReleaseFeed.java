package org.isopolity.server.release;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.isopolity.release.Archive;
import org.isopolity.release.Archive.Shelved;
import org.isopolity.release.Erratum;
import org.isopolity.release.Release;
import org.isopolity.server.download.Download;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Origin;
import org.isopolity.server.text.Text;
import org.isopolity.text.AtomFeed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What was published, corrected and taken back, as a feed. */
@Controller
class ReleaseFeed {

    private static final int MOST = 50;

    private final Library library;

    ReleaseFeed(Library library) {
        this.library = library;
    }

    private record News(LocalDate day, AtomFeed.Entry entry) {
        static News of(LocalDate day, String id, String title, String link, String summary) {
            return new News(day, new AtomFeed.Entry(id, title, day + "T00:00:00Z", link, summary));
        }
    }

    @GetMapping("/releases/feed.atom")
    Download feed(HttpServletRequest request, Text text) {
        String base = Origin.of(request);
        Archive archive = library.archive();
        List<News> news = new ArrayList<>();
        for (Shelved entry : archive.shelved()) {
            String page = base + "/releases/" + entry.name();
            switch (entry) {
                case Shelved.Sound(Release release) -> {
                    news.add(News.of(
                            release.edition().date(),
                            page,
                            release.edition().title() + ", " + release.id(),
                            page,
                            release.edition().description()));
                    List<Erratum> errata = archive.errata(entry.name());
                    for (int i = 0; i < errata.size(); i++) {
                        news.add(News.of(
                                errata.get(i).date(),
                                page + "#erratum-" + (i + 1),
                                text.of("feed.erratum", entry.name()),
                                page + "#errata",
                                errata.get(i).text()));
                    }
                }
                case Shelved.Withdrawn(String name, LocalDate day, String reason) ->
                    news.add(News.of(
                            day, page + "#withdrawn", text.of("feed.withdrawn", name), base + "/releases", reason));
                case Shelved.Damaged _ -> {
                    // not told to the world: it is for whoever looks after the site
                }
            }
        }
        return new Download(
                "releases.atom",
                "application/atom+xml;charset=UTF-8",
                new AtomFeed(
                                base + "/releases",
                                base + "/releases/feed.atom",
                                text.of("feed.title"),
                                news.stream()
                                        .sorted(Comparator.comparing(News::day).reversed())
                                        .limit(MOST)
                                        .map(News::entry)
                                        .toList())
                        .xml()
                        .getBytes(StandardCharsets.UTF_8));
    }
}
