package org.staffroom.notifications;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Network;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Puts a letter into an envelope: text, HTML and calendar entry as three forms of one message. */
@Component
class Post {

    private static final Locale LOCALE = Locale.UK;

    private static final PolicyFactory PAGE_POLICY = new HtmlPolicyBuilder()
            .allowElements((element, attributes) -> "h3", "h1")
            .allowElements((element, attributes) -> "h4", "h2")
            .allowElements("h3", "h4", "p", "div", "span", "a")
            .allowAttributes("class")
            .matching(Pattern.compile("sheet|soft|ink|card|card off|strong|quote|quote ink|ink quote|btn|link|rule"))
            .globally()
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("http", "https")
            .requireRelNofollowOnLinks()
            .toFactory();

    /** An engine of its own: mails are not pages, and half of each is not HTML. */
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    private final Network network;

    Post(MessageSource messages, Network network) {
        this.network = network;
        templates.setMessageSource(messages);
        templates.addTemplateResolver(resolver(".html", TemplateMode.HTML));
        templates.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
    }

    private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/mail/");
        resolver.setResolvablePatterns(Set.of("*" + suffix));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }

    String text(Letter letter) {
        return templates.process("message.txt", context(letter)).replaceAll("\n{3,}", "\n\n");
    }

    String html(Letter letter) {
        return templates.process("message.html", context(letter));
    }

    /** The words of the HTML alone, safe to stand in a page of ours. */
    String htmlForPage(Letter letter) {
        return PAGE_POLICY.sanitize(templates.process("message.html", Set.of("div.sheet"), context(letter)));
    }

    private Context context(Letter letter) {
        return new Context(
                LOCALE, Map.of("letter", letter, "network", network.networkName(), "home", network.url("/")));
    }

    /**
     * Fills the envelope.
     *
     * @throws jakarta.mail.internet.AddressException when the recipient's address is none
     */
    void fill(MimeMessage message, Delivery delivery, Letter letter) throws MessagingException {
        message.setFrom(sender());
        message.setRecipient(RecipientType.TO, new InternetAddress(delivery.email(), true));
        message.setSubject(line(letter.subject()), "UTF-8");
        message.setSentDate(Date.from(delivery.createdAt()));
        // The same however often it is tried: whoever got it twice sees it once.
        message.setHeader("Message-ID", "<" + delivery.id() + "@" + domain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (letter.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var forms = new MimeMultipart("alternative");
        forms.addBodyPart(part(text(letter), "text/plain; charset=UTF-8"));
        forms.addBodyPart(part(html(letter), "text/html; charset=UTF-8"));
        if (letter.entry() != null) {
            forms.addBodyPart(part(
                    letter.entry().text(),
                    "text/calendar; charset=UTF-8; method=" + letter.entry().method()));
        }
        message.setContent(forms);
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), type)));
        return part;
    }

    private InternetAddress sender() {
        try {
            return new InternetAddress(network.mailbox(), line(network.networkName()), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String domain() {
        return network.mailbox().substring(network.mailbox().lastIndexOf('@') + 1);
    }

    /** What people typed cannot begin another header. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
    }
}
