package org.staffroom.people;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Network;

/** At the start: the link of the first admin, and those asked for with {@code --new-admin-link=somebody@example.org}. */
@Component
class AdminLinkPrinter implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(AdminLinkPrinter.class);
    private static final String OPTION = "new-admin-link";

    private final AdminLinks links;
    private final Network network;

    AdminLinkPrinter(AdminLinks links, Network network) {
        this.links = links;
        this.network = network;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!network.demo()) {
            links.first()
                    .ifPresent(token -> log.warn(
                            "There is no admin yet. Whoever opens this link within 24 hours becomes the first: {}",
                            network.url("/sign-in/first-admin/" + token)));
        }
        var asked = arguments.containsOption(OPTION) ? arguments.getOptionValues(OPTION) : null;
        for (var email : asked == null ? List.<String>of() : asked) {
            links.forAdmin(email)
                    .ifPresentOrElse(
                            token -> log.warn(
                                    "Whoever opens this link within 24 hours is signed in as the admin {}: {}",
                                    email,
                                    network.url("/sign-in/admin-link/" + token)),
                            () -> log.warn("Nobody with the address {} is an admin: no link was made", email));
        }
    }
}
