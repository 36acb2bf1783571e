package org.staffroom.shared;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The network that this installation serves: settings under {@code staffroom.*}.
 *
 * @param networkName how it calls itself on pages and in mails
 * @param baseUrl where people reach it, without a slash at the end: links in mails and feeds begin with it
 * @param mailbox the sender of mails and the organiser of calendar entries
 * @param dataDir files, and the database when no other is given
 * @param demo demonstration data, and sign-in as anybody; refused unless the base URL is this machine
 * @param zone where new meetings are held
 */
@Validated
@ConfigurationProperties("staffroom")
public record Network(
        @DefaultValue("Schools IT Network") @NotBlank String networkName,
        @DefaultValue("http://localhost:8080") @NotNull URI baseUrl,

        @DefaultValue("staffroom@localhost.localdomain") @Email
        String mailbox,

        @DefaultValue("./data") @NotNull Path dataDir,
        @DefaultValue("false") boolean demo,
        @DefaultValue("Europe/London") @NotNull ZoneId zone) {

    /** An absolute address of a page of ours. */
    public String url(String path) {
        return baseUrl + path;
    }

    /** Whether people reach it over TLS: cookies are then bound to it. */
    public boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }
}
