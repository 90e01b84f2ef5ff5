package org.isopolity.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of a workspace. What is written in one piece of work is written whole or not at all, and is on the disk when
 * the work returns. SQLite has one writer at a time, so writing waits its turn; reading never waits.
 */
public final class Store implements AutoCloseable {

    private static final String MIGRATIONS = "classpath:org/isopolity/server/store";
    private static final int READERS = 8;
    private static final int WRITERS = 8;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_READ_ONLY = 8;
    private static final String POSTGRES_FULL = "53100";
    private static final long PATIENCE_MILLIS = 5_000;
    /** An embedded database is never away: before a deadline people wait for one another, and are not sent off. */
    private static final long QUEUE_MILLIS = 30_000;

    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final JdbcClient writer;
    private final JdbcClient reader;
    private final TransactionTemplate writes;
    private final TransactionTemplate reads;
    private final AtomicLong statements = new AtomicLong();

    /**
     * Something done with the database.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T with(JdbcClient sql);
    }

    /** Something done with the database of which nothing comes. */
    @FunctionalInterface
    public interface Task {
        /** Does it. */
        void with(JdbcClient sql);
    }

    private Store(HikariDataSource writing, HikariDataSource reading, boolean embedded) {
        this.writing = writing;
        this.reading = reading;
        this.writer = JdbcClient.create(new Counting(writing));
        this.reader = JdbcClient.create(new Counting(reading));
        this.writes = new TransactionTemplate(new JdbcTransactionManager(writing));
        this.reads = new TransactionTemplate(new JdbcTransactionManager(reading));
        reads.setReadOnly(!embedded);
        if (!embedded) {
            reads.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        }
    }

    /**
     * Opens the database, makes it where there is none, and brings its tables up to what this program needs.
     *
     * @throws StoreAway if it cannot be reached
     * @throws NewerStore if a newer program wrote it; it stays as it is
     */
    public static Store open(StoreSettings settings) {
        try {
            return settings.postgres().map(Store::openPostgres).orElseGet(() -> openEmbedded(settings));
        } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException away) {
            throw new StoreAway(false, away);
        }
    }

    private static Store openEmbedded(StoreSettings settings) {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(settings.directory() + " cannot be written", unwritable);
        }
        Properties durable = new Properties();
        durable.setProperty("journal_mode", "WAL");
        durable.setProperty("synchronous", "FULL");
        durable.setProperty("foreign_keys", "true");
        durable.setProperty("busy_timeout", String.valueOf(PATIENCE_MILLIS));
        durable.setProperty("transaction_mode", "IMMEDIATE");
        HikariConfig writers = config("jdbc:sqlite:" + settings.file().toAbsolutePath(), durable, 1);
        writers.setConnectionTimeout(QUEUE_MILLIS);
        HikariDataSource writing = new HikariDataSource(writers);
        migrate(writing);
        Properties watching = new Properties();
        watching.putAll(durable);
        watching.setProperty("transaction_mode", "DEFERRED");
        HikariConfig readers = config("jdbc:sqlite:" + settings.file().toAbsolutePath(), watching, READERS);
        readers.setConnectionTimeout(QUEUE_MILLIS);
        readers.setConnectionInitSql("pragma query_only = true");
        return new Store(writing, new HikariDataSource(readers), true);
    }

    private static Store openPostgres(URI address) {
        Properties login = new Properties();
        String[] user = Objects.requireNonNullElse(address.getRawUserInfo(), "").split(":", 2);
        login.setProperty("user", decode(user[0]));
        if (user.length > 1) {
            login.setProperty("password", decode(user[1]));
        }
        login.setProperty("connectTimeout", "5");
        login.setProperty("socketTimeout", "30");
        login.setProperty("options", "-c statement_timeout=30000 -c lock_timeout=5000");
        String url = "jdbc:postgresql://" + address.getHost()
                + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + address.getRawPath()
                + Optional.ofNullable(address.getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
        HikariDataSource writing = pool(url, login, WRITERS);
        migrate(writing);
        return new Store(writing, pool(url, login, READERS), false);
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static HikariDataSource pool(String url, Properties properties, int size) {
        return new HikariDataSource(config(url, properties, size));
    }

    private static HikariConfig config(String url, Properties properties, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setPoolName("workspace");
        return config;
    }

    private static void migrate(DataSource database) {
        Flyway flyway = Flyway.configure(Store.class.getClassLoader())
                .dataSource(database)
                .locations(MIGRATIONS)
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns(new String[0])
                .load();
        try {
            flyway.migrate();
        } catch (org.flywaydb.core.api.exception.FlywayValidateException newer) {
            throw new NewerStore(newer);
        }
    }

    /** Reads; all statements see the same moment. */
    public <T extends @Nullable Object> T read(Work<T> work) {
        return guarded(() -> reads.execute(_ -> work.with(reader)));
    }

    /** Writes, whole or not at all. */
    public <T extends @Nullable Object> T write(Work<T> work) {
        return guarded(() -> writes.execute(_ -> work.with(writer)));
    }

    /** Writes what nothing comes of, whole or not at all. */
    public void writing(Task task) {
        this.<@Nullable Object>write(sql -> {
            task.with(sql);
            return null;
        });
    }

    @SuppressWarnings("NullAway") // the template gives back what the work gave
    private static <T extends @Nullable Object> T guarded(java.util.function.Supplier<@Nullable T> work) {
        try {
            return work.get();
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw new StoreAway(isFull(away), away);
        } catch (DataAccessException failed) {
            if (isFull(failed)) {
                throw new StoreAway(true, failed);
            }
            throw failed;
        }
    }

    private static boolean isFull(Throwable failure) {
        // where the database has rolled back by itself, rolling back fails and hides why
        if (failure instanceof TransactionSystemException hiding
                && hiding.getApplicationException() != null
                && isFull(hiding.getApplicationException())) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (POSTGRES_FULL.equals(sql.getSQLState())
                            || sql.getErrorCode() == SQLITE_FULL
                            || sql.getErrorCode() == SQLITE_READ_ONLY)) {
                return true;
            }
        }
        return false;
    }

    /** How many statements were run since the store was opened; pages have a budget of them. */
    public long statements() {
        return statements.get();
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }

    private final class Counting extends JdbcTemplate {

        Counting(DataSource database) {
            super(database);
        }

        @Override
        protected void applyStatementSettings(Statement statement) throws SQLException {
            statements.incrementAndGet();
            super.applyStatementSettings(statement);
        }
    }
}
