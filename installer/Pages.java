import org.diskchain.cli.pages.ConsolePages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Manual and completions of the console program, written below a `share` folder.
final class Pages {
    private Pages() {}

    static void write(String version, Path share) throws IOException {
        for (Map.Entry<String, String> page : ConsolePages.pages(version).entrySet()) {
            Path file = share.resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }
    }
}
