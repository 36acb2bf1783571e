package org.staffroom.channels;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.staffroom.shared.DatabaseAway;
import org.staffroom.shared.Network;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Secret;
import tools.jackson.databind.json.JsonMapper;

/** Posts what waits to the channels: the one thing the server asks of others. Away from mails, which it cannot hold up. */
@Component
class ChannelWorker {

    private static final Logger log = LoggerFactory.getLogger(ChannelWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** In one run, so that a channel that hangs does not keep the thread for ever. */
    private static final int MOST = 25;

    /** The job. */
    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        RecurringTask<Void> postToChannels(ChannelWorker worker, Channels channels) {
            return Tasks.recurring("post-to-channels", FixedDelay.of(Duration.ofSeconds(30)))
                    .execute((task, context) -> {
                        worker.sendAll();
                        channels.purge();
                    });
        }
    }

    private final Channels channels;
    private final ChannelSettings settings;
    private final Secret secret;
    private final Network network;
    private final JsonMapper json;
    private final Webhook webhook;

    @Autowired
    ChannelWorker(Channels channels, ChannelSettings settings, Secret secret, Network network, JsonMapper json) {
        this(
                channels,
                settings,
                secret,
                network,
                json,
                new Webhook(settings, (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE));
    }

    ChannelWorker(
            Channels channels,
            ChannelSettings settings,
            Secret secret,
            Network network,
            JsonMapper json,
            Webhook webhook) {
        this.channels = channels;
        this.settings = settings;
        this.secret = secret;
        this.network = network;
        this.json = json;
        this.webhook = webhook;
    }

    /** Posts what is due. */
    void sendAll() {
        for (var tried = 0; tried < MOST && sendNext(); tried++) {
            // the next one
        }
    }

    private boolean sendNext() {
        var claimed = channels.claim();
        claimed.ifPresent(this::send);
        return claimed.isPresent();
    }

    private void send(ChannelPost post) {
        try {
            // Asked again each time: the list of hosts may have become shorter.
            var address = ChannelAddress.of(secret.decrypt(post.address()), settings);
            var answer = webhook.post(address, json.writeValueAsString(body(address, post)));
            if (answer.taken()) {
                channels.sent(post);
            } else if (answer.mayBeTakenLater()) {
                channels.failed(post, answer.line());
            } else {
                channels.parked(post, answer.line());
            }
        } catch (Refused notThere) {
            channels.parked(post, "The address is not allowed any more");
        } catch (IOException problem) {
            channels.failed(post, words(problem));
        } catch (RuntimeException unreadable) {
            if (DatabaseAway.isBehind(unreadable)) {
                throw unreadable;
            }
            // Its address cannot be read, most likely: the secret is another one. The next posts are none the worse for
            // it.
            channels.parked(post, "It cannot be read any more");
        }
        log.info("Posted to a channel: {}", post.id());
    }

    /** In words that hold no address. */
    private static String words(IOException problem) {
        if (problem instanceof UnknownHostException) {
            return "Its name leads nowhere, or into a private network";
        }
        if (problem instanceof SocketTimeoutException) {
            return "It took too long to answer";
        }
        if (problem instanceof ConnectException) {
            return "It refused the connection";
        }
        return problem instanceof SSLException ? "It could not show who it is (TLS)" : "The connection broke";
    }

    private Map<String, Object> body(ChannelAddress address, ChannelPost post) {
        var page = network.url(post.path());
        return address.isSlack() ? slack(post, page) : teams(post, page);
    }

    private static Map<String, Object> slack(ChannelPost post, String page) {
        return Map.of("text", "*<" + page + "|" + escaped(post.title()) + ">*\n" + escaped(post.text()));
    }

    /** What has a meaning of its own in Slack. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "¦")
                .strip();
    }

    private static Map<String, Object> teams(ChannelPost post, String page) {
        var content = Map.of(
                "$schema", "http://adaptivecards.io/schemas/adaptive-card.json",
                "type", "AdaptiveCard",
                "version", "1.4",
                "body",
                        List.of(
                                Map.of(
                                        "type",
                                        "TextBlock",
                                        "text",
                                        plain(post.title()),
                                        "weight",
                                        "Bolder",
                                        "size",
                                        "Medium",
                                        "wrap",
                                        true),
                                Map.of("type", "TextBlock", "text", plain(post.text()), "wrap", true)),
                "actions", List.of(Map.of("type", "Action.OpenUrl", "title", "Staffroom", "url", page)));
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", content)));
    }

    /** Cards read some Markdown: what people typed makes no links there. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]])", "\\\\$1");
    }
}
