package org.staffroom.regions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;

/** The colours of the regions, as classes: our own policy blocks style attributes. */
@Controller
class RegionStylesheet {

    private final RegionQueries regions;

    RegionStylesheet(RegionQueries regions) {
        this.regions = regions;
    }

    @GetMapping("/regions.css")
    ResponseEntity<byte[]> colours() {
        var css = regions.all().stream()
                .map(region -> ".r-%s{--hue:%d}".formatted(region.slug(), region.hue()))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5))
                        .cachePublic()
                        .staleWhileRevalidate(Duration.ofDays(1)))
                .eTag(DigestUtils.md5DigestAsHex(css))
                .body(css);
    }
}
