package org.staffroom.presentations;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Slides of the demonstration: a PDF of one page with the title on it, written by hand. */
final class OnePage {

    private static final int LETTERS_A_LINE = 34;

    private OnePage() {}

    static byte[] pdf(String title) {
        var content = new StringBuilder("0.97 0.96 0.93 rg 0 0 960 540 re f 0.05 0.38 0.40 rg 0 0 24 540 re f"
                + " BT /F1 44 Tf 0.12 0.16 0.18 rg 80 340 Td 54 TL ");
        for (var line : lines(title)) {
            content.append('(').append(escaped(line)).append(") Tj T* ");
        }
        content.append("ET");
        var objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 960 540]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new ArrayList<Integer>();
        for (var i = 0; i < objects.size(); i++) {
            offsets.add(pdf.length());
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        var table = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> pdf.append("%010d 00000 n \n".formatted(offset)));
        pdf.append("trailer\n<</Size ").append(objects.size() + 1).append("/Root 1 0 R>>\nstartxref\n");
        pdf.append(table).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> lines(String title) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : title.split(" ")) {
            if (!line.isEmpty() && line.length() + word.length() >= LETTERS_A_LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String escaped(String line) {
        return line.replaceAll("([\\\\()])", "\\\\$1").replace('’', '\'').replace('–', '-');
    }
}
