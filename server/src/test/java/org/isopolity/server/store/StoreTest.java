package org.isopolity.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.isopolity.server.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class StoreTest {

    @Parameter
    Databases database;

    private StoreSettings settings;
    private Store store;

    @BeforeEach
    void open() {
        settings = database.fresh();
        store = Store.open(settings);
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private void put(String name, String content) {
        store.writing(sql -> sql.sql("insert into setting (name, content) values (?, ?)")
                .params(name, content)
                .update());
    }

    private List<String> names() {
        return store.read(sql -> sql.sql("select name from setting order by name")
                .query((row, _) -> row.getString(1))
                .list());
    }

    @Test
    void whatIsWrittenIsThereAfterReopening() {
        put("greeting", "Grüß Gott, 你好, مرحبا 🏙");
        store.close();
        store = Store.open(settings);
        String content = store.read(sql -> sql.sql("select content from setting where name = 'greeting'")
                .query(String.class)
                .single());
        assertThat(content).isEqualTo("Grüß Gott, 你好, مرحبا 🏙");
    }

    @Test
    void workThatFailsLeavesNothing() {
        assertThatThrownBy(() -> store.writing(sql -> {
                    sql.sql("insert into setting (name, content) values ('half', '')")
                            .update();
                    throw new IllegalStateException("in the middle");
                }))
                .hasMessage("in the middle");
        assertThat(names()).isEmpty();
    }

    @Test
    void readersCannotWrite() {
        assertThatThrownBy(() -> store.read(sql -> sql.sql("insert into setting (name, content) values ('x', '')")
                        .update()))
                .isInstanceOf(RuntimeException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void aReaderSeesOneMoment() {
        put("first", "");
        List<Integer> seen = store.read(sql -> {
            List<Integer> counts = new ArrayList<>();
            counts.add(
                    sql.sql("select count(*) from setting").query(Integer.class).single());
            Thread writer = Thread.ofVirtual().start(() -> put("second", ""));
            try {
                writer.join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            counts.add(
                    sql.sql("select count(*) from setting").query(Integer.class).single());
            return counts;
        });
        assertThat(seen).containsExactly(1, 1);
        assertThat(names()).containsExactly("first", "second");
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "n" + i;
                tasks.add(() -> {
                    put(name, "");
                    return null;
                });
            }
            for (Future<Void> done : many.invokeAll(tasks)) {
                done.get();
            }
        }
        assertThat(names()).hasSize(200);
    }

    @Test
    void referencesAreKept() {
        assertThatThrownBy(() -> store.writing(sql -> sql.sql(
                        "insert into membership (account, network, city, role, granted) values ('nobody', '', '', '',"
                                + " 1)")
                .update()));
    }

    @Test
    void aStoreOfANewerProgramIsLeftAlone() {
        store.writing(sql -> sql.sql("update flyway_schema_history set checksum = checksum + 1 where version = '1'")
                .update());
        store.close();
        assertThatThrownBy(() -> Store.open(settings)).isInstanceOf(NewerStore.class);
        store = null;
    }

    @Test
    void statementsAreCounted() {
        long before = store.statements();
        names();
        put("x", "");
        assertThat(store.statements() - before).isEqualTo(2);
    }

    @Test
    void identifiersSortByTimeAndNeverRepeat() throws InterruptedException {
        String first = Identifiers.next();
        Thread.sleep(2);
        String second = Identifiers.next();
        assertThat(second).isGreaterThan(first);
        assertThat(java.util.UUID.fromString(first).version()).isEqualTo(7);
        assertThat(Identifiers.secret()).hasSize(43).isNotEqualTo(Identifiers.secret());
    }
}
