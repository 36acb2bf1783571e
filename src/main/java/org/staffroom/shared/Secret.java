package org.staffroom.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's secret key: what is stored hashed or encrypted cannot be read with the database alone. Taken from
 * {@code STAFFROOM_SECRET} (Base64 of at least 32 bytes), else from the file {@code secret} in the data directory, which
 * is made at the first start. Several instances need the same one.
 */
@Component
public class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;

    private final byte[] key;

    Secret(@Value("${staffroom.secret:}") String given, Network network) {
        key = given.isBlank()
                ? fromFile(network.dataDir())
                : Base64.getDecoder().decode(given);
        if (key.length < 32) {
            throw new IllegalStateException("STAFFROOM_SECRET must be Base64 of at least 32 bytes");
        }
    }

    private static byte[] fromFile(Path directory) {
        var file = directory.resolve("secret");
        try {
            Files.createDirectories(directory);
            try {
                Files.write(file, token().getBytes(StandardCharsets.US_ASCII), StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException made) {
                // by an earlier start
            }
            return Base64.getUrlDecoder().decode(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new random token of 256 bits that can stand in an address. */
    public static String token() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A keyed hash, for what must be recognised but not read: tokens, codes, addresses of requesters. */
    public byte[] hash(String purpose, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts with AES-GCM under a key of its own. */
    public byte[] encrypt(String text) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    public String decrypt(byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return new String(cipher(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(hash("encryption", "key"), "AES"), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
