package org.staffroom.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real Chromium of the browser tests, started once a build. Where the machine has none it is fetched once: Debian's
 * package when we are root there, else by Playwright's installer. When that fails too the build fails and says what to do;
 * it never skips.
 */
public final class Browser {

    /** Names the browser to use. */
    private static final String SETTING = "STAFFROOM_CHROMIUM";

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final com.microsoft.playwright.Browser CHROMIUM = start();

    private Browser() {}

    /** Playwright is for one thread: tests run in one. */
    public static com.microsoft.playwright.Browser chromium() {
        return CHROMIUM;
    }

    /** A browser of somebody's own, that finds in the directory what it kept when it was closed. */
    public static BrowserContext keeping(Path directory, BrowserType.LaunchPersistentContextOptions options) {
        return PLAYWRIGHT
                .chromium()
                .launchPersistentContext(directory, options.setArgs(FLAGS).setExecutablePath(executable()));
    }

    private static Path executable() {
        return installed()
                .or(Browser::install)
                .orElseThrow(() -> new IllegalStateException(
                        "No Chromium for the browser tests, and none could be installed. Install it (Debian: apt-get install"
                                + " chromium) or name one in " + SETTING + "."));
    }

    private static com.microsoft.playwright.Browser start() {
        var options = new BrowserType.LaunchOptions().setArgs(FLAGS).setExecutablePath(executable());
        var browser = PLAYWRIGHT.chromium().launch(options);
        Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        return browser;
    }

    private static Optional<Path> installed() {
        var named = System.getenv(SETTING);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.concat(
                        Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome",
                                "/usr/bin/google-chrome-stable",
                                "/snap/bin/chromium",
                                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                                "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"),
                        Stream.of(PLAYWRIGHT.chromium().executablePath()))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> install() {
        if (Files.isExecutable(Path.of("/usr/bin/apt-get")) && "root".equals(System.getProperty("user.name"))) {
            run(List.of("apt-get", "update", "-q"));
            run(List.of("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"));
        } else {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "com.microsoft.playwright.CLI"));
            command.addAll(List.of("install", "chromium"));
            run(command);
        }
        return installed();
    }

    private static void run(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/chromium-install.log")));
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            var process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("Could not run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
