package org.isopolity.server.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;

/** The style sheet, script, outlines and fonts: in memory, under an address that changes when any of them does. */
@Component
public class Assets {

    private static final List<String> NAMES = List.of(
            "site.css",
            "site.js",
            "desk.js",
            "favicon.svg",
            "world.svg",
            "europe.svg",
            "fonts/source-sans-3-latin-wght-normal.woff2",
            "fonts/source-sans-3-latin-ext-wght-normal.woff2",
            "fonts/source-serif-4-latin-wght-normal.woff2",
            "fonts/source-serif-4-latin-ext-wght-normal.woff2");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    /**
     * One file.
     *
     * @param type its media type
     * @param plain its bytes
     * @param packed its bytes compressed with gzip, where that helps
     */
    record Asset(String type, byte[] plain, Optional<byte[]> packed) {}

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final String fingerprint;

    /** Reads them from the class path. */
    public Assets() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : NAMES) {
                byte[] plain = read(name);
                digest.update(plain);
                String ending = name.substring(name.lastIndexOf('.') + 1);
                assets.put(
                        name,
                        new Asset(
                                TYPES.getOrDefault(ending, "application/octet-stream"),
                                plain,
                                ending.equals("woff2") ? Optional.empty() : Optional.of(pack(plain))));
            }
            fingerprint = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream stream = Assets.class.getResourceAsStream("/org/isopolity/server/assets/" + name)) {
            if (stream == null) {
                throw new IOException("the asset " + name + " is missing from the class path");
            }
            return stream.readAllBytes();
        }
    }

    private static byte[] pack(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    /** The directory under which this build's assets stand. */
    public String path() {
        return "/assets/" + fingerprint;
    }

    /** Whether an address names this very build. */
    boolean isCurrent(String wanted) {
        return wanted.equals(fingerprint);
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }
}
