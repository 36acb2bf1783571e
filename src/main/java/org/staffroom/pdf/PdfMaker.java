package org.staffroom.pdf;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Refused;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes PDF/UA-1 of a template: one that is well-formed XML, without a doctype, with {@code lang} on its {@code <html>},
 * a {@code <title>} and {@code <meta name="subject">}. Links need a {@code title}, pictures an {@code alt}, heads of tables a
 * {@code scope}. What its {@code @page} and CSS say is CSS 2.1; style sheets are those in {@code resources/pdf}, as
 * {@code href="pdf:certificate.css"}; fonts are Figtree (400, 600) and Bricolage Grotesque (700), and Noto Sans for
 * Greek and Cyrillic, embedded; of what none of them has a question mark is left.
 *
 * <p>Nothing else is read, neither from a network nor from files, whatever a template or somebody's words ask for.
 */
@Component
public class PdfMaker {

    /** Of the page that becomes a document; beyond is refused. */
    private static final int MOST_CHARACTERS = 600_000;

    /** Each takes a processor and some megabytes for as long as it is made; the others stand in line. */
    private static final int AT_ONCE = 2;

    /** For names in letters that the others do not have. */
    private static final String FALLBACK = "noto-sans-regular";

    private static final int SECONDS_IN_LINE = 20;
    private static final int TIGHTEST = 4;

    private static final Pattern STYLE_SHEET = Pattern.compile("pdf:([a-z-]+\\.css)");
    private static final Pattern PICTURE = Pattern.compile("picture:([a-z-]+)");

    /** What XML cannot say, though people can type it. */
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("[^\\u0009\\u000A\\u000D\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final SpringTemplateEngine templates;

    /** So that templates may say {@code @dates}, as those of pages do. */
    private final ThymeleafEvaluationContext beans;

    private final Map<String, byte[]> fonts = new HashMap<>();
    private final Semaphore line = new Semaphore(AT_ONCE, true);

    PdfMaker(SpringTemplateEngine templates, ApplicationContext beans) {
        this.templates = templates;
        this.beans = new ThymeleafEvaluationContext(beans, null);
        for (var font : new String[] {"figtree-regular", "figtree-semibold", "bricolage-grotesque-bold", FALLBACK}) {
            fonts.put(font, read("fonts/" + font + ".ttf"));
        }
        // It would tell of styles it does not know, and of fonts, with the words of the page.
        XRLog.setLoggingEnabled(false);
    }

    /** As {@link #make(String, Map, Map)}, without pictures. */
    public Pdf make(String template, Map<String, Object> model) {
        return make(template, model, Map.of());
    }

    /**
     * Makes a document.
     *
     * @param template its name, never words of a person
     * @param model what the template knows
     * @param pictures PNG or JPEG that stand in it as {@code src="picture:name"}
     * @throws Refused when it would be too large, or too many are being made
     */
    public Pdf make(String template, Map<String, Object> model, Map<String, byte[]> pictures) {
        return inLine(() -> render(document(template, model), pictures));
    }

    /**
     * As {@link #make(String, Map, Map)}, on one page: as long as it takes more than one, the template is asked again with a
     * higher {@code tight}, from 0 to 4.
     */
    public Pdf makeOnePage(String template, Map<String, Object> model, Map<String, byte[]> pictures) {
        return inLine(() -> {
            for (var tight = 0; ; tight++) {
                var fitted = new HashMap<>(model);
                fitted.put("tight", tight);
                var made = render(document(template, fitted), pictures);
                if (made.pages() == 1 || tight == TIGHTEST) {
                    return made;
                }
            }
        });
    }

    private interface Making {
        Pdf make();
    }

    private Pdf inLine(Making making) {
        try {
            if (!line.tryAcquire(SECONDS_IN_LINE, TimeUnit.SECONDS)) {
                throw new Refused("pdf.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("pdf.busy");
        }
        try {
            return making.make();
        } finally {
            line.release();
        }
    }

    private Document document(String template, Map<String, Object> model) {
        var context = new Context(LocaleContextHolder.getLocale(), model);
        context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME, beans);
        var page = templates.process(template, context);
        if (page.length() > MOST_CHARACTERS) {
            throw new Refused("pdf.too-long");
        }
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(
                    new StringReader(UNSPEAKABLE.matcher(page).replaceAll("").strip())));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("not well-formed: " + template, e);
        }
    }

    private Pdf render(Document document, Map<String, byte[]> pictures) {
        var bytes = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Staffroom");
        builder.withW3cDocument(document, "pdf:");
        builder.useReplacementText("?");
        builder.useUriResolver((base, uri) -> ours(uri) ? uri : null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> ours(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useProtocolsStreamImplementation(uri -> new Given(resource(uri, pictures)), "pdf", "picture");
        builder.useProtocolsStreamImplementation(uri -> new Given(new byte[0]), "http", "https", "file", "jar", "ftp");
        font(builder, "figtree-regular", "Figtree", 400);
        font(builder, "figtree-semibold", "Figtree", 600);
        font(builder, "bricolage-grotesque-bold", "Bricolage Grotesque", 700);
        builder.useFont(
                font(FALLBACK), "Noto Sans", 400, FontStyle.NORMAL, true, EnumSet.of(FSFontUseCase.FALLBACK_FINAL));
        builder.toStream(bytes);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            var pages = renderer.getRootBox().getLayer().getPages().size();
            renderer.createPDF();
            return new Pdf(bytes.toByteArray(), pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void font(PdfRendererBuilder builder, String file, String family, int weight) {
        builder.useFont(font(file), family, weight, FontStyle.NORMAL, true);
    }

    private FSSupplier<InputStream> font(String file) {
        return () -> new ByteArrayInputStream(fonts.getOrDefault(file, new byte[0]));
    }

    private static boolean ours(@Nullable String uri) {
        return uri != null
                && (STYLE_SHEET.matcher(uri).matches() || PICTURE.matcher(uri).matches());
    }

    private static byte[] resource(String uri, Map<String, byte[]> pictures) {
        var sheet = STYLE_SHEET.matcher(uri);
        var picture = PICTURE.matcher(uri);
        return sheet.matches()
                ? read(sheet.group(1))
                : picture.matches() ? pictures.getOrDefault(picture.group(1), new byte[0]) : new byte[0];
    }

    private static byte[] read(String name) {
        try {
            return new ClassPathResource("pdf/" + name).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Given(byte[] bytes) implements FSStream {

        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
