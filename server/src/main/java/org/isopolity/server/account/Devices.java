package org.isopolity.server.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Store;

/** Marks of devices from which somebody has signed in; a mark proves nothing but that. */
final class Devices {

    private static final String KEY = "device-key";

    private final Store store;

    Devices(Store store) {
        this.store = store;
    }

    String mark(String email) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(email.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    boolean isOf(String email, String mark) {
        return MessageDigest.isEqual(
                mark(email).getBytes(StandardCharsets.US_ASCII), mark.getBytes(StandardCharsets.UTF_8));
    }

    private String key() {
        String select = "select content from setting where name = ?";
        Optional<String> key =
                store.read(sql -> sql.sql(select).param(KEY).query(String.class).optional());
        return key.orElseGet(() -> store.write(sql -> {
            sql.sql("insert into setting (name, content) values (?, ?) on conflict (name) do nothing")
                    .params(KEY, Identifiers.secret())
                    .update();
            return sql.sql(select).param(KEY).query(String.class).single();
        }));
    }
}
