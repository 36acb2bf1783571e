package org.staffroom.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String ADDRESS = "https://staffroom.example/c/k7mq3xwp";

    @Test
    void thePathIsRead() throws Exception {
        var code = QrCode.of(ADDRESS);
        var scale = 5;
        var pixels = new int[code.size() * scale * code.size() * scale];
        java.util.Arrays.fill(pixels, 0xffffff);
        var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(code.path());
        while (runs.find()) {
            for (var x = 0; x < Integer.parseInt(runs.group(3)) * scale; x++) {
                for (var y = 0; y < scale; y++) {
                    pixels[
                            (Integer.parseInt(runs.group(2)) * scale + y) * code.size() * scale
                                    + Integer.parseInt(runs.group(1)) * scale
                                    + x] = 0;
                }
            }
        }
        assertThat(read(code.size() * scale, pixels)).isEqualTo(ADDRESS);
        assertThat(code.viewBox()).isEqualTo("0 0 " + code.size() + " " + code.size());
    }

    @Test
    void thePictureIsRead() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(QrCode.of(ADDRESS).png()));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(read(image.getWidth(), pixels)).isEqualTo(ADDRESS);
    }

    @Test
    void whatNobodyCouldScanIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("x".repeat(301)));
    }

    private static String read(int size, int[] pixels) throws Exception {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels)));
        return new QRCodeReader().decode(bitmap).getText();
    }
}
