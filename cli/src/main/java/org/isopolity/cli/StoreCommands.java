package org.isopolity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.server.WorkspaceSettings;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Backup;
import org.isopolity.server.store.Store;
import org.isopolity.server.store.StoreSettings;
import org.isopolity.server.store.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with the database of a home's workspace: check its record, back it up, restore it, move it. */
final class StoreCommands {

    private StoreCommands() {}

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

        /** Where the workspace of the home keeps its database. */
        final StoreSettings settings() {
            try {
                return WorkspaceSettings.storeOf(home().workspace(), System.getenv());
            } catch (IllegalArgumentException wrong) {
                throw new Refusal("workspace.setting", String.valueOf(wrong.getMessage()));
            }
        }

        /** The database, which must be there already. */
        final Store open(StoreSettings settings) {
            if (settings.postgres().isEmpty() && !Files.exists(settings.file())) {
                throw new Refusal("workspace.none", home().directory());
            }
            return Store.open(settings);
        }
    }

    /** The record of what was done. */
    @Command(
            name = "audit",
            resourceBundle = "org.isopolity.cli.messages",
            mixinStandardHelpOptions = true,
            subcommands = AuditVerify.class)
    static final class AuditCommand {}

    /** Whether the record is what was written. */
    @Command(name = "verify", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class AuditVerify extends Verb {

        @Override
        public Integer call() {
            try (Store store = open(settings())) {
                Audit.Verdict verdict = Audit.verify(store);
                if (verdict.broken().isPresent()) {
                    Audit.Break broken = verdict.broken().get();
                    throw new Refusal("audit.broken." + broken.problem(), Long.toString(broken.sequence()));
                }
                terminal().say("audit.whole", verdict.entries(), verdict.hash());
            }
            return 0;
        }
    }

    /** Everything in one file. */
    @Command(name = "backup", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class BackupCommand extends Verb {

        @Parameters(paramLabel = "FILE", descriptionKey = "backup-file")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        public Integer call() {
            try (Store store = open(settings())) {
                Backup.Proof proof = Backup.write(store, home().directory(), file);
                terminal()
                        .say("backup.written", file, proof.rows(), proof.files().size(), proof.digest());
            }
            return 0;
        }
    }

    /** Everything back from one file. */
    @Command(name = "restore", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class RestoreCommand extends Verb {

        @Parameters(paramLabel = "FILE", descriptionKey = "backup-file")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        public Integer call() {
            if (!Files.isRegularFile(file)) {
                throw new Refusal("restore.no-file", file);
            }
            try (Store store = Store.open(settings())) {
                Backup.Proof proof = Backup.restore(file, store, home().directory());
                terminal()
                        .say(
                                "restore.done",
                                home().directory(),
                                proof.rows(),
                                proof.files().size(),
                                proof.digest());
            }
            return 0;
        }
    }

    /** From the embedded database to PostgreSQL. */
    @Command(name = "move-to-postgres", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class MoveCommand extends Verb {

        @Override
        public Integer call() {
            StoreSettings target = settings();
            if (target.postgres().isEmpty()) {
                throw new Refusal("move.no-address");
            }
            try (Store from = open(new StoreSettings(target.directory(), Optional.empty()));
                    Store to = Store.open(target)) {
                Map<String, Tables.Fingerprint> moved = Tables.copy(from, to);
                terminal()
                        .say(
                                "move.done",
                                moved.values().stream()
                                        .mapToLong(Tables.Fingerprint::rows)
                                        .sum(),
                                moved.size());
                moved.forEach((table, fingerprint) ->
                        terminal().line("  %-16s %8d  %s".formatted(table, fingerprint.rows(), fingerprint.sum())));
            }
            return 0;
        }
    }
}
