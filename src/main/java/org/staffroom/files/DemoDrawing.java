package org.staffroom.files;

import java.awt.BasicStroke;
import java.awt.Polygon;
import java.awt.geom.Arc2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Photos of the demonstration, drawn: flat scenes in the colours of a region. The same variant of a scene is always the same picture. */
public final class DemoDrawing extends DemoPen {

    /** What there is a picture of. */
    public enum Scene {
        GROUP,
        TALK,
        COFFEE,
        ROOM,
        TOUR,
        PANEL,
        OUTSIDE
    }

    private DemoDrawing(double hue, int variant) {
        super(hue, variant);
    }

    /** As JPEG, 1600 by 1067. @param hue in degrees, as of the region's colour */
    public static byte[] jpeg(Scene scene, double hue, int variant) {
        var drawing = new DemoDrawing(hue, variant);
        drawing.draw(scene);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawing.picture, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            drawing.pen.dispose();
        }
        return out.toByteArray();
    }

    private void draw(Scene scene) {
        switch (scene) {
            case GROUP -> group();
            case TALK -> talk();
            case COFFEE -> coffee();
            case ROOM -> room();
            case TOUR -> tour();
            case PANEL -> panel();
            case OUTSIDE -> outside();
        }
    }

    private void group() {
        landscape(640);
        if (variant % 2 == 0) {
            castle(880, 250, 560);
        } else {
            school(760, 330, 720);
        }
        fill(colour(.58, .06, 140), 0, 760, WIDTH, 320);
        row(11, 690, 1.05);
        row(9, 830, 1.3);
    }

    private void outside() {
        landscape(600);
        if (variant % 2 == 0) {
            castle(700, 220, 620);
        } else {
            school(620, 300, 820);
        }
        fill(colour(.66, .06, 135), 0, 690, WIDTH, 400);
        path(620, 700, 1050, 690, 1420, HEIGHT, 260, HEIGHT, colour(.86, .03, 80));
        tree(150, 420, 1.2);
        tree(1500, 470, .9);
        for (var i = 0; i < 5; i++) {
            person(330 + i * 230 + jitter(50), 610 + jitter(50), 1.2 + i % 2 * .15, false);
        }
    }

    private void talk() {
        wall();
        var left = variant % 2 == 0;
        var screen = left ? 640 : 160;
        screen(screen, 110, 800, 450);
        var x = left ? 400 : 1200;
        person(x, 300, 1.75, false);
        if (variant % 3 == 2) {
            person(left ? 170 : 1430, 340, 1.65, false);
        } else {
            pen.setColor(colour(.45, .04, 60));
            round(left ? x - 290 : x + 130, 520, 150, 330, 14);
            fill(colour(.55, .04, 60), left ? x - 300 : x + 120, 500, 170, 30);
        }
        audience(2);
    }

    private void panel() {
        wall();
        screen(500, 110, 600, 250);
        var many = 3 + chance.nextInt(2);
        for (var i = 0; i < many; i++) {
            person(WIDTH / 2 + (int) ((i - (many - 1) / 2.0) * 260), 400, 1.35, false);
        }
        fill(colour(.5, .06, hue), 270, 640, 1060, 170);
        fill(colour(.62, .06, hue), 250, 620, 1100, 36);
        for (var i = 0; i < many; i++) {
            var x = WIDTH / 2 + (int) ((i - (many - 1) / 2.0) * 260) + 40;
            pen.setColor(colour(.25, .01, 260));
            pen.setStroke(new BasicStroke(7));
            pen.drawLine(x, 620, x - 24, 560);
            oval(x - 40, 535, 30, 30);
        }
        audience(2);
    }

    private void room() {
        wall();
        windows();
        lamps();
        for (var table = 0; table < 3; table++) {
            var x = 290 + table * 510 + jitter(30);
            var y = table == 1 ? 610 : 700;
            pen.setClip(0, 0, WIDTH, y + 50);
            for (var i = -1; i <= 1; i++) {
                person(x + i * 140, y - 190 + Math.abs(i) * 25, 1, false);
            }
            pen.setClip(null);
            fill(colour(.5, .03, 60), x - 14, y + 60, 28, 190);
            pen.setColor(colour(.78, .05, 70));
            oval(x - 250, y - 30, 500, 170);
            pen.setColor(colour(.86, .04, 75));
            oval(x - 250, y - 45, 500, 165);
            for (var i = 0; i < 3; i++) {
                laptopOrCup(x - 120 + i * 110, y + 5 + jitter(14));
            }
        }
        audience(1);
    }

    private void coffee() {
        wall();
        windows();
        for (var i = 0; i < 6; i++) {
            person(170 + i * 255 + jitter(50), 420 + i % 2 * 50 + jitter(20), 1.35, true);
        }
        fill(colour(.6, .07, 55), 0, 820, WIDTH, 250);
        fill(colour(.7, .07, 60), 0, 800, WIDTH, 44);
        for (var i = 0; i < 9; i++) {
            cup(90 + i * 175 + jitter(36), 790 + i % 2 * 44, 1.6);
        }
        pen.setColor(colour(.9, .03, 85));
        oval(610, 860, 380, 90);
        for (var i = 0; i < 6; i++) {
            pen.setColor(colour(.62 + i % 3 * .06, .1, 60));
            round(660 + i * 46, 850 - i % 2 * 20, 60, 44, 18);
        }
    }

    private void tour() {
        wall();
        for (var rack = 0; rack < 4; rack++) {
            var x = 90 + rack * 215;
            fill(colour(.27, .02, 250), x, 150, 195, 640);
            for (var unit = 0; unit < 13; unit++) {
                fill(colour(.36, .02, 250), x + 14, 172 + unit * 47, 167, 34);
                for (var light = 0; light < 5; light++) {
                    pen.setColor(chance.nextInt(4) == 0 ? colour(.8, .15, 80) : colour(.8, .15, 155));
                    oval(x + 28 + light * 22, 184 + unit * 47, 10, 10);
                }
            }
        }
        pen.setStroke(new BasicStroke(10));
        for (var cable = 0; cable < 4; cable++) {
            pen.setColor(colour(.6, .12, hue + cable * 70));
            pen.draw(new Arc2D.Double(240 + cable * 170, 40, 200, 220, 0, 180, Arc2D.OPEN));
        }
        person(1010, 430, 1.6, false);
        for (var i = 0; i < 3; i++) {
            person(1200 + i * 150, 470 + i % 2 * 60, 1.45, false);
        }
        audience(1);
    }

    private void landscape(int horizon) {
        fill(colour(.86, .06, 220 + jitter(12)), 0, 0, WIDTH, horizon);
        pen.setColor(colour(.93, .08, 90));
        oval(180 + chance.nextInt(1100), 90 + chance.nextInt(80), 170, 170);
        pen.setColor(colour(.95, .02, 220));
        for (var cloud = 0; cloud < 3; cloud++) {
            var x = chance.nextInt(WIDTH);
            var y = 80 + chance.nextInt(190);
            round(x, y, 260, 60, 60);
            oval(x + 50, y - 40, 110, 100);
            oval(x + 120, y - 20, 90, 80);
        }
        pen.setColor(colour(.72, .07, hue));
        oval(-300, horizon - 190, 1200, 620);
        pen.setColor(colour(.66, .08, hue + 15));
        oval(700, horizon - 130, 1300, 560);
    }

    private void castle(int x, int y, int width) {
        pen.setColor(colour(.68, .03, 75));
        pen.fillRect(x, y + 90, width, 420);
        for (var tower : new int[] {x - 60, x + width - 90}) {
            pen.setColor(colour(.63, .03, 75));
            pen.fillRect(tower, y, 150, 510);
            for (var i = 0; i < 3; i++) {
                pen.fillRect(tower + i * 56, y - 34, 38, 40);
            }
            pen.setColor(colour(.42, .04, 75));
            round(tower + 58, y + 90, 34, 80, 34);
        }
        pen.setColor(colour(.38, .04, 60));
        round(x + width / 2 - 70, y + 290, 140, 260, 140);
    }

    private void school(int x, int y, int width) {
        pen.setColor(colour(.6, .09, 40 + jitter(14)));
        pen.fillRect(x, y, width, 400);
        pen.setColor(colour(.42, .05, 45));
        pen.fillPolygon(new Polygon(new int[] {x - 30, x + width / 2, x + width + 30}, new int[] {y, y - 130, y}, 3));
        for (var i = 0; i < 5; i++) {
            for (var floor = 0; floor < 2; floor++) {
                var at = x + 40 + i * (width - 130) / 4;
                fill(colour(.93, .03, 90), at, y + 50 + floor * 150, 90, 96);
                fill(colour(.75, .06, 220), at + 8, y + 58 + floor * 150, 74, 80);
            }
        }
        fill(colour(.45, .09, hue), x + width / 2 - 45, y + 250, 90, 150);
    }

    private void tree(int x, int y, double size) {
        fill(colour(.42, .05, 55), x - (int) (14 * size), y + (int) (150 * size), (int) (28 * size), (int)
                (220 * size));
        pen.setColor(colour(.56, .1, 140));
        oval(x - 120 * size, y - 20 * size, 240 * size, 230 * size);
        pen.setColor(colour(.62, .1, 135));
        oval(x - 70 * size, y - 60 * size, 170 * size, 170 * size);
    }

    private void wall() {
        fill(colour(.9, .035, hue), 0, 0, WIDTH, 760);
        fill(colour(.84, .045, hue), 0, 560, WIDTH, 200);
        fill(colour(.74, .045, 65), 0, 760, WIDTH, 320);
        fill(colour(.95, .015, hue), 0, 748, WIDTH, 16);
    }

    private void windows() {
        for (var i = 0; i < 4; i++) {
            var x = 110 + i * 380;
            fill(colour(.97, .01, 90), x, 110, 250, 330);
            fill(colour(.86, .06, 220), x + 16, 126, 218, 298);
            pen.setColor(colour(.74, .08, 140));
            pen.setClip(x + 16, 126, 218, 298);
            oval(x - 40 + jitter(30), 330, 340, 240);
            pen.setClip(null);
            fill(colour(.97, .01, 90), x + 119, 126, 12, 298);
        }
    }

    private void lamps() {
        for (var i = 0; i < 3; i++) {
            var x = 300 + i * 500;
            pen.setStroke(new BasicStroke(5));
            pen.setColor(colour(.35, .02, 260));
            pen.drawLine(x, 0, x, 70);
            pen.setColor(colour(.55, .1, hue + 20));
            pen.fill(new Arc2D.Double(x - 75, 60, 150, 130, 0, 180, Arc2D.PIE));
            pen.setColor(colour(.95, .08, 90));
            oval(x - 26, 112, 52, 34);
        }
    }

    private void screen(int x, int y, int width, int height) {
        pen.setColor(colour(.3, .02, 250));
        round(x - 16, y - 16, width + 32, height + 32, 18);
        fill(colour(.985, .005, 90), x, y, width, height);
        pen.setColor(colour(.42, .09, hue));
        round(x + 50, y + 46, (int) (width * (.4 + chance.nextDouble() * .3)), 34, 17);
        if (chance.nextBoolean()) {
            var bars = 5;
            for (var i = 0; i < bars; i++) {
                var tall = (int) (height * (.16 + chance.nextDouble() * .42));
                pen.setColor(colour(.6 + i % 2 * .12, .1, hue + (i == 3 ? 180 : 0)));
                round(x + 60 + i * (width - 120) / bars, y + height - 46 - tall, width / 9, tall, 10);
            }
        } else {
            for (var i = 0; i < 4; i++) {
                pen.setColor(colour(.7, .1, hue + 180));
                oval(x + 56, y + 122 + i * height / 6, 20, 20);
                pen.setColor(colour(.82, .02, 250));
                round(x + 100, y + 122 + i * height / 6, (int) (width * (.3 + chance.nextDouble() * .45)), 20, 10);
            }
        }
    }
}
