package org.staffroom.channels;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where regions may post to: settings under {@code staffroom.channels.*}.
 *
 * @param hosts names of hosts; one that begins with "*." stands for every name under it
 * @param anywhere for tests alone: any host and port, private addresses and plain HTTP too
 */
@Validated
@ConfigurationProperties("staffroom.channels")
record ChannelSettings(
        @DefaultValue({"hooks.slack.com", "*.webhook.office.com", "*.logic.azure.com", "*.api.powerplatform.com"})
        List<String> hosts,

        @DefaultValue("false") boolean anywhere) {

    boolean lists(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .anyMatch(listed -> listed.startsWith("*.") ? name.endsWith(listed.substring(1)) : name.equals(listed));
    }
}
