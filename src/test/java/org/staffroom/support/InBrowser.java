package org.staffroom.support;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives a test people at browsers: {@link People}, each with cookies of their own. A picture of each page is
 * kept under {@code target/failures} when the test fails.
 */
public class InBrowser implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(InBrowser.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == People.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var port = SpringExtension.getApplicationContext(test)
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
        return test.getStore(STORE)
                .getOrComputeIfAbsent("people", key -> new People("http://localhost:" + port), People.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var people = test.getStore(STORE).remove("people", People.class);
        if (people != null) {
            people.leave(test.getExecutionException().isPresent() ? test.getDisplayName() : null);
        }
    }

    /** Opens browsers: one context a person. */
    public static final class People {

        private final String root;
        private final List<BrowserContext> contexts = new ArrayList<>();

        People(String root) {
            this.root = root;
        }

        /** The address of the application. */
        public String root() {
            return root;
        }

        /** Somebody at a desk, 1280 wide. */
        public Page atADesk() {
            return with(new NewContextOptions().setViewportSize(1280, 900));
        }

        /** Somebody with a phone, 375 wide. */
        public Page onAPhone() {
            return with(new NewContextOptions()
                    .setViewportSize(375, 812)
                    .setHasTouch(true)
                    .setIsMobile(true));
        }

        /** Somebody whose browser runs no scripts. */
        public Page withoutJavaScript() {
            return with(new NewContextOptions().setViewportSize(1280, 900).setJavaScriptEnabled(false));
        }

        public Page with(NewContextOptions options) {
            var context = Browser.chromium().newContext(options.setBaseURL(root).setLocale("en-GB"));
            context.setDefaultTimeout(10_000);
            contexts.add(context);
            return context.newPage();
        }

        private void leave(String failed) {
            for (var context : contexts) {
                if (failed != null) {
                    var number = 0;
                    for (var page : context.pages()) {
                        page.screenshot(new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(Path.of(
                                        "target/failures",
                                        failed + "-" + contexts.indexOf(context) + "-" + number++ + ".png")));
                    }
                }
                context.close();
            }
        }
    }
}
