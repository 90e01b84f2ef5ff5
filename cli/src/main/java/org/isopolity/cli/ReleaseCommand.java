package org.isopolity.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.isopolity.release.ReleaseDifference;
import org.isopolity.release.ReleaseFile;
import org.isopolity.release.Sources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Releases: list, verify, compare, publish. */
@Command(
        name = "release",
        resourceBundle = "org.isopolity.cli.messages",
        mixinStandardHelpOptions = true,
        subcommands = {
            ReleaseCommand.ListCommand.class,
            ReleaseCommand.VerifyCommand.class,
            ReleaseCommand.DiffCommand.class,
            ReleaseCommand.PublishCommand.class
        })
final class ReleaseCommand {

    /** What all verbs have in common. */
    abstract static class Verb implements Callable<Integer> {

        @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
        private Path home = Home.usual();

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        final Home home() {
            return new Home(home);
        }

        final Terminal terminal() {
            return new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        }
    }

    /** The releases of a home. */
    @Command(name = "list", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class ListCommand extends Verb {

        @Override
        public Integer call() {
            Terminal terminal = terminal();
            List<Archive.Shelved> shelved = home().archive().shelved();
            if (shelved.isEmpty()) {
                terminal.say("release.list.empty", home().releases());
            }
            for (Archive.Shelved entry : shelved) {
                switch (entry) {
                    case Archive.Shelved.Sound(Release release) ->
                        terminal.say(
                                "release.list.sound",
                                release.id(),
                                release.edition().date(),
                                release.results().ranked().size(),
                                release.digest());
                    case Archive.Shelved.Damaged(String name, String problem) ->
                        terminal.say("release.list.damaged", name, problem);
                    case Archive.Shelved.Withdrawn(String name, LocalDate _, String reason) ->
                        terminal.say("release.list.withdrawn", name, reason);
                }
            }
            return 0;
        }
    }

    /** Whether a release is what was published. */
    @Command(name = "verify", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class VerifyCommand extends Verb {

        @Parameters(paramLabel = "RELEASE", descriptionKey = "release-id")
        @SuppressWarnings("NullAway.Init")
        private String release;

        @Option(names = "--digest", paramLabel = "SHA256", descriptionKey = "digest")
        private @Nullable String digest;

        @Option(names = "--rebuild", descriptionKey = "rebuild")
        private boolean rebuild;

        @Override
        public Integer call() {
            Terminal terminal = terminal();
            Release found = home().release(release);
            String cited = digest;
            if (cited != null
                    && !found.digest().equals(cited)
                    && !found.digest().equals("sha256:" + cited)) {
                throw new Refusal("release.verify.other-digest", found.id(), found.digest(), cited);
            }
            terminal.say(
                    "release.verify.sound",
                    found.id(),
                    found.files().size(),
                    found.files().stream().mapToLong(ReleaseFile::bytes).sum(),
                    found.digest());
            if (rebuild) {
                Optional<String> difference = found.findDifferenceWhenRebuilt();
                if (difference.isPresent()) {
                    throw new Refusal("release.verify.rebuilt-differs", found.id(), difference.get());
                }
                terminal.say("release.verify.rebuilt", found.id());
            }
            return 0;
        }
    }

    /** What changed between two releases. */
    @Command(name = "diff", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class DiffCommand extends Verb {

        private static final int SHOWN = 20;

        @Parameters(index = "0", paramLabel = "EARLIER", descriptionKey = "release-id")
        @SuppressWarnings("NullAway.Init")
        private String earlier;

        @Parameters(index = "1", paramLabel = "LATER", descriptionKey = "release-id")
        @SuppressWarnings("NullAway.Init")
        private String later;

        @Override
        public Integer call() {
            Terminal terminal = terminal();
            Release before = home().release(earlier);
            Release after = home().release(later);
            ReleaseDifference difference = ReleaseDifference.between(before, after);
            if (difference.isEmpty()) {
                terminal.say("release.diff.same", before.id(), after.id());
                return 0;
            }
            terminal.say("release.diff.title", before.id(), after.id());
            terminal.say("release.diff.files", String.join(", ", difference.changedFiles()));
            members(terminal, "release.diff.cities-joined", difference.citiesJoined());
            members(terminal, "release.diff.cities-left", difference.citiesLeft());
            members(terminal, "release.diff.nodes-joined", difference.nodesJoined());
            members(terminal, "release.diff.nodes-left", difference.nodesLeft());
            terminal.say(difference.methodChanged() ? "release.diff.method-changed" : "release.diff.method-same");
            terminal.say(
                    "release.diff.data",
                    difference.observationsAdded().size(),
                    difference.observationsRemoved().size(),
                    difference.observationsChanged().size());
            for (var revision :
                    difference.observationsChanged().stream().limit(SHOWN).toList()) {
                terminal.say(
                        "release.diff.revision",
                        revision.before().cityId(),
                        revision.before().indicatorId(),
                        Integer.toString(revision.before().year()),
                        Double.toString(revision.before().value()),
                        Double.toString(revision.after().value()));
            }
            terminal.say("release.diff.moves", difference.moves().size());
            for (ReleaseDifference.Move move :
                    difference.moves().stream().limit(SHOWN).toList()) {
                terminal.say(
                        after.edition().policy().ranks() ? "release.diff.move" : "release.diff.move.plain",
                        move.cityId(),
                        score(move.scoreBefore()),
                        score(move.scoreAfter()),
                        rank(move.rankBefore()),
                        rank(move.rankAfter()));
            }
            return 0;
        }

        private static void members(Terminal terminal, String key, List<String> ids) {
            if (!ids.isEmpty()) {
                terminal.say(key, String.join(", ", ids));
            }
        }

        private static String score(OptionalDouble score) {
            return score.isPresent()
                    ? String.format(Locale.ROOT, "%.2f", score.getAsDouble())
                    : Terminal.words("table.none");
        }

        private static String rank(OptionalInt rank) {
            return rank.isPresent() ? Integer.toString(rank.getAsInt()) : Terminal.words("table.none");
        }
    }

    /** Publishes a directory of sources. */
    @Command(name = "publish", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class PublishCommand extends Verb {

        @Parameters(paramLabel = "SOURCES", descriptionKey = "sources")
        @SuppressWarnings("NullAway.Init")
        private Path sources;

        @Override
        public Integer call() {
            Terminal terminal = terminal();
            Archive archive = home().archive();
            Sources facts = Sources.in(sources);
            Optional<Release> same = archive.find(facts);
            if (same.isPresent()) {
                terminal.say("release.publish.same", same.get().id(), same.get().directory());
                return 0;
            }
            Release release = archive.publish(facts, terminal.progress("progress.scoring"));
            terminal.say("demo.release.published", release.id(), release.directory(), release.digest());
            return 0;
        }
    }
}
