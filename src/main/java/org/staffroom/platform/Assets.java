package org.staffroom.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/**
 * Stylesheet, scripts, fonts and pictures of our own, under one path that changes with their content and may be kept for a
 * year. The stylesheets, one a component, are joined into one in the order of their names.
 */
@Controller
@ControllerAdvice
class Assets implements WebMvcConfigurer {

    private final String root;
    private final byte[] stylesheet;

    Assets() throws IOException, NoSuchAlgorithmException {
        var resolver = new PathMatchingResourcePatternResolver();
        var hash = MessageDigest.getInstance("SHA-256");
        for (var file : sorted(resolver.getResources("classpath:/assets/**/*.*"))) {
            hash.update(file.getContentAsByteArray());
        }
        // These name the versions of the WebJars, which the links to them do not.
        for (var file : sorted(resolver.getResources("classpath*:/META-INF/resources/webjars/*/*/package.json"))) {
            hash.update(file.getContentAsByteArray());
        }
        root = "/assets/" + HexFormat.of().formatHex(hash.digest()).substring(0, 12);
        var joined = new ByteArrayOutputStream();
        for (var file : sorted(resolver.getResources("classpath:/assets/css/*.css"))) {
            joined.writeBytes(file.getContentAsByteArray());
            joined.write('\n');
        }
        stylesheet = joined.toByteArray();
    }

    private static Resource[] sorted(Resource[] files) {
        Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
        return files;
    }

    /** In templates: {@code @{${assets} + '/js/staffroom.js'}}. */
    @ModelAttribute
    void root(Model model) {
        model.addAttribute("assets", root);
    }

    String stylesheetAddress() {
        return root + "/css/staffroom.css";
    }

    @GetMapping("/assets/{version}/css/staffroom.css")
    ResponseEntity<byte[]> stylesheet() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(forAYear())
                .body(stylesheet);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(root + "/**")
                .addResourceLocations("classpath:/assets/", "classpath:/META-INF/resources/webjars/")
                .setCacheControl(forAYear())
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }

    private static CacheControl forAYear() {
        return CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    }
}
