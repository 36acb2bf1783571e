package org.staffroom.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** What people upload, kind and unkind. */
public final class Uploads {

    private Uploads() {}

    /** Left half red, right half blue. */
    public static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(
                width, height, format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG that says how the camera was held and where: EXIF with orientation and a GPS directory. */
    public static byte[] withPosition(byte[] jpeg, int orientation) {
        var tiff = ByteBuffer.allocate(200);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8825, 4, 1, 38);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        entry(tiff, 0x0001, 2, 2, 'N' << 24);
        tiff.putInt(0);
        tiff.put("51.4545,-2.5879 GPS of the photographer".getBytes(StandardCharsets.US_ASCII));
        var exif = ByteBuffer.allocate(tiff.position() + 10);
        exif.putShort((short) 0xffe1).putShort((short) (tiff.position() + 8));
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array(), 0, tiff.position());
        return ByteBuffer.allocate(jpeg.length + exif.capacity())
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A PNG whose header claims the size, with nothing behind it. */
    public static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        var crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A GIF that is a script as well. */
    public static byte[] gifAndScript() {
        var gif = picture("gif", 20, 10);
        var script = "/*GIF*/=1;alert(document.domain)//<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(gif.length + script.length)
                .put(gif)
                .put(script)
                .array();
    }

    public static byte[] pdf(String text) {
        return ("%PDF-1.4\n" + text + "\n%%EOF").getBytes(StandardCharsets.UTF_8);
    }

    /** A PowerPoint file without slides: the least that its format asks for. */
    public static byte[] powerPoint() {
        var head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("[Content_Types].xml", utf8(head + """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/ppt/presentation.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/>
                </Types>"""));
        entries.put("_rels/.rels", utf8(head + """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Target="ppt/presentation.xml"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
                </Relationships>"""));
        entries.put("ppt/presentation.xml", utf8(head + """
                <p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">
                <p:notesSz cx="6858000" cy="9144000"/></p:presentation>"""));
        return zip(entries);
    }

    /** An OpenDocument presentation of an empty slide: the least that its format asks for, its type in the open at the beginning. */
    public static byte[] openDocument() {
        var type = "application/vnd.oasis.opendocument.presentation";
        var first = new ZipEntry("mimetype");
        var crc = new CRC32();
        crc.update(utf8(type));
        first.setMethod(ZipEntry.STORED);
        first.setSize(type.length());
        first.setCrc(crc.getValue());
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(first);
            zip.write(utf8(type));
            zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
            zip.write(utf8("""
                    <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
                    <manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>
                    <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
                    </manifest:manifest>""".formatted(type)));
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(utf8("""
                    <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                     xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2">
                    <office:body><office:presentation><draw:page draw:name="One"/></office:presentation></office:body>
                    </office:document-content>"""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A PowerPoint file with another entry of so many zeros. */
    public static byte[] pptx(String extra, int zeros) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("ppt/presentation.xml"));
            zip.write("<p/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(extra));
            var block = new byte[1024 * 1024];
            for (var left = zeros; left > 0; left -= block.length) {
                zip.write(block, 0, Math.min(left, block.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A PowerPoint file whose list of content types is this. */
    public static byte[] pptx(String contentTypes) {
        return zip(Map.of(
                "[Content_Types].xml",
                contentTypes.getBytes(StandardCharsets.UTF_8),
                "ppt/presentation.xml",
                new byte[1]));
    }

    /** A PowerPoint file with another entry of this content. */
    public static byte[] pptxWith(String extra, byte[] content) {
        return zip(Map.of("[Content_Types].xml", new byte[1], "ppt/presentation.xml", new byte[1], extra, content));
    }

    public static byte[] pptxOfManyEntries(int many) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("[Content_Types].xml", new byte[1]);
        entries.put("ppt/presentation.xml", new byte[1]);
        for (var i = 0; i < many; i++) {
            entries.put("ppt/slides/" + i, new byte[0]);
        }
        return zip(entries);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same file saying another size wherever it says this one. */
    public static byte[] lying(byte[] zip, int size, int claimed) {
        var bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = 0; at + 4 <= zip.length; at++) {
            if (bytes.getInt(at) == size) {
                bytes.putInt(at, claimed);
            }
        }
        return bytes.array();
    }

    public static byte[] eicar() {
        return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
