import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import javax.imageio.ImageIO;

/// Makes the icons of all systems from the one drawing. Run by the build:
///
/// ```
/// java -cp jsvg.jar installer/Icons.java assets/diskchain.svg FOLDER WINDOW-FOLDER
/// ```
///
/// FOLDER gets a PNG of each size, the .ico and the .icns; WINDOW-FOLDER what the window's title
/// bar shows.
final class Icons {
    private static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512, 1024);
    private static final List<Integer> WINDOW_SIZES = List.of(16, 32, 48, 64, 128, 256);
    private static final List<Integer> ICO_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    /// The types of a .icns that hold a PNG, each with its size in pixels; ic11 and later are for
    /// screens of double density.
    private static final Map<String, Integer> ICNS_SIZES =
            new TreeMap<>(
                    Map.of(
                            "ic07", 128, "ic08", 256, "ic09", 512, "ic10", 1024, "ic11", 32, "ic12",
                            64, "ic13", 256, "ic14", 512));

    private final Map<Integer, byte[]> images = new TreeMap<>();

    private Icons(Path drawing) throws IOException {
        SVGDocument document =
                Objects.requireNonNull(new SVGLoader().load(drawing.toUri().toURL()));
        for (int size : SIZES) images.put(size, png(document, size));
    }

    static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Icons icons = new Icons(Path.of(arguments[0]));
        icons.write(Path.of(arguments[1]), Path.of(arguments[2]));
    }

    private static byte[] png(SVGDocument document, int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.render(null, graphics, new ViewBox(0, 0, size, size));
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private void write(Path folder, Path window) throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(window);
        for (int size : SIZES) Files.write(folder.resolve(size + ".png"), images.get(size));
        Files.write(folder.resolve("diskchain.ico"), ico());
        Files.write(folder.resolve("diskchain.icns"), icns());
        for (int size : WINDOW_SIZES) {
            Files.write(window.resolve("icon-" + size + ".png"), images.get(size));
        }
    }

    /// ICONDIR, an ICONDIRENTRY of 16 bytes for each image, then the images as PNG.
    private byte[] ico() {
        int head = 6 + 16 * ICO_SIZES.size();
        int length = head + ICO_SIZES.stream().mapToInt(size -> images.get(size).length).sum();
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) ICO_SIZES.size());
        int offset = head;
        for (int size : ICO_SIZES) {
            byte[] image = images.get(size);
            out.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0); // 256 is told as 0
            out.putShort((short) 1).putShort((short) 32).putInt(image.length).putInt(offset);
            offset += image.length;
        }
        ICO_SIZES.forEach(size -> out.put(images.get(size)));
        return out.array();
    }

    /// `icns`, the length of all, then of each image its type, its length with these eight bytes,
    /// and the PNG; big-endian.
    private byte[] icns() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        List<Map.Entry<String, Integer>> types = new ArrayList<>(ICNS_SIZES.entrySet());
        int length =
                8 + types.stream().mapToInt(type -> 8 + images.get(type.getValue()).length).sum();
        out.writeBytes("icns");
        out.writeInt(length);
        for (Map.Entry<String, Integer> type : types) {
            byte[] image = images.get(type.getValue());
            out.writeBytes(type.getKey());
            out.writeInt(8 + image.length);
            out.write(image);
        }
        return all.toByteArray();
    }
}
